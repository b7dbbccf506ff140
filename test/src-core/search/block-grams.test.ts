import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lexicon } from '../../../src-core/search/lexicon.ts';
import { neededGrams } from '../../../src-core/search/needed-grams.ts';
import { parseRegex } from '../../../src-core/search/regex-syntax.ts';
import { LexiconWriter } from '../../../src-core/search/term-writer.ts';

const SEED = 8086;
const BLOCK = 16;
const letters = fc.constantFrom('a', 'b', 'n', 'ö', 'ж', '中', '7', '𝛼');
const word = fc.array(letters, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));

function lexiconOf(sorted: readonly string[]): Lexicon {
  const writer = new LexiconWriter();
  sorted.forEach((text, number) => {
    const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
    writer.add(units, 0, units.length, number, 0, 1);
  });
  const { lexicon, lexiconBlocks } = writer.sections();
  return new Lexicon(lexicon, new Uint32Array(lexiconBlocks.slice().buffer), sorted.length);
}

function testsOf(source: string): ReturnType<typeof neededGrams> {
  const node = parseRegex(source);
  if (node === null) throw new Error(source);
  return neededGrams(node);
}

describe('blocks of a lexicon', () => {
  test(`are never passed over where one of their words is taken (seed ${SEED})`, () => {
    const pieces = fc.array(
      fc.constantFrom(
        'a',
        'b',
        'n',
        'ö',
        'ж',
        '中',
        '7',
        '.*',
        '.',
        '[ab]',
        '[^a]',
        '(n|7)',
        '(an|7b)',
        '(ж.*|b{2}|)',
        'b?',
        'a{2}',
        'n+',
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 80 }), pieces, (words, expression) => {
        const sorted = words.toSorted();
        const wanted = lexiconOf(sorted).blocksWith(testsOf(expression.join('')));
        const taken = new RegExp(`^(?:${expression.join('')})$`, 'u');
        sorted.forEach((text, number) => {
          if (taken.test(text)) expect(wanted?.[Math.floor(number / BLOCK)] ?? 1).toBe(1);
        });
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  test('are passed over where no word has what an expression needs: letters, digits, neighbours, endings', () => {
    const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'la', 'me', 'ni'];
    const sorted = syllables.flatMap((first) =>
      syllables.flatMap((second) =>
        syllables.flatMap((third) => ['', 'r', 's'].map((end) => first + second + third + end)),
      ),
    );
    const lexicon = lexiconOf([...sorted, 'mebadi7', 'nixalar'].sort());
    const shareOf = (source: string): number => {
      const wanted = lexicon.blocksWith(testsOf(source));
      return wanted === null ? 1 : wanted.reduce((sum, each) => sum + each, 0) / wanted.length;
    };
    const one = 1 / lexicon.blockCount;
    expect(shareOf('.*x.*')).toBe(one);
    expect(shareOf('.*[0-9]')).toBe(one);
    expect(shareOf('.*[qxyz].*')).toBe(one);
    expect(shareOf('.*(xa|x.?7|x).*')).toBe(one);
    expect(shareOf('.*(x|7)')).toBe(2 * one);
    expect(shareOf('.*(x|).*')).toBe(1);
    expect(shareOf('.*[aeiou].*')).toBe(1);
    expect(shareOf('.*')).toBe(1);
    expect(shareOf('.*ab.*')).toBeLessThan(0.2);
    // every block has both units, few have them side by side
    expect(shareOf('.*gul.*')).toBeLessThan(0.5);
    expect(shareOf('.*dif')).toBeLessThan(0.1);
    expect(shareOf('.*(di)f')).toBe(shareOf('.*dif'));
    expect(shareOf('.*(dif){2}.*')).toBeLessThanOrEqual(shareOf('.*di.*'));
    expect(shareOf('.*d(i|o)f.*')).toBe(shareOf('.*d.*f.*'));
  });
});
