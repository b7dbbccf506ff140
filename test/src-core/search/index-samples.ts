import fc from 'fast-check';
import type { SearchIndex } from '../../../src-core/search/search-index.ts';
import type {
  FieldRun,
  IndexDocument,
  SearchableKind,
  SearchAnswer,
  SearchField,
  SearchRequest,
} from '../../../src-core/search/search-types.ts';

/** A small vocabulary, so that random texts share words, stems and phrases. */
export const VOCABULARY: readonly string[] = [
  'soldat',
  'soldaten',
  'haus',
  'häuser',
  'straße',
  'strasse',
  'schon',
  'schön',
  'minister',
  'ministers',
  'run',
  'running',
  'runs',
  'dog',
  'dogs',
  'nord',
  'korea',
  'kritik',
  'kritisch',
  '2024',
  'paris',
  'pariser',
  'the',
  'der',
];
const FIELDS: readonly SearchField[] = ['body', 'lead', 'title', 'heading', 'caption', 'note'];
const LANGUAGES: readonly string[] = ['de', 'en', 'und'];
const KINDS: readonly SearchableKind[] = ['article', 'article', 'article', 'annotation', 'topic'];

const text = fc
  .array(fc.constantFrom(...VOCABULARY), { minLength: 0, maxLength: 14 })
  .map((words) => words.join(' '));
const run: fc.Arbitrary<FieldRun> = fc.record({
  field: fc.constantFrom(...FIELDS),
  text,
  language: fc.constantFrom(...LANGUAGES),
  start: fc.constant(0),
});

/** A random record with the key given. */
export function documentOf(key: fc.Arbitrary<string>): fc.Arbitrary<IndexDocument> {
  return fc
    .record({
      key,
      kind: fc.constantFrom(...KINDS),
      runs: fc.array(run, { minLength: 1, maxLength: 4 }),
      title: fc.constantFrom('Über uns', 'Zebra', 'apfel', 'Äpfel', ''),
      day: fc.constantFrom(null, 0, 19_000, 20_000),
      added: fc.constantFrom(1000, 2000, 3000),
    })
    .map(({ key: name, kind, runs, title, day, added }) => ({
      key: name,
      kind,
      runs,
      values: {
        title,
        language: 'de',
        site: 'x',
        publishedDay: day,
        added,
        length: 3,
        articleId: `of-${name}`,
      },
    }));
}

/** A random query in the query language over the same vocabulary. */
export const queryText: fc.Arbitrary<string> = fc.letrec<{ query: string; part: string }>((tie) => {
  const word = fc.constantFrom(...VOCABULARY);
  const leaf = fc.oneof(
    { weight: 4, arbitrary: word },
    { weight: 2, arbitrary: fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`) },
    { weight: 1, arbitrary: word.map((a) => `"${a}"`) },
    {
      weight: 2,
      arbitrary: fc.tuple(word, fc.integer({ min: 1, max: 6 })).map(([a, n]) => `${a.slice(0, n)}*`),
    },
    { weight: 1, arbitrary: word.map((a) => `title:${a}`) },
    { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `${a}-${b}`) },
  );
  return {
    part: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 5, arbitrary: leaf },
      { weight: 1, arbitrary: leaf.map((part) => `-${part}`) },
      { weight: 1, arbitrary: fc.tuple(leaf, leaf).map(([a, b]) => `${a} OR ${b}`) },
      { weight: 1, arbitrary: tie('query').map((query) => `(${query})`) },
    ),
    query: fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  };
}).query;

/** Asks with everything allowed unless said otherwise. */
export function ask(index: SearchIndex, query: string, options: Partial<SearchRequest> = {}): SearchAnswer {
  return index.search({
    query,
    offset: 0,
    limit: 1000,
    sort: 'relevance',
    kinds: ['article', 'annotation', 'topic'],
    anyWord: false,
    ...options,
  });
}

/** An article of one body text. */
export function article(
  key: string,
  body: string,
  options: { language?: string; title?: string; day?: number | null } = {},
): IndexDocument {
  const language = options.language ?? 'de';
  const title = options.title ?? '';
  return {
    key,
    kind: 'article',
    runs: [
      { field: 'title', text: title, language, start: -1 },
      { field: 'body', text: body, language, start: 0 },
    ],
    values: {
      title,
      language,
      site: '',
      publishedDay: options.day ?? null,
      added: 0,
      length: 1,
      articleId: key,
    },
  };
}
