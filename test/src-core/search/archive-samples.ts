import fc from 'fast-check';
import type { IndexDocument, TopicNames } from '../../../src-core/search/search-types.ts';

const DAY = 86_400_000;
export const TODAY = 20_000;
export const WORDS: readonly string[] = [
  'soldat',
  'haus',
  'kim',
  'minister',
  'truppen',
  'pjöngjang',
  'reise',
];
export const SITES: readonly string[] = [
  '',
  'Der Spiegel',
  'der spiegel',
  'Die "Zeit"',
  'Die Zeit',
  'Haus Post',
];
export const AUTHORS: readonly string[] = ['Anna Kurz', 'ANNA KURZ', 'Bo Li', 'Haus Kim', ''];
export const COLOURS: readonly string[] = ['yellow', 'red', 'green'];
export const STATUSES: readonly string[] = ['inbox', 'reading', 'done', 'archive'];
export const LANGUAGES: readonly string[] = ['de', 'en', 'de-AT', 'und'];
export const TYPES: readonly string[] = ['html', 'jsonl'];
const TOPIC_IDS: readonly string[] = ['t0', 't1', 't2', 't3', 't4', 't5'];
const NAMES: readonly string[] = ['Truppen', 'DVRK', 'Pjöngjang', 'Straße', 'Nord Korea', 'haus'];

const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join(' '));
const day = fc.constantFrom(null, TODAY, TODAY - 20, TODAY - 40, TODAY - 400, -1, -40);
const added = fc.constantFrom(TODAY * DAY, TODAY * DAY - 1, (TODAY - 30) * DAY);

interface Shared {
  readonly language: string;
  readonly site: string;
  readonly publishedDay: number | null;
  readonly authors: readonly string[];
  readonly status: string;
  readonly starred: boolean;
  readonly hasUrl: boolean;
}

const shared: fc.Arbitrary<Shared> = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  site: fc.constantFrom(...SITES),
  publishedDay: day,
  authors: fc.array(fc.constantFrom(...AUTHORS), { maxLength: 3 }),
  status: fc.constantFrom(...STATUSES),
  starred: fc.boolean(),
  hasUrl: fc.boolean(),
});

const articleRecord = (id: string): fc.Arbitrary<IndexDocument> =>
  fc
    .record({ values: shared, body: text, added, type: fc.constantFrom(...TYPES), length: fc.nat(3) })
    .map(({ values, body, added: moment, type, length }) => ({
      key: `article:${id}`,
      kind: 'article',
      runs: [
        { field: 'body', text: body, language: 'de', start: 0 },
        ...values.authors.map(
          (name) => ({ field: 'author', text: name, language: 'und', start: -1 }) as const,
        ),
        { field: 'site', text: values.site, language: 'und', start: -1 },
      ],
      values: { ...values, title: `Titel ${id}`, added: moment, length, articleId: id, type },
    }));

const annotationRecord = (id: string): fc.Arbitrary<IndexDocument> =>
  fc
    .record({
      values: shared,
      quote: text,
      added,
      articleId: fc.integer({ min: 0, max: 7 }).map((number) => `a${number}`),
      colour: fc.constantFrom(...COLOURS),
      topics: fc.uniqueArray(fc.constantFrom(...TOPIC_IDS), { maxLength: 2 }),
      hasNote: fc.boolean(),
    })
    .map(({ values, quote, added: moment, ...own }) => ({
      key: `annotation:${id}`,
      kind: 'annotation',
      runs: [
        { field: 'quote', text: quote, language: 'de', start: 0 },
        ...(own.hasNote ? [{ field: 'note', text: 'kim', language: 'de', start: -1 } as const] : []),
      ],
      values: { ...values, ...own, title: 'Titel', added: moment, length: 1, type: 'annotation' },
    }));

/** One of few articles and annotations, so that the same are put again and articles come and go under their annotations. */
export const record: fc.Arbitrary<IndexDocument> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 5 }).chain((number) => articleRecord(`a${number}`)) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 9 }).chain((number) => annotationRecord(`n${number}`)) },
);

/** Topics with random parents (also circles), names and aliases; annotations may be coded with some that are gone. */
export const topicNames: fc.Arbitrary<readonly TopicNames[]> = fc
  .array(
    fc.record({
      parent: fc.option(fc.nat(4), { nil: null }),
      name: fc.constantFrom(...NAMES),
      aliases: fc.array(fc.constantFrom(...NAMES), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drafts) => {
    const pathOf = (number: number, seen: readonly number[]): string => {
      const { name, parent } = drafts[number] as (typeof drafts)[number];
      const above = parent !== null && parent < drafts.length && !seen.includes(parent);
      return above ? `${pathOf(parent, [...seen, parent])}/${name}` : name;
    };
    return drafts.map(({ parent, name, aliases }, number) => ({
      id: `t${number}`,
      parentId: parent === null ? null : `t${parent}`,
      path: pathOf(number, [number]),
      names: [name, ...aliases],
    }));
  });
