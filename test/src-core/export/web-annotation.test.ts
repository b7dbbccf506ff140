import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId, type DocumentId, type TopicId } from '../../../src-core/base/id.ts';
import {
  createAnnotationExport,
  exportedVersion,
} from '../../../src-core/export/web-annotation/export-annotations.ts';
import type { AnnotationFile } from '../../../src-core/export/web-annotation/write-collection.ts';
import { annotationRecords } from '../../../src-core/import/article-records.ts';
import { landQuotes, type LandedQuotes } from '../../../src-core/import/quotes/land-quotes.ts';
import { meantColours } from '../../../src-core/import/meant-colours.ts';
import { topicLinks } from '../../../src-core/import/topic-links.ts';
import { annotationFlaws } from '../../../src-core/import/web-annotation/annotation-flaws.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import type { ColourMeanings } from '../../../src-core/model/colour-meaning.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import { LONGEST_FOREIGN } from '../../../src-core/model/foreign-annotation.ts';
import { topicPath } from '../../../src-core/model/topic-path.ts';
import {
  annotatedSample,
  SAMPLE_MEANINGS,
  SAMPLE_TOPICS,
  type AnnotatedSample,
} from '../../score/annotated-sample.ts';
import { annotationAssertions } from '../../score/annotation-assertions.ts';
import { sharedData } from '../../shared-data.ts';
import { articlesOf } from '../import/articles-of.ts';

const SEED = 20261123;
/** W3C's own examples that follow its model. */
const EXAMPLES = sharedData('annotations', 'w3c-model-examples', 'correct');

function exported(
  { article, document, annotations }: AnnotatedSample,
  meanings: ColourMeanings = SAMPLE_MEANINGS,
  topics: ReadonlyMap<TopicId, Topic> = SAMPLE_TOPICS,
): readonly AnnotationFile[] {
  const facts = { id: 'c', label: 'A collection', now: article.added, total: annotations.length };
  const writer = createAnnotationExport(facts, topics, meanings);
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

const PAGE = 'https://example.org/a?b=1';
const FOREIGN_TEXT = 'Ein Wort 🦊 und noch ein Wort, e\u0301n Wort. שלום עולם 12 Ende.';
const textual = (value: string, more: object): object => ({ type: 'TextualBody', value, ...more });
const someBody = fc.oneof(
  fc.record({
    type: fc.constant('TextualBody'),
    value: fc.constantFrom('ein Wort', '**x** 🦊', 'שלום', '<p>a</p>', 'Krieg', ' a '),
    format: fc.constantFrom('text/plain', 'text/markdown', 'text/html'),
    language: fc.constantFrom('de', 'he', 'en'),
    purpose: fc.constantFrom('commenting', 'tagging', 'questioning', 'classifying'),
    creator: fc.constantFrom('acct:ann@example.org', {
      id: 'https://example.org/b',
      type: 'Person',
      name: 'Béla',
    }),
  }),
  fc.constantFrom<object | string>(
    'https://example.org/body',
    { id: 'https://example.org/video', type: 'Video', rights: 'https://example.org/cc' },
    { type: 'Choice', items: [textual('eins', { language: 'de' }), textual('one', { language: 'en' })] },
    { source: 'https://example.org/thing', purpose: 'identifying' },
  ),
);
const someMore = fc.record(
  {
    creator: fc.constantFrom<unknown>('acct:ann@example.org', [
      { type: 'Person', name: 'Zoë' },
      'https://example.org/z',
    ]),
    generator: fc.constant({ id: 'https://example.org/tool', type: 'Software', name: 'Tool' }),
    generated: fc.constant('2020-01-01T00:00:00Z'),
    rights: fc.constant('https://creativecommons.org/licenses/by/4.0/'),
    audience: fc.constant({ id: 'https://example.org/class', type: 'schema:EducationalAudience' }),
    canonical: fc.constant('urn:x:canonical'),
    motivation: fc.constantFrom<unknown>('questioning', ['assessing', 'replying'], 'highlighting'),
    'ex:unknown': fc.constantFrom<unknown>(1, null, { deep: [true, 'עולם'] }),
  },
  { requiredKeys: [] },
);
const foreignJson = fc
  .record({
    more: someMore,
    body: fc.array(someBody, { maxLength: 3 }),
    meaning: fc.option(fc.constantFrom('Frage', 'نقطة')),
    style: fc.constantFrom('green', 'mine', null),
    target: fc.constantFrom<object>(
      { source: PAGE },
      { source: PAGE, scope: 'https://example.org/scope', renderedVia: { id: 'https://example.org/reader' } },
      {
        source: { id: PAGE, type: ['Text', 'schema:Article'], accessibility: 'x' },
        selector: [
          { type: 'TextQuoteSelector', exact: 'noch ein Wort' },
          { type: 'XPathSelector', value: '/p[1]' },
        ],
        state: [{ type: 'HttpRequestState', value: 'Accept: text/html' }],
      },
      { source: PAGE, selector: { type: 'TextQuoteSelector', exact: 'שלום עולם 12' } },
      {
        source: PAGE,
        selector: [
          {
            type: 'FragmentSelector',
            conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
            value: 'page=1&viewrect=10,10,200.5,30',
          },
        ],
      },
    ),
  })
  .map(({ more, body, meaning, style, target }, index?: number) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:x:${JSON.stringify([more, body, target, index]).length}`,
    type: 'Annotation',
    created: '2020-01-01T00:00:00Z',
    modified: '2020-01-02T00:00:00Z',
    ...more,
    more,
    body: [
      ...body,
      ...(meaning === null
        ? []
        : [
            {
              type: 'SpecificResource',
              purpose: 'classifying',
              source: { id: 'urn:florilegium:colour:green/x', type: 'skos:Concept', label: meaning },
            },
          ]),
    ],
    ...(style === null
      ? {}
      : { stylesheet: { type: 'CssStylesheet', value: `.${style} { background-color: #5fb236 }` } }),
    target: { ...target, ...(style === null ? {} : { styleClass: style }) },
  }))
  .map((json) => json as Record<string, unknown> & { readonly more: object });

interface Notebook {
  readonly sample: AnnotatedSample;
  readonly meanings: ColourMeanings;
  readonly topics: ReadonlyMap<TopicId, Topic>;
}

/** A notebook as it is once these annotations came in. */
function settled(made: AnnotatedSample, { ops, tagged }: Pick<LandedQuotes, 'ops' | 'tagged'>): Notebook {
  const meant = meantColours(ops, tagged, {}, made.article.added);
  let count = 0;
  const links = topicLinks(meant.tagged, [], () => `topic-${(count += 1)}`, made.article.added);
  const puts = [...meant.ops, ...links.ops].flatMap((op) => (op.op === 'put' ? [op] : []));
  const topicsOf = (id: string): TopicId[] =>
    puts.flatMap((op) =>
      op.kind === 'link' && op.record.from.id === id ? [asId<TopicId>(op.record.to.id)] : [],
    );
  return {
    sample: {
      ...made,
      annotations: puts.flatMap((op) =>
        op.kind === 'annotation' ? [{ annotation: op.record, topicIds: topicsOf(op.id) }] : [],
      ),
    },
    meanings: Object.fromEntries(
      puts.flatMap((op) => (op.kind === 'colour' ? [[op.id, op.record.meaning]] : [])),
    ),
    topics: new Map(puts.flatMap((op) => (op.kind === 'topic' ? [[op.record.id, op.record]] : []))),
  };
}

async function cameIn(files: readonly AnnotationFile[], made: AnnotatedSample): Promise<Notebook> {
  const found = await landed(files, made, []);
  expect(found.lost).toEqual([]);
  return settled(made, found);
}

const wentOut = ({ sample: made, meanings, topics }: Notebook): readonly AnnotationFile[] =>
  exported(made, meanings, topics);

/** What went out, without the names that each notebook gives anew. */
function annotationsOf(files: readonly AnnotationFile[]): readonly Record<string, unknown>[] {
  return files.flatMap(({ text }) => {
    const { first } = JSON.parse(text) as { first: { items: Record<string, unknown>[] } };
    return first.items.map(({ id: _id, via: _via, ...rest }) => rest);
  });
}

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

  test(`go out, come in and go out the same, with what came with them and what colours mean (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(foreignJson, { minLength: 1, maxLength: 4 }), async (list) => {
        const made = annotatedSample(FOREIGN_TEXT, PAGE, []);
        const first = await cameIn([{ path: 'a.json', text: JSON.stringify(list) }], made);
        const out = wentOut(first);
        const second = await cameIn(out, made);
        expect(second.meanings).toEqual(first.meanings);
        expect(annotationsOf(wentOut(second))).toEqual(annotationsOf(out));
        for (const [index, item] of annotationsOf(out).entries()) {
          expect(
            annotationFlaws({ ...item, id: 'urn:x:1' }).filter(({ level }) => level === 'error'),
          ).toEqual([]);
          expect(item).toMatchObject(list[index]?.['more'] ?? {});
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test.skipIf(EXAMPLES === null)('that W3C gives as examples go out with all that they say', async () => {
    const alone = annotatedSample('x', '', []);
    const place = {
      articleId: alone.article.id,
      documentId: alone.article.documentId,
      added: alone.article.added,
    };
    for (const name of readdirSync(EXAMPLES ?? '')) {
      const text = readFileSync(join(EXAMPLES ?? '', name), 'utf8');
      const json = JSON.parse(text) as Record<string, unknown>;
      if (json['type'] !== 'Annotation') continue;
      let out = '';
      let count = 0;
      let isParted = false;
      for (const { annotations, document, metadata, warnings } of await articlesOf(name, text)) {
        isParted ||= warnings.includes('annotations-parted') || warnings.includes('annotations-cut');
        const records = annotationRecords(annotations, document.text, {
          ...place,
          newId: () => `new-${(count += 1)}`,
        });
        const article = { ...alone.article, url: metadata.url, importer: 'web-annotation' };
        const files = wentOut(settled({ ...alone, article, document }, records));
        for (const item of annotationsOf(files))
          expect({ name, flaws: annotationFlaws({ ...item, id: 'urn:x:1' }) }).toEqual({ name, flaws: [] });
        // A note without its page is the text of an article.
        out += [...files.map((file) => file.text), document.text].join('\n');
      }
      const gone: string[] = [];
      JSON.stringify(json, (key, value: unknown) => {
        const isOurs =
          /^(?:created|modified|source|target|\d*)$/u.test(key) ||
          (key === 'format' && value === 'text/plain');
        const words = typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : '';
        if (!isOurs && !out.includes(words) && !out.includes(words.split('#')[1] ?? words))
          gone.push(`${key}: ${words}`);
        return value;
      });
      // or the report says so
      expect({ name, gone: isParted ? [] : gone }).toEqual({ name, gone: [] });
    }
  });

  test('that were changed here say what they say now, and keep what still holds', async () => {
    const said = [
      textual('alt', { language: 'de', purpose: 'commenting' }),
      textual('Krieg', { purpose: 'tagging', language: 'de' }),
    ];
    const json = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:x:1',
      type: 'Annotation',
      creator: { name: 'Zoë' },
      motivation: 'questioning',
      stylesheet: { type: 'CssStylesheet', value: '.mine { background: #5fb236 }' },
      body: said,
      target: {
        source: PAGE,
        styleClass: 'mine',
        selector: [
          { type: 'TextQuoteSelector', exact: 'noch ein Wort' },
          { type: 'XPathSelector', value: '/p[1]' },
        ],
      },
    };
    const made = annotatedSample(FOREIGN_TEXT, PAGE, []);
    const notebook = await cameIn([{ path: 'a.json', text: JSON.stringify(json) }], made);
    const changed = (more: Partial<Annotation>): unknown => {
      const annotations = notebook.sample.annotations.map((each) => ({
        ...each,
        annotation: { ...each.annotation, ...more },
      }));
      return annotationsOf(wentOut({ ...notebook, sample: { ...notebook.sample, annotations } }))[0];
    };
    expect(notebook.sample.annotations[0]?.annotation.creators).toEqual(['Zoë']);
    expect(changed({})).toMatchObject({
      creator: json.creator,
      motivation: 'questioning',
      stylesheet: json.stylesheet,
      body: said,
      target: { styleClass: 'mine', selector: [{}, {}, json.target.selector[1]] },
    });
    const note = { type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: 'neu' };
    expect(changed({ note: 'neu' })).toMatchObject({ creator: json.creator, body: [note, said[1]] });
    expect(changed({ note: '' })).toMatchObject({ body: [said[1]] });
    expect(changed({ colour: 'red' })).toMatchObject({ target: { styleClass: 'red' } });
    const [item] = notebook.sample.annotations;
    const moved = { ...item!.annotation.quote, exact: 'ein Wort' };
    expect(changed({ quote: moved })).toMatchObject({
      target: { selector: [{ exact: 'ein Wort' }, { type: 'TextPositionSelector' }] },
    });
  });

  test('with more than a notebook holds beside them come in all the same, and the report says so', async () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 3_000; depth += 1) deep = { deep };
    const json = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:x:1',
      type: 'Annotation',
      rights: 'https://example.org/cc',
      'ex:large': 'x'.repeat(100_000),
      'ex:deep': deep,
      bodyValue: 'said',
      target: PAGE,
    };
    const [article] = await articlesOf('a.json', JSON.stringify(json));
    expect(article?.annotates?.warnings).toEqual(['annotations-cut']);
    expect(article?.annotates?.quotes).toMatchObject([
      { note: 'said', foreign: { annotation: { rights: json.rights } } },
    ]);
    expect(JSON.stringify(article?.annotates?.quotes).length).toBeLessThan(LONGEST_FOREIGN);
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
    const unread = createAnnotationExport(
      { id: 'c', label: 'x', now: '', total: 1 },
      SAMPLE_TOPICS,
      SAMPLE_MEANINGS,
    );
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
