import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { SearchRequest } from '../../../src-core/search/search-types.ts';
import { verifiedAnswer } from '../../../src-core/search/verified-answer.ts';
import { article, ask } from './index-samples.ts';

const put = [
  article('article:1', 'Die US-Truppen in Polen.'),
  article('article:2', 'Sie sagte us nichts; POLEN siegte.', { title: 'The Times' }),
  article('article:3', 'Straße und STRASSE, the times'),
  article('article:4', 'nichts davon'),
];
const index = SearchIndex.create();
for (const document of put) {
  index.apply({ put: [document], remove: [], position: {} });
  index.settle();
}

const BARE = { offset: 0, limit: 0, sort: 'published', kinds: ['article'], anyWord: false } as const;

function hitsOf(query: string): string[] {
  const answer = ask(index, query);
  if (answer.verify !== true) return answer.hits.map(({ key }) => key.slice(8)).sort();
  const records = answer.hits.map(({ key }) => ({
    key,
    runs: put.find((document) => document.key === key)?.runs ?? [],
  }));
  const verified = index.verify(query, {}, records);
  return records
    .filter((_, at) => verified[at])
    .map(({ key }) => key.slice(8))
    .sort();
}

describe('exact letters', () => {
  test.each([
    ['match-case:US', ['1']],
    ['match-case:us', ['2']],
    ['us', ['1', '2']],
    ['match-case:Polen', ['1']],
    ['-match-case:Polen', ['2', '3', '4']],
    ['-(match-case:Polen OR match-case:POLEN)', ['3', '4']],
    ['polen -match-case:US', ['2']],
    ['match-case:"The Times"', ['2']],
    ['match-case:"the times"', ['3']],
    ['title:match-case:"The Times"', ['2']],
    ['body:match-case:"The Times"', []],
    ['match-case:Straße', ['3']],
    ['match-case:Strasse', []],
    ['match-case:Nichts OR davon', ['4']],
    ['-(davon -match-case:Nichts)', ['1', '2', '3']],
    ['match-case:(US OR POLEN)', ['1', '2']],
  ])('are told apart once the candidates are read: %s', (query, keys) => {
    expect(hitsOf(query)).toEqual(keys);
  });

  test('are asked for only where a query has them', () => {
    expect(ask(index, 'us').verify).toBeUndefined();
    expect(ask(index, 'match-case:US').verify).toBe(true);
  });

  test('are read page by page as one list, up to a number of candidates that is told', async () => {
    const texts = Array.from({ length: 1100 }, (_, number) =>
      article(`article:${number}`, number % 2 === 0 ? 'US' : 'us', { day: number }),
    );
    const many = SearchIndex.create();
    many.apply({ put: texts, remove: [], position: {} });
    const asked = (query: string, offset: number, facets = false) => {
      const request: SearchRequest = {
        query,
        facets,
        offset,
        limit: 10,
        sort: 'published',
        kinds: ['article'],
        anyWord: false,
      };
      return verifiedAnswer(
        request,
        (one) => Promise.resolve(many.search(one)),
        (keys) =>
          Promise.resolve(
            many.verify(
              query,
              request,
              keys.map((key) => ({ key, runs: texts[Number(key.slice(8))]?.runs ?? [] })),
            ),
          ),
      );
    };
    const first = await asked('match-case:US', 0);
    expect(first.hits.map(({ key }) => key)).toEqual(
      Array.from({ length: 10 }, (_, at) => `article:${1098 - at * 2}`),
    );
    expect(first.total).toBe(500);
    expect(first.cut).toEqual(['match-case:US']);
    expect((await asked('match-case:US', 495)).hits).toHaveLength(5);
    const few = await asked('match-case:US date:1970-01', 0);
    expect([few.total, few.cut]).toEqual([16, undefined]);
    // and what is counted by value are those that match, not the candidates
    const counted = await asked('match-case:US date:1970-01', 0, true);
    expect(counted.facets?.months).toEqual([{ value: '1970-01', count: 16 }]);
    expect(many.search({ ...BARE, query: 'us date:1970-01', facets: true }).facets?.months).toEqual([
      { value: '1970-01', count: 31 },
    ]);
  });

  test('alone are marked', () => {
    const { runs } = article('article:1', 'us and US');
    expect(index.hitRanges('match-case:US', runs)).toEqual([{ start: 7, end: 9 }]);
    expect(index.hitRanges('match-case:Us', runs)).toEqual([]);
  });
});
