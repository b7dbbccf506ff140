import { expect, test } from 'vitest';
import { lettersOf, matchingForm } from '../../../src-core/anchor/matching-form.ts';
import { passageQuery, surroundings } from '../../../src-core/anchor/passage-query.ts';
import { candidateRuns, seedIndex } from '../../../src-core/anchor/passage-seeds.ts';
import { matchingWords } from '../../../src-core/anchor/matching-words.ts';

test('surroundings that stand there letter by letter are wholly alike, however they are set', () => {
  const query = passageQuery({ exact: 'am Abend', prefix: 'Der „Rat“ tagte ', suffix: ' im Saal.' });
  const text = 'Es war so: der “Rat” tagte am Abend, im Saal';
  const start = text.indexOf('am Abend');
  const letters = lettersOf(matchingForm(text));
  expect(surroundings(query, letters, start, start + 8)).toEqual({ before: 1, behind: 1 });
  expect(surroundings(query, letters, start + 3, start + 8).before).toBeLessThan(1);
});

test('a passage that its halves were parted in by some words is the first candidate', () => {
  const words = (from: number, count: number, name = 'wort'): string[] =>
    Array.from({ length: count }, (_, index) => `${name}${String(from + index)}`);
  const wanted = words(0, 20);
  // Six of its words stand elsewhere in one piece, its halves in neighbouring buckets.
  const halves = [...words(0, 10), ...words(0, 6, 'neu'), ...words(10, 10)];
  const text = [
    ...words(0, 68, 'vor'),
    ...halves,
    ...words(0, 300, 'mitte'),
    ...words(2, 12),
    ...words(0, 60, 'nach'),
  ];
  const [first] = candidateRuns(seedIndex(matchingWords(text.join(' '))), wanted, 0);
  expect(first?.from).toBeLessThanOrEqual(68);
  expect(first?.to).toBeGreaterThanOrEqual(68 + halves.length);
});
