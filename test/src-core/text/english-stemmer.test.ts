import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, test } from 'vitest';
import { EnglishStemmer } from '../../../src-core/text/english-stemmer.ts';

const SEED = 1980;
const stemmer = new EnglishStemmer();

function stem(word: string): string {
  const units = Uint16Array.from({ length: word.length + 1 }, (_, index) => ` ${word}`.charCodeAt(index));
  stemmer.stem(units, 1, word.length + 1);
  return String.fromCharCode(...stemmer.units.subarray(0, stemmer.length));
}

function lunrStem(word: string): string {
  const pipeline = new lunr.Pipeline();
  pipeline.add(lunr.stemmer);
  return pipeline.runString(word)[0] as string;
}

const SUFFIXES =
  'ational tional enci anci izer bli alli entli eli ousli ization ation ator alism iveness fulness ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement ment ent ou ism ate iti ous ive ize sion tion ion s es ies sses ed eed ing y e ll at bl iz'.split(
    ' ',
  );

describe('the English stemmer', () => {
  test.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['relational', 'relat'],
    ['hopping', 'hop'],
    ['filing', 'file'],
    ['syzygy', 'syzygi'],
    ['yes', 'ye'],
    ['generalizations', 'gener'],
    ['controlling', 'control'],
  ])('stems %s to %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
    expect(lunrStem(word)).toBe(expected);
  });

  test(`gives what lunr's stemmer gives, for any letters with any suffixes (seed ${SEED})`, () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aeiouybcdlstwxz'), maxLength: 6 });
    const suffixes = fc.array(fc.constantFrom(...SUFFIXES), { maxLength: 3 }).map((list) => list.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(letters, suffixes), { minLength: 100, maxLength: 100 }), (parts) => {
        const words = parts.map(([first, last]) => first + last).filter((word) => word !== '');
        expect(words.map((word) => [word, stem(word)])).toEqual(words.map((word) => [word, lunrStem(word)]));
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});
