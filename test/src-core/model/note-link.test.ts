import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { NoteTarget } from '../../../src-core/model/note-link.ts';
import { formatNoteLink, noteLinkAt, replaceNoteLinks } from '../../../src-core/model/note-link.ts';

const SEED = 77;
const target: NoteTarget = { kind: 'article', id: asId('01ABC') };

describe('a link in a note', () => {
  it(`is read as it was written, whatever the title holds (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.string(), (title, after) => {
        const written = formatNoteLink({ target, title });
        const read = noteLinkAt(written + after);
        expect(read?.length).toBe(written.length);
        expect(read?.link.target).toEqual(target);
        expect(formatNoteLink(read?.link ?? { target, title: '' })).toBe(
          read?.link.title === '01ABC' ? '[[article:01ABC|01ABC]]' : written,
        );
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('needs a kind and an identifier', () => {
    for (const text of [
      '[[Title]]',
      '[[article:|x]]',
      '[[article:a b|x]]',
      '[[topic:1|x]]',
      '[[article:1|x]',
      'x',
    ])
      expect(noteLinkAt(text)).toBeNull();
    expect(noteLinkAt('[[passage:1]] on')?.link).toEqual({
      target: { kind: 'passage', id: '1' },
      title: '1',
    });
  });

  it('is replaced wherever it stands, and nothing else is', () => {
    const note = 'See [[article:1|One]], [[not one]], [[[passage:2|Two]]] and [[';
    expect(replaceNoteLinks(note, ({ title }) => `<${title}>`)).toBe(
      'See <One>, [[not one]], [<Two>] and [[',
    );
  });
});
