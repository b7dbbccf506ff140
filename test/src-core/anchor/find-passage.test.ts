import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describePassage } from '../../../src-core/anchor/describe-passage.ts';
import { findPassage } from '../../../src-core/anchor/find-passage.ts';

const SEED = 2024;

const quoteOf = (text: string, words: string, nth = 0) => {
  let start = text.indexOf(words);
  for (let count = 0; count < nth; count += 1) start = text.indexOf(words, start + 1);
  const found = describePassage(text, start, start + words.length);
  if (found === null) throw new Error(words);
  return found;
};

const TEXT =
  'Die Ministerin sprach. Der Rat tagte am Freitag.\nDie Ministerin ging. Der Rat tagte am Montag.';

describe('finding a passage again', () => {
  test(`finds what was described, in the same text, where it stood (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const described = describePassage(text, start ?? 0, end ?? 0);
        if (described === null || described.quote.exact.length < 12) return;
        const { quote, position } = described;
        expect(findPassage(text, quote, position)).toEqual({
          start: position.start,
          end: position.end,
          how: 'same',
        });
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('takes the place with the same surroundings', () => {
    const { quote, position } = quoteOf(TEXT, 'Der Rat tagte', 1);
    const changed = `Ein Vorspann von einiger Länge.\n${TEXT}`;
    const start = changed.lastIndexOf('Der Rat tagte');
    expect(findPassage(changed, quote, position)).toEqual({ start, end: start + 13, how: 'moved' });
  });

  test('does not mind other white space', () => {
    const { quote, position } = quoteOf(TEXT, 'Der Rat tagte am Freitag.\nDie Ministerin ging');
    const changed = TEXT.replace('Freitag.\nDie', 'Freitag. Die').replace('Rat tagte', 'Rat  tagte');
    const found = findPassage(changed, quote, position);
    expect(found?.how).toBe('respaced');
    expect(changed.slice(found?.start, found?.end)).toBe('Der Rat  tagte am Freitag. Die Ministerin ging');
  });

  test('says so where the words are gone', () => {
    const { quote, position } = quoteOf(TEXT, 'tagte am Freitag');
    expect(findPassage(TEXT.replace('Freitag', 'Samstag'), quote, position)).toBeNull();
  });

  test('does not take a short word elsewhere for the one that is gone', () => {
    const { quote, position } = quoteOf('Er sah den Rat und schwieg lange.', 'Rat');
    expect(findPassage('Ein Rat half ihnen gestern.', quote, position)).toBeNull();
  });
});
