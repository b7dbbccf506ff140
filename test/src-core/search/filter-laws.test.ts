import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import {
  FACET_NAMES,
  type IndexDocument,
  type SearchRequest,
  type TopicNames,
} from '../../../src-core/search/search-types.ts';
import { record, TODAY, topicNames, WORDS } from './archive-samples.ts';
import { article, ask } from './index-samples.ts';
import { isCoded, naiveFilters } from './naive-filters.ts';

const SEED = 42_2024;

interface Change {
  readonly put: readonly IndexDocument[];
  readonly remove: readonly string[];
  /** Whether the batch becomes a segment of its own, and how much is merged after it. */
  readonly settle: boolean;
  readonly merge: number;
  readonly topics: readonly TopicNames[] | null;
}

const change: fc.Arbitrary<Change> = fc.record({
  put: fc.array(record, { maxLength: 6 }),
  remove: fc.array(
    fc.oneof(
      fc.nat(5).map((number) => `article:a${number}`),
      fc.nat(9).map((number) => `annotation:n${number}`),
    ),
    { maxLength: 2 },
  ),
  settle: fc.boolean(),
  merge: fc.constantFrom(0, 0, 5),
  topics: fc.option(topicNames, { nil: null, freq: 3 }),
});
const changes = fc.array(change, { minLength: 1, maxLength: 8 });

/** Articles of the generated archives, and one that is in none of them. */
const STORIES = [
  ['a2', 'a0'],
  ['a1', 'nobody', 'a3', 'a7'],
];

interface Archive {
  readonly index: SearchIndex;
  readonly records: readonly IndexDocument[];
  readonly topics: readonly TopicNames[];
}

function archiveOf(list: readonly Change[]): Archive {
  const index = SearchIndex.create();
  const records = new Map<string, IndexDocument>();
  let topics: readonly TopicNames[] = [];
  for (const { put, remove, settle, merge, topics: next } of list) {
    index.apply({ put, remove, position: {} });
    for (const key of remove) records.delete(key);
    for (const document of put) records.set(document.key, document);
    if (next !== null) {
      topics = next;
      index.setTopics(next);
    }
    if (settle) index.settle();
    for (let left = merge; left > 0; left -= 1) index.mergeStep();
    // asked in between, so that what is kept of one state is there in the next
    ask(index, 'color:yellow', { facets: true, groupByArticle: true });
  }
  return { index, records: [...records.values()], topics };
}

function keysOf(index: SearchIndex, query: string, options: Partial<SearchRequest> = {}): string[] {
  const answer = ask(index, query, { today: TODAY, ...options });
  expect(answer.total).toBe(answer.hits.length);
  return answer.hits.map(({ key }) => key).sort();
}

const query = fc.constantFrom(
  '',
  ...WORDS,
  'kim haus',
  'soldat kim haus',
  'kim OR haus',
  '-kim',
  'has:annotation',
  'soldat -lang:de',
);

describe('conditions', () => {
  test(`hold for just the records they hold for when all are looked at: alone, negated, OR-ed, with words, however the archive came about (seed ${SEED})`, () => {
    fc.assert(
      fc.property(changes, fc.constantFrom(...WORDS), (list, word) => {
        const archive = archiveOf(list);
        const { index, records } = archive;
        const withWord = new Set(keysOf(index, word));
        const filters = naiveFilters(archive);
        filters.forEach(({ text, holds }, at) => {
          const other = filters[(at + 7) % filters.length] as (typeof filters)[number];
          const keysWhere = (test: (found: IndexDocument) => boolean): string[] =>
            records
              .filter(test)
              .map(({ key }) => key)
              .sort();
          const anywhere = records.some(holds);
          // an outlet or person nobody is called is searched as words
          if (!anywhere && /^(?:site|author):/u.test(text)) return;
          const named = [text, keysOf(index, text)];
          expect(named).toEqual([text, keysWhere(holds)]);
          expect(keysOf(index, `-${text}`)).toEqual(keysWhere((found) => !holds(found)));
          expect(keysOf(index, `${word} ${text}`)).toEqual(
            keysWhere((found) => holds(found) && withWord.has(found.key)),
          );
          expect(keysOf(index, `${word} OR ${text}`, { sort: 'title' })).toEqual(
            keysWhere((found) => holds(found) || withWord.has(found.key)),
          );
          if (records.some(other.holds) || !/^(?:site|author):/u.test(other.text))
            expect([
              other.text,
              text,
              keysOf(index, `(${text} OR ${other.text}) -(${text} ${other.text})`),
            ]).toEqual([other.text, text, keysWhere((found) => holds(found) !== other.holds(found))]);
        });
      }),
      { seed: SEED, numRuns: 20 },
    );
  });

  test(`and counts, groups and places are the same after many changes as when all is taken in at once (seed ${SEED})`, () => {
    fc.assert(
      fc.property(changes, query, fc.boolean(), (list, text, groupByArticle) => {
        const { index, records, topics } = archiveOf(list);
        const atOnce = SearchIndex.create();
        atOnce.apply({ put: [...records].reverse(), remove: [], position: {} });
        atOnce.setTopics(topics);
        for (const sort of ['relevance', 'published', 'length'] as const) {
          const options = { sort, groupByArticle, facets: true, today: TODAY };
          expect(ask(index, text, options)).toEqual(ask(atOnce, text, options));
          const scope = { type: 'article', id: 'a1' } as const;
          expect(ask(index, text, { ...options, scope })).toEqual(ask(atOnce, text, { ...options, scope }));
        }
      }),
      { seed: SEED, numRuns: 50 },
    );
  });
});

describe('facets', () => {
  test(`count what is found when their value is written into the query, for records and for groups (seed ${SEED})`, () => {
    fc.assert(
      fc.property(changes, query, fc.boolean(), fc.boolean(), (list, text, groupByArticle, articles) => {
        const { index, topics } = archiveOf(list);
        index.setTopics(topics, STORIES);
        const options: Partial<SearchRequest> = {
          groupByArticle,
          kinds: articles ? ['article'] : ['article', 'annotation', 'topic'],
        };
        const { facets, total } = ask(index, text, { ...options, facets: true });
        expect(total).toBe(ask(index, text, options).total);
        if (facets === undefined) throw new Error('no facets');
        const totalOf = (part: string): number => ask(index, `(${text}) ${part}`, options).total;
        for (const name of FACET_NAMES) {
          for (const { value, count } of facets.counts[name])
            expect([name, value, totalOf(`${name}:"${value}"`)]).toEqual([name, value, count]);
        }
        for (const { value, count } of facets.months)
          expect([value, totalOf(`date:${value}`)]).toEqual([value, count]);
        expect(totalOf('-has:date')).toBe(facets.undated);
        const within = ask(index, `(${text}) date:2024-09..2024-10`, { ...options, facets: true }).facets;
        for (const { value, count } of within?.days ?? [])
          expect([value, totalOf(`date:${value}`)]).toEqual([value, count]);
        const days = within?.days?.map(({ value }) => value.slice(0, 7)) ?? [];
        expect([...new Set(days)]).toEqual(within?.months.map(({ value }) => value));
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test('name every value that any hit has', () => {
    const { index, records } = archiveOf(
      fc.sample(changes, { seed: SEED, numRuns: 1 })[0] as readonly Change[],
    );
    const { facets } = ask(index, '', { facets: true });
    const colours = new Set(records.flatMap(({ values }) => values.colour ?? []));
    expect(new Set(facets?.counts.color.map(({ value }) => value))).toEqual(colours);
    expect(facets?.counts.status.reduce((sum, { count }) => sum + count, 0)).toBe(records.length);
  });
});

describe('a search', () => {
  test(`within an article or a topic finds what it finds elsewhere, there alone (seed ${SEED})`, () => {
    fc.assert(
      fc.property(changes, query, (list, text) => {
        const archive = archiveOf(list);
        const { index, records, topics } = archive;
        const all = new Set(keysOf(index, text));
        const keysWhere = (test: (found: IndexDocument) => boolean): string[] =>
          records
            .filter((found) => all.has(found.key) && test(found))
            .map(({ key }) => key)
            .sort();
        for (const id of ['a0', 'a7', 'nobody'])
          expect(keysOf(index, text, { scope: { type: 'article', id } })).toEqual(
            keysWhere(({ values }) => values.articleId === id),
          );
        for (const { id } of topics)
          expect(keysOf(index, text, { scope: { type: 'topic', id } })).toEqual(
            keysWhere(isCoded(archive, [id])),
          );
      }),
      { seed: SEED, numRuns: 30 },
    );
  });

  test(`by article gives one hit for an article and its annotations, at the place of the best, in pages of one list (seed ${SEED})`, () => {
    fc.assert(
      fc.property(changes, query, fc.nat(5), (list, text, offset) => {
        const { index, records } = archiveOf(list);
        const articleOf = new Map(records.map(({ key, values }) => [key, values.articleId]));
        for (const sort of ['relevance', 'published', 'added'] as const) {
          const single = ask(index, text, { sort }).hits;
          const groups = new Map<string, { key: string; score: number }>();
          for (const { key, score } of single) {
            const id = articleOf.get(key) as string;
            const known = groups.get(id);
            if (known === undefined) groups.set(id, { key, score });
            else if (key.startsWith('article:')) known.key = key;
          }
          const grouped = ask(index, text, { sort, groupByArticle: true });
          expect(grouped.hits.map(({ key, score }) => ({ key, score }))).toEqual([...groups.values()]);
          expect(grouped.total).toBe(groups.size);
          // the row's score is that of the record it is explained by
          const scores = new Map(single.map(({ key, score }) => [key, score]));
          for (const { key, best, score } of sort === 'relevance' ? grouped.hits : [])
            expect([best, scores.get(best ?? key)]).toEqual([best === key ? null : best, score]);
          const page = ask(index, text, { sort, groupByArticle: true, offset, limit: 2 });
          expect(page.hits).toEqual(grouped.hits.slice(offset, offset + 2));
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test('by article shows the first of equally good annotations where the article is gone', () => {
    const noted = (id: string): IndexDocument => ({
      key: `annotation:${id}`,
      kind: 'annotation',
      runs: [{ field: 'quote', text: 'kim', language: 'de', start: 0 }],
      values: { ...article('annotation:x', '').values, articleId: 'gone' },
    });
    for (const put of [
      [noted('n1'), noted('n2')],
      [noted('n2'), noted('n1')],
    ]) {
      const index = SearchIndex.create();
      index.apply({ put, remove: [], position: {} });
      for (const sort of ['relevance', 'published'] as const)
        expect(ask(index, 'kim', { sort, groupByArticle: true }).hits.map(({ key }) => key)).toEqual([
          'annotation:n1',
        ]);
    }
  });
});
