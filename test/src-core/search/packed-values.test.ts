import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteWriter } from '../../../src-core/search/byte-writer.ts';
import { PACKED_OVERREAD, PackedGroup, writePacked } from '../../../src-core/search/packed-values.ts';

const SEED = 815;
const number = fc.oneof(
  { weight: 8, arbitrary: fc.nat(900) },
  { weight: 1, arbitrary: fc.nat(0x7fffffff) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 0x7fffffff) },
);

describe('packed numbers', () => {
  test(`are read back as written, from any number on, behind and before other bytes (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.array(number, { maxLength: 700 }),
        fc.array(fc.nat(40), { minLength: 1, maxLength: 20 }),
        (values, steps) => {
          const writer = new ByteWriter(4);
          writer.byte(255);
          writePacked(writer, Int32Array.from(values), values.length);
          for (let index = 0; index < PACKED_OVERREAD; index += 1) writer.byte(255);
          const group = new PackedGroup();
          group.open(writer.view(), 1);
          const into = new Int32Array(values.length);
          let from = 0;
          for (let turn = 0; from < values.length; turn += 1) {
            // parts are read or passed over in turns
            const count = Math.min(steps[turn % steps.length] as number, values.length - from) || 1;
            if (turn % 2 === 0) {
              const to = turn % 3 === 0 ? 0 : from;
              group.read(from, count, into, to);
              expect([...into.subarray(to, to + count)]).toEqual(values.slice(from, from + count));
            }
            from += count;
          }
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('take little more room than their bits: 500 numbers below 512 with a few large ones', () => {
    const values = Int32Array.from({ length: 500 }, (_, index) => (index % 100 === 7 ? 1e6 : index));
    const writer = new ByteWriter();
    writePacked(writer, values, values.length);
    expect(writer.length).toBeLessThan((500 * 9) / 8 + 5 * 4 + 4);
  });
});
