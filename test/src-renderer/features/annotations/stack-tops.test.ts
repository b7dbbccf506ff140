import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stackTops } from '../../../../src-renderer/features/annotations/stack-tops.ts';

const SEED = 11;

describe('stackTops', () => {
  it('leaves notes beside their passages where there is room', () => {
    expect(stackTops([0, 200, 400], [50, 50, 50], 10)).toEqual([0, 200, 400]);
  });

  it('moves notes down until they do not overlap', () => {
    expect(stackTops([0, 10, 20], [50, 30, 20], 10)).toEqual([0, 60, 100]);
  });

  it('keeps the note in hand beside its passage; those before it make room upwards', () => {
    expect(stackTops([0, 10, 20], [50, 30, 20], 10, 2)).toEqual([-80, -20, 20]);
  });

  it(`never lets two notes overlap (seed ${String(SEED)})`, () => {
    const notes = fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 10, max: 120 })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(notes, fc.nat(30), (list, pick) => {
        const wishes = list.map(([wish]) => wish).sort((a, b) => a - b);
        const heights = list.map(([, height]) => height);
        const pinned = pick < list.length ? pick : null;
        const tops = stackTops(wishes, heights, 8, pinned);
        for (let index = 1; index < tops.length; index += 1) {
          expect(tops[index]).toBeGreaterThanOrEqual((tops[index - 1] ?? 0) + (heights[index - 1] ?? 0) + 8);
        }
        expect(pinned === null || tops[pinned] === wishes[pinned]).toBe(true);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
