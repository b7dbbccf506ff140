import { expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { type GermanPair, OTHER_WORDS, UNWANTED_PAIRS, WANTED_PAIRS } from './german-pairs.ts';
import { article, ask } from './index-samples.ts';

const WANTED_FLOOR = 0.78;

const index = SearchIndex.create();
const words = new Set([...WANTED_PAIRS, ...UNWANTED_PAIRS].flatMap(({ query, text }) => [query, text]));
const put = [...words].map((word) => article(`article:${word}`, word));
put.push(article('article:other words', OTHER_WORDS.join('. ')));
index.apply({ put, remove: [], position: {} });

function found({ query, text }: GermanPair): boolean {
  return ask(index, query).hits.some((hit) => hit.key === `article:${text}`);
}

test('a German word finds its kin: spelling, inflection, feminine, compound, derivation', () => {
  const missed = WANTED_PAIRS.filter((pair) => !found(pair));
  const share = 1 - missed.length / WANTED_PAIRS.length;
  const list = missed.map(({ query, text }) => `${query}/${text}`).join(', ');
  process.stdout.write(
    `German pairs: ${WANTED_PAIRS.length - missed.length} of ${WANTED_PAIRS.length} wanted; missed: ${list}\n`,
  );
  expect(WANTED_PAIRS.length).toBe(70);
  expect(share).toBeGreaterThanOrEqual(WANTED_FLOOR);
});

test('a German word seldom finds what only looks like it', () => {
  const taken = UNWANTED_PAIRS.filter(found);
  const list = taken.map(({ query, text }) => `${query}/${text}`).join(', ');
  process.stdout.write(`German pairs: ${taken.length} of ${UNWANTED_PAIRS.length} unwanted found: ${list}\n`);
  expect(UNWANTED_PAIRS.length).toBe(30);
  expect(taken.length).toBeLessThanOrEqual(UNWANTED_PAIRS.length / 2);
});
