import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePassage, wordlessPlace } from '../../../src-core/anchor/describe-passage.ts';

const SEED = 20241101;
const LONE_SURROGATE = /\p{Cs}/u;

describe('describePassage', () => {
  it(`names words that stand at the position it names, with the context around them (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(200), fc.nat(200), (text, a, b) => {
        const passage = describePassage(text, Math.min(a, b), Math.max(a, b));
        if (!passage) return;
        const { start, end } = passage.position;
        expect(text.slice(start, end)).toBe(passage.quote.exact);
        expect(text.slice(0, start).endsWith(passage.quote.prefix)).toBe(true);
        expect(text.slice(end).startsWith(passage.quote.suffix)).toBe(true);
        expect(passage.quote.exact.trim()).toBe(passage.quote.exact);
        expect(passage.quote.exact).not.toBe('');
        if (!LONE_SURROGATE.test(text))
          expect(passage.quote.exact + passage.quote.prefix + passage.quote.suffix).not.toMatch(
            LONE_SURROGATE,
          );
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it('keeps at least 32 characters of context where the text has them', () => {
    const text = `${'a'.repeat(100)} word ${'b'.repeat(100)}`;
    const passage = describePassage(text, 101, 105);
    expect(passage?.quote.prefix).toHaveLength(32);
    expect(passage?.quote.suffix).toHaveLength(32);
  });

  it('takes a cut surrogate pair and trailing combining marks in whole', () => {
    expect(describePassage('a😀b', 2, 4)?.quote.exact).toBe('😀b');
    expect(describePassage('a😀b', 0, 2)?.quote.exact).toBe('a😀');
    expect(describePassage('xq̣̇y', 1, 2)?.quote.exact).toBe('q̣̇');
  });

  it('refuses what is empty, only white space, or outside the text', () => {
    for (const [start, end] of [
      [0, 0],
      [1, 2],
      [-1, 1],
      [0, 9],
      [2, 1],
    ] as const) {
      expect(describePassage('a b', start, end)).toBeNull();
    }
  });

  it('gives what has no words a place inside the text', () => {
    for (const [place, expected] of [
      [2, 2],
      [-4, 0],
      [9, 3],
    ] as const) {
      const { quote, position } = wordlessPlace('a b', place);
      expect([quote.exact, position.start, position.end]).toEqual(['', expected, expected]);
    }
  });
});
