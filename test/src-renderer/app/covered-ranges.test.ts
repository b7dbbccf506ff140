import { describe, expect, it } from 'vitest';
import { coveredRanges } from '../../../src-renderer/app/covered-ranges.ts';

describe('coveredRanges', () => {
  it('gives the shared stretch of two overlapping ranges at the lower level', () => {
    const found = coveredRanges([
      { start: 0, end: 10, level: 3 },
      { start: 6, end: 20, level: 1 },
    ]);
    expect(found).toEqual([{ start: 6, end: 10, level: 1 }]);
  });

  it('gives nothing where ranges only touch', () => {
    const found = coveredRanges([
      { start: 0, end: 6, level: 0 },
      { start: 6, end: 9, level: 1 },
    ]);
    expect(found).toEqual([]);
  });

  it('sees a range that lies within another', () => {
    const found = coveredRanges([
      { start: 0, end: 30, level: 0 },
      { start: 5, end: 8, level: 2 },
      { start: 20, end: 25, level: 2 },
    ]);
    expect(found).toEqual([
      { start: 5, end: 8, level: 0 },
      { start: 20, end: 25, level: 0 },
    ]);
  });
});
