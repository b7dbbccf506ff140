import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  narrowNumbers,
  narrowOffsets,
  widenNumbers,
  widenOffsets,
} from '../../../src-core/search/narrow-numbers.ts';

const SEED = 65_536;
const numbers = fc.oneof(
  fc.array(fc.nat(255), { maxLength: 9 }),
  fc.array(fc.nat(65_535), { maxLength: 9 }),
  fc.array(fc.nat(0x7fffffff), { maxLength: 9 }),
);

describe('narrowed numbers', () => {
  test(`come back as they were, offsets too, in one, two or four bytes each (seed ${SEED})`, () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const bytes = narrowNumbers(Int32Array.from(list));
        const largest = Math.max(0, ...list);
        expect(bytes.length).toBe(list.length * (largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4));
        expect([...widenNumbers(bytes, list.length)]).toEqual(list);
        const offsets = [0];
        for (const number of list) offsets.push((offsets.at(-1) as number) + (number & 0xfffff));
        expect([...widenOffsets(narrowOffsets(Uint32Array.from(offsets)), list.length)]).toEqual(offsets);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
