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
  const found = (query: string): number[] =>
    ask(index, query, { limit: DOCUMENTS })
      .hits.map(({ key }) => Number(key.slice(8)))
      .sort((a, b) => a - b);
  const having = (...wanted: readonly string[]): number[] =>
    numbers.filter((number) => wanted.every((word) => wordsOf(number).includes(word)));

  test('lose no document at their edges: every pair of words, with AND, NOT and OR', () => {
    for (const first of words) {
      for (const second of words) {
        if (first === second) continue;
        expect([first, second, found(`${first} ${second}`)]).toEqual([first, second, having(first, second)]);
      }
    }
  });

  test('lose no document at their edges: every word with NOT and OR', () => {
    const [other, ...rest] = words as [string, ...string[]];
    for (const word of rest) {
      const either = numbers.filter((number) => wordsOf(number).some((own) => own === word || own === other));
      expect([word, found(`${word} -${other}`)]).toEqual([
        word,
        having(word).filter((number) => !having(other).includes(number)),
      ]);
      expect([word, found(`${word} OR ${other}`)]).toEqual([word, either]);
    }
  });

  test('lose no document at their edges: every word as the end of a phrase with one that is everywhere', () => {
    for (const word of words) {
      expect([word, found(`"alle ${word}"`)]).toEqual([word, having(word)]);
      expect([word, found(`alle ${word}`)]).toEqual([word, having(word)]);
      expect(found(`"${word} ${word}"`)).toEqual([]);
    }
  });
});
