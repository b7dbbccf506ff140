import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWordBound, wordEndBehind, wordStartBefore } from '../../../src-core/anchor/word-bounds.ts';

const SEED = 44;
const text = fc
  .array(fc.constantFrom('a', 'ü', 'e\u0301', '7', ' ', '.', '…', '😀', '𝒳', '漢', '字', '\n'), {
    maxLength: 14,
  })
  .map((parts) => parts.join(''));
const WORD = /[\p{L}\p{N}\p{M}]/u;

test(`the word before a place begins, and the one behind it ends, at a bound with letters on its inside (seed ${String(SEED)})`, () => {
  fc.assert(
    fc.property(text, fc.nat(), (written, any) => {
      const place = any % (written.length + 1);
      const start = wordStartBefore(written, place);
      const end = wordEndBehind(written, place);
      expect(isWordBound(written, start) && isWordBound(written, end)).toBe(true);
      expect(WORD.test(written.slice(start, place))).toBe(WORD.test(written.slice(0, place)));
      expect(WORD.test(written.slice(place, end))).toBe(WORD.test(written.slice(place)));
    }),
    { seed: SEED, numRuns: 500 },
  );
});
