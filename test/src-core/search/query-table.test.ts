import { describe, expect, test } from 'vitest';
import { printQuery } from '../../../src-core/search/print-query.ts';
import { parseQuery } from '../../../src-core/search/query-grammar.ts';
import { ask } from './index-samples.ts';
import { QUERY_ARCHIVE, queryArchive } from './query-archive.ts';
import { QUERY_TABLE } from './query-table.ts';

/** 2024-10-04. */
const TODAY = 20_000;
const index = queryArchive();

/** Numbers of the records found, in order; with exact letters, of those that have them. */
function meaningOf(query: string): string {
  const answer = ask(index, query, { today: TODAY });
  const records = answer.hits.map(({ key }) => ({
    key,
    runs: QUERY_ARCHIVE.find((document) => document.key === key)?.runs ?? [],
  }));
  const verified = answer.verify === true ? index.verify(query, { today: TODAY }, records) : null;
  return records
    .filter((_, at) => verified === null || verified[at])
    .map(({ key }) => key.split(':')[1])
    .sort()
    .join(' ');
}

describe('the query language', () => {
  test.each(QUERY_TABLE)('%j is %j; as text %j; finds %s', (typed, ran, asText, found) => {
    const parsed = parseQuery(typed);
    expect(printQuery(parsed.node)).toBe(ran);
    expect(parsed.asText).toEqual(asText);
    expect(meaningOf(typed)).toBe(found);
    // the canonical form is the same query
    expect(parseQuery(ran).node).toEqual(parsed.node);
    expect(meaningOf(ran)).toBe(found);
  });

  test('is read from its canonical form as the tree it was printed from', () => {
    expect(parseQuery('a NEAR/3 "b c" -(d* OR title:e~1) lang:de')).toMatchObject({
      node: {
        type: 'and',
        children: [
          {
            type: 'near',
            operands: [
              { type: 'word', text: 'a', field: '' },
              { type: 'phrase', text: 'b c', field: '' },
            ],
            distances: [3],
          },
          {
            type: 'not',
            child: {
              type: 'or',
              children: [
                { type: 'prefix', text: 'd', field: '' },
                { type: 'fuzzy', text: 'e', edits: 1, field: 'title' },
              ],
            },
          },
          { type: 'filter', filter: { on: 'lang', value: 'de' } },
        ],
      },
      asText: [],
      leftOut: 0,
    });
  });

  test('says how many parts of a very long query were not searched', () => {
    expect(parseQuery('wort '.repeat(20_000)).leftOut).toBe(20_000 - 256);
    expect(ask(index, 'nordkorea '.repeat(300)).leftOut).toBe(44);
    expect(ask(index, 'nordkorea').leftOut).toBeUndefined();
    expect(parseQuery(Array.from({ length: 30 }, (_, at) => `a?b${at}`).join(' OR ')).leftOut).toBe(18);
  });
});
