import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { article, ask } from './index-samples.ts';

/** Postings come in blocks of 128 documents: these sizes and steps fall before, on and behind their edges. */
const DOCUMENTS = 3000;
const STEPS = [1, 2, 3, 7, 64, 127, 128, 129, 255, 256, 1000];
const REMAINDERS = [0, 1, 126, 127];

function wordsOf(number: number): string[] {
  return STEPS.flatMap((step) =>
    REMAINDERS.filter((rest) => number % step === rest).map((rest) => `w${step}r${rest}`),
  );
}

describe('blocks of postings', () => {
  const index = SearchIndex.create();
  const numbers = Array.from({ length: DOCUMENTS }, (_, number) => number);
  index.apply({
    put: numbers.map((number) => article(`article:${number}`, `alle ${wordsOf(number).join(' alle ')}`)),
    remove: [],
    position: {},
  });
  const words = [...new Set(numbers.flatMap(wordsOf))];
  /** Documents of each word, ascending. */
  const documents = new Map(words.map((word) => [word, [] as number[]]));
  for (const number of numbers) for (const word of wordsOf(number)) documents.get(word)?.push(number);
  const having = (word: string): readonly number[] => documents.get(word) ?? [];
  /** As one text: thousands of long lists are quicker to compare so than number by number. */
  const listed = (list: readonly number[]): string => list.join(' ');
  const found = (query: string): string =>
    listed(
      ask(index, query, { limit: DOCUMENTS })
        .hits.map(({ key }) => Number(key.slice(8)))
        .sort((a, b) => a - b),
    );

  test('lose no document at their edges: every pair of words, with AND', () => {
    for (const first of words) {
      const holding = new Set(having(first));
      for (const second of words) {
        if (first === second) continue;
        const both = listed(having(second).filter((number) => holding.has(number)));
        expect([first, second, found(`${first} ${second}`)]).toEqual([first, second, both]);
      }
    }
  });

  test('lose no document at their edges: every word with NOT and OR', () => {
    const [other, ...rest] = words as [string, ...string[]];
    const holding = new Set(having(other));
    for (const word of rest) {
      const without = listed(having(word).filter((number) => !holding.has(number)));
      const either = new Set([...having(word), ...holding]);
      expect([word, found(`${word} -${other}`)]).toEqual([word, without]);
      expect([word, found(`${word} OR ${other}`)]).toEqual([word, listed([...either].sort((a, b) => a - b))]);
    }
  });

  test('lose no document at their edges: every word as the end of a phrase with one that is everywhere', () => {
    for (const word of words) {
      const all = listed(having(word));
      expect([word, found(`"alle ${word}"`)]).toEqual([word, all]);
      expect([word, found(`alle ${word}`)]).toEqual([word, all]);
      expect(found(`"${word} ${word}"`)).toBe('');
    }
  });
});
