import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { article, ask } from './index-samples.ts';

const SEED = 1648;
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('a', 'A', 'ä', 'a\u0308', 'ß', 'SS', 'İ', "O'Hara", 'a\\', 'OR', '-x', 'a*', '(x)', 'a:b'),
  fc.constantFrom('“x”', '„x“', 'x', ' x', 'x\ty', 'x y', '2024', 'x/y', 'a,', '"'),
);
const values = fc.record({
  site: odd,
  authors: fc.array(odd, { maxLength: 2 }),
  type: fc.constantFrom('html', 'HTML', 'a b'),
  language: fc.constantFrom('de', 'de-AT', '', 'EN', 'und'),
});

describe('the value of a facet', () => {
  test(`finds as many as it counts when it is written into a query, and as that is printed, whatever its characters (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 8 }), (list) => {
        const index = SearchIndex.create();
        const put = list.map((own, number) => {
          const made = article(`article:${number}`, 'x');
          return { ...made, values: { ...made.values, ...own } };
        });
        index.apply({ put, remove: [], position: {} });
        const { facets } = ask(index, '', { facets: true });
        if (facets === undefined) throw new Error('no facets');
        for (const name of ['site', 'author', 'type', 'lang'] as const)
          for (const { value, count } of facets.counts[name]) {
            const { ran, total } = ask(index, `${name}:"${value}"`);
            expect([name, value, total]).toEqual([name, value, count]);
            expect([ran, ask(index, ran).total]).toEqual([ran, count]);
          }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
