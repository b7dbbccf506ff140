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

  it(`begins and ends between letters as they are seen, whatever is selected (seed ${SEED})`, () => {
    const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });
    const sign = fc.constantFrom(
      ...[
        'a',
        ' ',
        '\n',
        '.',
        '12',
        'e\u0301\u0323',
        '\u0301',
        '😀',
        '👩‍👩‍👧',
        '👍🏽',
        '🇩🇪',
        '🇫🇷',
        '🏴\u{e0067}\u{e0062}\u{e007f}',
      ],
      ...['क्षि', 'नमस्ते', 'ทำได้', '각', '한국', 'שָׁלוֹם', 'مَرْحَبًا', '東京', '1\ufe0f\u20e3', '\u200d', '\ufe0f'],
    );
    const text = fc.array(sign, { minLength: 1, maxLength: 80 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, fc.nat(500), fc.nat(500), (words, a, b) => {
        const [start, end] = [Math.min(a, b, words.length), Math.min(Math.max(a, b), words.length)];
        const passage = describePassage(words, start, end);
        if (passage === null) {
          expect(words.slice(start, end).trim()).toBe('');
          return;
        }
        const bounds = new Set([...letters.segment(words)].map(({ index }) => index)).add(words.length);
        const { position, quote } = passage;
        expect(bounds.has(position.start) && bounds.has(position.end)).toBe(true);
        expect(words.slice(position.start, position.end)).toBe(quote.exact);
        expect(quote.exact).not.toBe('');
        // Nothing that was selected is missing, but for blanks at the ends.
        const selected = words.slice(start, end);
        expect(position.start <= start + (selected.length - selected.trimStart().length)).toBe(true);
        expect(position.end >= end - (selected.length - selected.trimEnd().length)).toBe(true);
        expect(bounds.has(position.start - quote.prefix.length)).toBe(true);
        expect(bounds.has(position.end + quote.suffix.length)).toBe(true);
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

  it('takes a cut surrogate pair and a letter with all its combining marks in whole', () => {
    expect(describePassage('a😀b', 2, 4)?.quote.exact).toBe('😀b');
    expect(describePassage('a😀b', 0, 2)?.quote.exact).toBe('a😀');
    expect(describePassage('xq̣̇y', 1, 2)?.quote.exact).toBe('q̣̇');
    expect(describePassage('xq̣̇y', 3, 5)?.quote.exact).toBe('q̣̇y');
    // The first pair that there is, and a mark that is one.
    expect(describePassage('a\u{10000}b', 2, 4)?.quote.exact).toBe('\u{10000}b');
    expect(describePassage('x\u{11099}\u{110BA}y', 1, 3)?.quote.exact).toBe('\u{11099}\u{110BA}');
    expect(describePassage('x\u{11099}\u{110BA}y', 4, 6)?.quote.exact).toBe('\u{11099}\u{110BA}y');
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
