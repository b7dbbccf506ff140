import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { article, ask } from './index-samples.ts';

const SEED = 31_337;
const word = fc
  .array(fc.constantFrom('a', 'b', 'c', 'ö'), { minLength: 1, maxLength: 7 })
  .map((letters) => letters.join(''));
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 30 });

function indexOf(list: readonly string[]): SearchIndex {
  const index = SearchIndex.create();
  const put = list.map((text) => article(`article:${text}`, text, { language: 'en' }));
  index.apply({ put: put.slice(0, 9), remove: [], position: {} });
  index.apply({ put: put.slice(9), remove: [], position: {} });
  return index;
}

function found(index: SearchIndex, query: string): string[] {
  return ask(index, query)
    .hits.map((hit) => hit.key.slice('article:'.length))
    .sort();
}

/** Edit distance by its definition. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return distance(restA, restB);
  return 1 + Math.min(distance(restA, b), distance(a, restB), distance(restA, restB));
}

test(`"?" is one letter and "*" any letters, at any place: as reading every word (seed ${SEED})`, () => {
  const pattern = fc
    .array(fc.constantFrom('a', 'b', 'ö', '?', '*'), { minLength: 2, maxLength: 6 })
    .map((parts) => parts.join(''))
    .filter((text) => /[abö]/u.test(text) && /[?*]./u.test(text) && !text.endsWith('?'));
  fc.assert(
    fc.property(words, pattern, (list, text) => {
      const expression = new RegExp(`^${text.replaceAll('?', '.').replaceAll('*', '.*')}$`, 'u');
      expect(found(indexOf(list), text)).toEqual(list.filter((one) => expression.test(one)).sort());
    }),
    { seed: SEED, numRuns: 400 },
  );
});

test(`word~1 and word~2 find what is so many edits away: as by the definition (seed ${SEED})`, () => {
  fc.assert(
    fc.property(words, word, fc.integer({ min: 1, max: 2 }), (list, wanted, edits) => {
      const expected = list.filter((one) => distance(one, wanted) <= edits).sort();
      expect(found(indexOf(list), `${wanted}~${edits}`)).toEqual(expected);
    }),
    { seed: SEED, numRuns: 400 },
  );
});

test('a word as it was typed comes before those that are only near it', () => {
  const index = indexOf(['minister', 'monster', 'minster', 'ministre']);
  expect(ask(index, 'minster~1').hits.map((hit) => hit.key)).toEqual([
    'article:minster',
    'article:minister',
    'article:monster',
  ]);
});

test('a pattern that nearly everything matches is answered in part, and says so', () => {
  const list = Array.from({ length: 3000 }, (_, number) => `a${number}`);
  const index = indexOf(list);
  expect(ask(index, '*a*').total).toBe(2000);
  expect(ask(index, '*a* OR a~1').cut).toEqual(['*a*']);
  expect(ask(index, 'a1*2').cut).toBeUndefined();
});

test('what a pattern matched is marked', () => {
  const index = indexOf(['meister']);
  const text = 'Der Meister lehrt.';
  const runs = [{ field: 'body' as const, text, language: 'de', start: 0 }];
  for (const query of ['m*ster', 'm?ister', 'meistr~1'])
    expect(index.hitRanges(query, runs).map(({ start, end }) => text.slice(start, end))).toEqual(['Meister']);
});

test(`words of many blocks, in two segments: patterns and edits find what reading every word finds (seed ${SEED})`, () => {
  const [list] = fc.sample(
    fc.uniqueArray(
      fc
        .array(fc.constantFrom('a', 'b', 'c', 'ö'), { minLength: 5, maxLength: 8 })
        .map((letters) => letters.join('')),
      { minLength: 1500, maxLength: 1500 },
    ),
    { seed: SEED, numRuns: 1 },
  ) as [string[]];
  const halves = [list.slice(0, 900), list.slice(900)];
  const index = SearchIndex.create();
  const put = halves.map((part, number) => article(`article:${number}`, part.join(' '), { language: 'en' }));
  index.apply({ put: put.slice(0, 1), remove: [], position: {} });
  index.settle();
  index.apply({ put: put.slice(1), remove: [], position: {} });
  const expectFound = (query: string, matches: (one: string) => boolean): void => {
    const runs = put[0]?.runs ?? [];
    const marked = index.hitRanges(query, runs, {}).length;
    const expected = halves.map((half) => half.filter((one) => matches(one)).length);
    expect([query, marked]).toEqual([query, expected[0]]);
    expect([query, ask(index, query).total]).toEqual([query, expected.filter((count) => count > 0).length]);
  };
  for (let number = 0; number < 15; number += 1) {
    const word = list[number * 97] as string;
    const star = `${word.slice(0, number % 3)}*${word.slice(-1 - (number % 4))}`;
    if (star.length > 1 && !star.endsWith('*'))
      expectFound(star, (one) => new RegExp(`^${star.replace('*', '.*')}$`, 'u').test(one));
    for (const edits of [1, 2])
      expectFound(
        `${word}~${edits}`,
        (one) => Math.abs(one.length - word.length) <= edits && distance(one, word) <= edits,
      );
  }
});

test('a pattern of more letters than a state has bits is compared word by word', () => {
  const long = 'abcdefghijklmnopqrstuvwxyzabcdefghijkl';
  const index = indexOf([long, `${long}m`, 'abc']);
  expect(found(index, `a?${long.slice(2)}`)).toEqual([long]);
  expect(found(index, `a?${long.slice(2, 30)}*m`)).toEqual([`${long}m`]);
});
