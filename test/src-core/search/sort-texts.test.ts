import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortTexts } from '../../../src-core/search/sort-texts.ts';

const SEED = 4711;

function sorted(texts: readonly string[]): number[] {
  return texts
    .map((_, index) => index)
    .sort((a, b) => {
      const first = texts[a] as string;
      const second = texts[b] as string;
      return first < second ? -1 : first > second ? 1 : a - b;
    });
}

describe('sorting texts by packed prefixes', () => {
  test(`gives code unit order with equal texts in their old order, whatever the alphabet (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'ä'), maxLength: 24 }), { maxLength: 80 }),
          fc.array(fc.string({ unit: 'binary', maxLength: 6 }), { maxLength: 80 }),
        ),
        (texts) => {
          expect([...sortTexts(texts)]).toEqual(sorted(texts));
        },
      ),
      { seed: SEED, numRuns: 400 },
    );
  });

  test('tells words apart that share a long beginning', () => {
    const texts = ['zusammenarbeiten', 'zusammenarbeit', 'zusammen', 'zusammenarbeit', ''];
    expect([...sortTexts(texts)]).toEqual([4, 2, 1, 3, 0]);
  });
});
