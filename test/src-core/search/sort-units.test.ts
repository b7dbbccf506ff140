import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortByUnits } from '../../../src-core/search/sort-units.ts';
import type { UnitTexts } from '../../../src-core/text/word-table.ts';

const SEED = 4711;

function textsOf(texts: readonly string[]): UnitTexts {
  const all = texts.join('');
  const starts = new Int32Array(texts.length);
  texts.forEach((_, index) => {
    starts[index] = index === 0 ? 0 : (starts[index - 1] as number) + (texts[index - 1] as string).length;
  });
  return {
    pool: Uint16Array.from({ length: all.length }, (_, index) => all.charCodeAt(index)),
    starts,
    lengths: Int32Array.from(texts, (text) => text.length),
    count: texts.length,
  };
}

function sorted(texts: readonly string[]): number[] {
  return texts
    .map((_, index) => index)
    .sort((a, b) => {
      const first = texts[a] as string;
      const second = texts[b] as string;
      return first < second ? -1 : first > second ? 1 : a - b;
    });
}

function order(texts: readonly string[]): number[] {
  return [
    ...sortByUnits(
      textsOf(texts),
      Int32Array.from(texts, (_, index) => index),
    ),
  ];
}

describe('sorting texts by packed prefixes', () => {
  test(`gives code unit order with equal texts in their old order, whatever the alphabet (seed ${SEED})`, () => {
    const sizes = { maxLength: 400, size: 'max' as const };
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'ä', 'z', '9'), maxLength: 12 }), sizes),
          fc.array(
            fc
              .string({ unit: fc.constantFrom('a', ':', '-', '9'), maxLength: 9 })
              .map((text) => `article:${text}`),
            sizes,
          ),
          fc.array(
            fc.string({ unit: fc.constantFrom('ã', 'ä', '\u0100', 'ß', 'é', 'è'), maxLength: 10 }),
            sizes,
          ),
          fc.array(fc.string({ unit: 'binary', maxLength: 6 }), sizes),
        ),
        (texts) => {
          expect(order(texts)).toEqual(sorted(texts));
        },
      ),
      { seed: SEED, numRuns: 80 },
    );
  });

  test('tells words apart that share a long beginning', () => {
    const few = ['zusammenarbeiten', 'zusammenarbeit', 'zusammen', 'zusammenarbeit', ''];
    expect(order(few)).toEqual([4, 2, 1, 3, 0]);
    const many = Array.from({ length: 300 }, (_, index) => few[index % few.length] as string);
    expect(order(many)).toEqual(sorted(many));
  });
});
