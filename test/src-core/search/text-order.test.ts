import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextOrder } from '../../../src-core/search/text-order.ts';
import type { UnitTexts } from '../../../src-core/text/word-table.ts';

const SEED = 2008;

function textsOf(strings: readonly string[]): UnitTexts {
  const pool = Uint16Array.from([...strings.join('')], (letter) => letter.charCodeAt(0));
  const lengths = Int32Array.from(strings, ({ length }) => length);
  let end = 0;
  const starts = lengths.map((length) => (end += length) - length);
  return { pool, starts, lengths, count: strings.length };
}

function sharedBy(a: string, b: string): number {
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared += 1;
  return shared;
}

describe('the order of a growing table of texts', () => {
  test(`is that of all wanted texts, with what neighbours share, however the table grew and few or many are wanted (seed ${SEED})`, () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '\u4e2d'), maxLength: 12 });
    const batch = fc.record({
      added: fc.array(text, { maxLength: 40 }),
      oneIn: fc.constantFrom(1, 2, 3, 20),
    });
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 5 }), (batches) => {
        const order = new TextOrder();
        const strings: string[] = [];
        for (const { added, oneIn } of batches) {
          strings.push(...added);
          const isWanted = Int32Array.from(strings, (_, number) => (number % oneIn === 0 ? 1 : 0));
          const wanted = Int32Array.from(strings.keys()).filter((number) => isWanted[number] === 1);
          const { numbers, shared } = order.sort(textsOf(strings), wanted, isWanted);
          const sorted = [...numbers].map((number) => strings[number] as string);
          const expected = [...wanted].map((number) => strings[number] as string);
          expect(sorted).toEqual(expected.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
          expect(new Set(numbers)).toEqual(new Set(wanted));
          expect([...shared]).toEqual(
            sorted.map((string, at) => (at === 0 ? 0 : sharedBy(sorted[at - 1] as string, string))),
          );
        }
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});
