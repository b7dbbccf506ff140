import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movePassageEnd, stepEnd } from '../../../src-core/text/step-end.ts';

const SEED = 31;
const TEXT = 'Die Soldaten, z. B.,\nkamen über Nacht. 東京へ行く e\u0301te 👨‍👩‍👧 Ende';

describe('an end of a passage', () => {
  it('goes from word to word, over line ends and signs', () => {
    const first = { start: 4, end: 12 };
    const ends: string[] = [];
    for (let end = first.end, count = 0; count < 5; count += 1) {
      end = stepEnd(TEXT, end, 'end', 'word', 1);
      ends.push(TEXT.slice(first.start, end));
    }
    expect(ends.map((words) => words.split(/\s/u).at(-1))).toEqual(['z', 'B', 'kamen', 'über', 'Nacht']);
    expect(stepEnd(TEXT, 26, 'end', 'word', -1)).toBe(18);
    expect(stepEnd(TEXT, 4, 'start', 'word', -1)).toBe(0);
    expect(stepEnd(TEXT, 4, 'start', 'word', 1)).toBe(14);
  });

  it('goes word by word where no spaces are written', () => {
    const start = TEXT.indexOf('東京');
    expect(TEXT.slice(start, stepEnd(TEXT, start, 'end', 'word', 1))).toBe('東京');
  });

  it('goes over a letter with its marks, and over a composed picture, in one step', () => {
    const letter = TEXT.indexOf('e\u0301');
    expect(stepEnd(TEXT, letter, 'end', 'character', 1)).toBe(letter + 2);
    const family = TEXT.indexOf('👨');
    expect(stepEnd(TEXT, family, 'end', 'character', 1)).toBe(TEXT.indexOf(' Ende'));
  });

  it('never leaves nothing of the passage', () => {
    expect(movePassageEnd('ab cd', { start: 0, end: 2 }, 'end', 'word', -1)).toBeNull();
    expect(movePassageEnd('ab cd', { start: 3, end: 5 }, 'start', 'word', 1)).toBeNull();
    expect(movePassageEnd('ab cd', { start: 0, end: 2 }, 'end', 'word', 1)).toEqual({ start: 0, end: 5 });
  });

  it(`stays in the text, moves the way it is told, and comes back by the step back (seed ${SEED})`, () => {
    const piece = fc.constantFrom('Wort', 'ä', ' ', '\n', '東京都', '👍🏽', 'e\u0301', '. ', "it's", 'ไทย');
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 40 }),
        fc.nat(200),
        fc.constantFrom('start' as const, 'end' as const),
        fc.constantFrom('word' as const, 'character' as const),
        (pieces, at, end, step) => {
          const text = pieces.join('');
          const offset = stepEnd(text, Math.min(at, text.length), end, step, 1);
          const on = stepEnd(text, offset, end, step, 1);
          expect(on).toBeGreaterThanOrEqual(offset);
          expect(on).toBeLessThanOrEqual(text.length);
          const known = offset !== Math.min(at, text.length) && on !== offset;
          if (known) expect(stepEnd(text, on, end, step, -1)).toBe(offset);
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });
});
