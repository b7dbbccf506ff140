import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstIndex } from '../../../src-core/base/first-index.ts';

const SEED = 411;

describe('the first index of which something holds', () => {
  test(`is what looking at one after the other finds, in some log2 of the count (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 })), fc.nat({ max: 42 }), fc.nat(), (numbers, wanted, begin) => {
        const rising = numbers.sort((a, b) => a - b);
        const from = begin % (rising.length + 1);
        const plain = rising.findIndex((number, at) => at >= from && number >= wanted);
        let asked = 0;
        const found = firstIndex(
          rising.length,
          (at) => {
            asked += 1;
            expect(at).toBeGreaterThanOrEqual(from);
            return (rising[at] ?? Number.NaN) >= wanted;
          },
          from,
        );
        expect(found).toBe(plain < 0 ? rising.length : plain);
        expect(asked).toBeLessThanOrEqual(Math.ceil(Math.log2(rising.length - from + 1)));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
