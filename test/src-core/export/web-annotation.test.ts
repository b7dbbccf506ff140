import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId, type DocumentId, type TopicId } from '../../../src-core/base/id.ts';
import {
  createAnnotationExport,
  exportedVersion,
} from '../../../src-core/export/web-annotation/export-annotations.ts';
import type { AnnotationFile } from '../../../src-core/export/web-annotation/write-collection.ts';
import { landQuotes, type LandedQuotes } from '../../../src-core/import/quotes/land-quotes.ts';
import { annotationFlaws } from '../../../src-core/import/web-annotation/annotation-flaws.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import { topicPath } from '../../../src-core/model/topic-path.ts';
import { annotatedSample, SAMPLE_TOPICS, type AnnotatedSample } from '../../score/annotated-sample.ts';
import { annotationAssertions } from '../../score/annotation-assertions.ts';
import { sharedData } from '../../shared-data.ts';
import { articlesOf } from '../import/articles-of.ts';

const SEED = 20261123;

function exported({ article, document, annotations }: AnnotatedSample): readonly AnnotationFile[] {
  const facts = { id: 'c', label: 'A collection', now: article.added, total: annotations.length };
  const writer = createAnnotationExport(facts, SAMPLE_TOPICS);
  const version = { id: article.documentId, text: document.text, date: article.added };
  return [...writer.add({ article, annotations, versions: [version] }), writer.end()];
}

async function landed(
  files: readonly AnnotationFile[],
  { article, document }: AnnotatedSample,
  there: readonly Annotation[],
): Promise<LandedQuotes> {
  const pages = (await Promise.all(files.map(({ path, text }) => articlesOf(path, text)))).flatMap((all) =>
    all.flatMap(({ annotates }) => (annotates === undefined ? [] : [annotates])),
  );
  let count = 0;
  return landQuotes(
    pages.flatMap(({ quotes }) => quotes),
    { article, document, annotations: there, kept: [] },
    { added: article.added, newId: () => `new-${(count += 1)}` },
  );
}

/** What both hold of an annotation. */
function held(annotation: Annotation, topics: readonly string[]): object {
  const { id: _id, via: _via, ...fields } = annotation;
  return { ...fields, topics };
}

/** Texts whose words come again and again, with signs of two units and combining ones. */
const someText = fc
  .array(fc.constantFrom('Wort', 'wort', 'a', '🦊', '👩‍👩‍👧', 'e\u0301', '„x“', '\n', 'שלום', '…'), {
    minLength: 1,
    maxLength: 60,
  })
  .map((words) =>
    words
      .join(' ')
      .replace(/ ?\n ?/gu, '\n')
      .trim(),
  )
  .filter((text) => /[\p{L}\p{N}]/u.test(text));
const someNote = fc
  .oneof(fc.constant(''), fc.constantFrom('**Markdown** & <b>', '- a\n- b', '$1 🦊'), fc.string())
  .map((note) => note.replace(/\r\n?/gu, '\n').trim());
const sample = fc
  .record({
    text: someText,
    url: fc.constantFrom('', 'https://example.org/a?b=1', 'https://example.org/wörter und 100%'),
    annotations: fc.array(
      fc.record({
        start: fc.nat(200),
        end: fc.nat(200),
        note: someNote,
        colour: fc.nat(7),
        topics: fc.array(fc.nat(2), { maxLength: 3 }),
        whole: fc.nat(4).map((one) => one === 0),
        area: fc.option(
          fc.record({
            page: fc.constant(0),
            left: fc.nat(5950),
            top: fc.nat(8420),
            width: fc.integer({ min: 1, max: 500 }),
            height: fc.integer({ min: 1, max: 500 }),
          }),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ text, url, annotations }) => annotatedSample(text, url, annotations))
  .filter(({ annotations }) => annotations.length > 0);

describe('Web Annotations', () => {
  test(`come in as they went out, and not a second time (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(sample, async (made) => {
        const files = exported(made);
        const { ops, tagged, lost } = await landed(files, made, []);
        expect(lost).toEqual([]);
        const topicsOf = new Map(tagged.map(({ annotationId, topics }) => [annotationId, topics]));
        const back = ops.flatMap((op) => (op.op === 'put' && op.kind === 'annotation' ? [op.record] : []));
        const pathsOf = (ids: readonly TopicId[]): string[] =>
          ids.map((id) => topicPath(id, SAMPLE_TOPICS).join('/'));
        expect(back.map((record) => held(record, topicsOf.get(record.id) ?? []))).toEqual(
          made.annotations.map(({ annotation, topicIds }) => held(annotation, pathsOf(topicIds))),
        );
        const again = await landed(files, made, back);
        expect([again.ops, again.lost]).toEqual([[], []]);
        const own = await landed(
          files,
          made,
          made.annotations.map(({ annotation }) => annotation),
        );
        expect(own.ops).toEqual([]);
      }),
      { seed: SEED, numRuns: 80 },
    );
  });

  test(`have no flaw by the model, and pass all that W3C's tests demand (seed ${SEED})`, () => {
    const folder = sharedData('annotations', 'w3c-tests-assertions');
    const must = (folder === null ? [] : annotationAssertions(folder)).filter(({ type }) => type === 'must');
    const failed = (about: string, value: unknown): readonly string[] =>
      must.filter((each) => each.about === about && !each.holds(value)).map(({ name }) => name);
    fc.assert(
      fc.property(sample, (made) => {
        const [file] = exported(made);
        const json = JSON.parse(file?.text ?? '') as { first: { items: readonly unknown[] } };
        expect(annotationFlaws(json)).toEqual([]);
        expect([...failed('collection', json), ...failed('page', json)]).toEqual([]);
        for (const item of json.first.items) {
          expect(annotationFlaws(item)).toEqual([]);
          expect(failed('annotation', item)).toEqual([]);
        }
      }),
      { seed: SEED, numRuns: 30 },
    );
  });

  test('of a large notebook become pages in files of their own, each of which follows the model', () => {
    const many = Array.from({ length: 2_001 }, (_, index) => ({
      start: 0,
      end: 4,
      note: `${index}`,
      colour: index,
      topics: [],
    }));
    const files = exported(annotatedSample('Wort um Wort', 'https://example.org/a', many));
    expect(files.map(({ path }) => path)).toEqual([
      'A collection.jsonld',
      'A collection 2.jsonld',
      'A collection 3.jsonld',
    ]);
    const [first, second, third] = files.map(({ text }) => JSON.parse(text) as Record<string, unknown>);
    expect([first, second, third].flatMap((json) => annotationFlaws(json))).toEqual([]);
    expect(first?.['last']).toBe(third?.['id']);
    expect(second).toMatchObject({
      startIndex: 1_000,
      prev: 'urn:florilegium:page:c-1',
      next: third?.['id'],
    });
    expect(third).toMatchObject({ startIndex: 2_000, prev: second?.['id'] });
    expect((third?.['items'] as unknown[]).length).toBe(1);
  });

  test('count in code points, and leave positions out where the text could not be read', () => {
    const made = annotatedSample('🦊🦊 Wort 🦊', '', [{ start: 5, end: 9, note: '', colour: 0, topics: [] }]);
    const [file] = exported(made);
    expect(file?.text).toContain('"start": 3,');
    const unread = createAnnotationExport({ id: 'c', label: 'x', now: '', total: 1 }, SAMPLE_TOPICS);
    const { article, annotations } = made;
    unread.add({
      article,
      annotations,
      versions: [{ id: asId<DocumentId>('document-1'), text: null, date: '' }],
    });
    expect(unread.end().text).not.toContain('TextPositionSelector');
  });

  test('date a version by the capture of its own bytes, else by that of the article, else by when it came in', () => {
    const { article } = annotatedSample('Wort', '', []);
    const { captured: _captured, ...bare } = article.original;
    const captured = (at: string) => ({ ...article.original, captured: at });
    const record = {
      id: article.documentId,
      articleId: article.id,
      version: 1,
      location: null,
      created: '2024-03-03',
      madeBy: 'test',
    };
    const dated = { ...article, original: captured('2024-02-02') };
    const own = { ...record, original: captured('2024-01-01') };
    expect(exportedVersion(own, dated, null).date).toBe('2024-01-01');
    expect(exportedVersion(record, dated, 'Wort')).toEqual({
      id: record.id,
      text: 'Wort',
      date: '2024-02-02',
    });
    expect(exportedVersion({ ...record, original: bare }, dated, null).date).toBe('2024-03-03');
  });
});
