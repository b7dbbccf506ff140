import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textChanges } from '../../../src-core/text/text-changes.ts';

const SEED = 77;
const text = fc
  .array(fc.constantFrom('a', 'bc', 'c', ' ', '😀', '😁', '.'), { maxLength: 20 })
  .map((parts) => parts.join(''));

test(`changes are in order and apart, never within a pair, and lead from the one text to the other (seed ${String(SEED)})`, () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      let [made, at] = ['', 0];
      for (const { start, end, length } of textChanges(before, after)) {
        expect(start).toBeGreaterThanOrEqual(at);
        made += before.slice(at, start);
        expect(after.slice(made.length, made.length + length)).not.toMatch(
          /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/,
        );
        made += after.slice(made.length, made.length + length);
        at = end;
      }
      expect(made + before.slice(at)).toBe(after);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test('words that stayed between others that changed are no change', () => {
  expect(textChanges('one two three four five six', 'zero two three 4 five six seven')).toEqual([
    { start: 0, end: 3, length: 4 },
    { start: 14, end: 18, length: 1 },
    { start: 27, end: 27, length: 6 },
  ]);
  expect(textChanges('abc def', 'abc deg')).toEqual([{ start: 6, end: 7, length: 1 }]);
  // Pairs of the same first, and of the same second half.
  expect(textChanges('a😀b', 'a😁b')).toEqual([{ start: 1, end: 3, length: 2 }]);
  expect(textChanges('a𝒳b', 'a\u{1F4B3}b')).toEqual([{ start: 1, end: 3, length: 2 }]);
});
