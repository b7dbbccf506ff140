import { describe, expect, test } from 'vitest';
import { describePassage } from '../../../src-core/anchor/describe-passage.ts';
import { reanchor } from '../../../src-core/anchor/reanchor.ts';
import type { AnchoredAnnotation, Reanchored } from '../../../src-core/anchor/reanchor.ts';
import { versionMap } from '../../../src-core/anchor/version-map.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, DocumentId } from '../../../src-core/base/id.ts';
import { movedOffset, textChanges } from '../../../src-core/text/text-changes.ts';

const FIRST = 'Die Ministerin sprach am Freitag vor dem Ausschuss über die Lage an der Grenze im Osten.';
const SECOND = 'Sie blieb eine Stunde und beantwortete danach die Fragen der Abgeordneten.';
const THIRD = 'Am Abend widersprach ihr die Opposition in einer scharfen Erklärung.';
const FOURTH = 'Niemand wollte später sagen, wer das Treffen einberufen hatte und warum es so lange dauerte.';
const text = (...paragraphs: readonly string[]): string => paragraphs.join('\n');
const BEFORE = text(FIRST, SECOND, THIRD, FOURTH);

const version = (name: string, words: string) => ({ documentId: asId<DocumentId>(name), text: words });

/** An annotation on the words, as it stands in a version. */
function annotation(words: string, on = version('v1', BEFORE)): AnchoredAnnotation {
  const start = on.text.indexOf(words);
  const passage = describePassage(on.text, start, start + words.length);
  if (passage === null) throw new Error(words);
  return { id: asId<AnnotationId>(words), documentId: on.documentId, ...passage };
}

/** The annotation as it is after a version. */
const after = (was: AnchoredAnnotation, { fields }: Reanchored): AnchoredAnnotation => ({
  ...was,
  ...fields,
});

function only(
  was: AnchoredAnnotation,
  before: ReturnType<typeof version>,
  fresh: ReturnType<typeof version>,
): Reanchored {
  const [found] = reanchor([was], before, fresh);
  if (found === undefined) throw new Error('nothing');
  return found;
}

describe('re-anchoring', () => {
  const v1 = version('v1', BEFORE);

  test('calls a passage the same that others were put before, moved where it changed places, edited and lost where it did', () => {
    const fresh = version(
      'v2',
      text(
        'Ein Vorspann, der neu ist und länger als eine Zeile.',
        FIRST.replace('Freitag', 'Samstag'),
        FOURTH,
        SECOND,
      ),
    );
    const annotations = [
      'beantwortete danach',
      'sprach am Freitag',
      'wer das Treffen',
      'widersprach ihr die',
    ].map((words) => annotation(words));
    expect(
      reanchor(annotations, v1, fresh).map(({ id, grade, fields }) => [id, grade, fields?.quote?.exact]),
    ).toEqual([
      ['beantwortete danach', 'moved', 'beantwortete danach'],
      ['sprach am Freitag', 'edited', 'sprach am Samstag'],
      ['wer das Treffen', 'same', 'wer das Treffen'],
      ['widersprach ihr die', 'lost', undefined],
    ]);
  });

  test('leaves the same without a check, and tells of the others what they were', () => {
    const fresh = version('v2', text(FIRST.replace('Freitag', 'Samstag'), SECOND));
    const [same, edited, lost] = reanchor(
      [annotation('eine Stunde'), annotation('am Freitag vor'), annotation('in einer scharfen Erklärung')],
      v1,
      fresh,
    );
    expect(same?.fields).not.toHaveProperty('check');
    expect(same?.fields?.documentId).toBe('v2');
    const was = annotation('am Freitag vor');
    expect(edited?.fields?.check).toEqual({
      grade: 'edited',
      score: edited?.score,
      quote: was.quote,
      position: was.position,
      documentId: 'v1',
    });
    expect(edited?.score).toBeGreaterThan(0.6);
    expect(edited?.score).toBeLessThan(1);
    expect(lost?.fields).toEqual({
      check: {
        grade: 'lost',
        score: 0,
        quote: annotation('in einer scharfen Erklärung').quote,
        position: annotation('in einer scharfen Erklärung').position,
        documentId: 'v1',
      },
    });
  });

  test('remembers what the user last saw through several versions, and forgets it when that is back', () => {
    const v2 = version('v2', BEFORE.replace('am Freitag', 'am Samstag'));
    const v3 = version('v3', BEFORE.replace('am Freitag vor', 'am Samstag kurz vor'));
    const v4 = version('v4', BEFORE);
    const was = annotation('sprach am Freitag vor dem');
    const second = after(was, only(was, v1, v2));
    const third = after(second, only(second, v2, v3));
    expect(third.quote.exact).toBe('sprach am Samstag kurz vor dem');
    expect(third.check).toMatchObject({ grade: 'edited', quote: was.quote, documentId: 'v1' });
    expect(third.check?.score).toBeLessThan(second.check?.score ?? 0);
    const back = only(third, v3, v4);
    expect(back).toMatchObject({
      grade: 'same',
      fields: { documentId: 'v4', quote: was.quote, check: null },
    });
  });

  test('finds in a later version what an earlier one had lost', () => {
    const v2 = version('v2', text(FIRST, SECOND, FOURTH));
    const v3 = version('v3', BEFORE);
    const was = annotation('widersprach ihr die Opposition');
    const lost = after(was, only(was, v1, v2));
    expect(lost).toMatchObject({ documentId: 'v1', check: { grade: 'lost' } });
    expect(only(lost, v2, v3)).toMatchObject({
      grade: 'same',
      fields: { documentId: 'v3', quote: was.quote, check: null },
    });
    // what the user has accepted as lost is not asked about again
    expect(only({ ...lost, check: null }, v2, version('v4', FIRST))).toMatchObject({
      grade: 'lost',
      fields: null,
    });
  });

  test('follows a known edit: what was reworded inside of a passage stays in it', () => {
    const fresh = BEFORE.replace('eine Stunde und beantwortete', 'bis zum Ende, ließ sich Zeit und klärte');
    const changes = textChanges(BEFORE, fresh);
    const [found, behind] = reanchor(
      [annotation('blieb eine Stunde und beantwortete danach'), annotation('Am Abend')],
      v1,
      version('v2', fresh),
      (offset, edge) => movedOffset(offset, changes, edge),
    );
    expect(found?.fields?.quote?.exact).toBe('blieb bis zum Ende, ließ sich Zeit und klärte danach');
    expect(found?.grade).toBe('edited');
    expect(behind).toMatchObject({ grade: 'same' });
  });

  test('takes along a note on the page, which has no words', () => {
    const page: AnchoredAnnotation = {
      id: asId<AnnotationId>('page'),
      documentId: v1.documentId,
      quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start: 0, end: 0 },
    };
    expect(only(page, v1, version('v2', 'Alles neu.'))).toMatchObject({
      grade: 'same',
      fields: { documentId: 'v2', position: { start: 0, end: 0 } },
    });
  });

  test('tells repeated words apart by what stands far from them, too', () => {
    const caption = 'Foto: dpa';
    const v = version('v1', text(FIRST, caption, SECOND, caption, THIRD, caption, FOURTH));
    const start = v.text.indexOf(caption, v.text.indexOf(caption) + 1);
    const passage = describePassage(v.text, start, start + caption.length);
    if (passage === null) throw new Error(caption);
    // all of what stood beside it is gone
    const fresh = version('v2', text(FIRST, caption, 'Neues.', caption, 'Anderes.', caption, FOURTH));
    const found = only({ id: asId<AnnotationId>('caption'), documentId: v.documentId, ...passage }, v, fresh);
    expect(found.fields?.position?.start ?? -1).not.toBe(fresh.text.indexOf(caption));
  });
});

describe('laying a version on the one before', () => {
  test('knows where each word that stayed lies, and guesses between them', () => {
    const fresh = text('Neu.', FIRST, THIRD.replace('scharfen ', ''), FOURTH);
    const map = versionMap(BEFORE, fresh);
    for (const words of ['Ministerin', 'Osten', 'widersprach', 'Erklärung', 'warum'])
      expect(map.place(BEFORE.indexOf(words))).toBe(fresh.indexOf(words));
    const gone = map.place(BEFORE.indexOf('Stunde'));
    expect(gone).toBeGreaterThan(fresh.indexOf('Osten'));
    expect(gone).toBeLessThan(fresh.indexOf('Abend'));
    expect(versionMap('ganz', 'anders').isKnown).toBe(false);
  });
});
