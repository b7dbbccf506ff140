import { describe, expect, test } from 'vitest';
import { chooseMerge } from '../../../src-core/search/merge-policy.ts';
import type { Segment } from '../../../src-core/search/segment.ts';

const MB = 1 << 20;
/** As much of a segment as the choice looks at. */
const segment = (bytes: number, count: number, deadCount = 0): Segment =>
  ({ bytes, count, deadCount, liveCount: count - deadCount }) as unknown as Segment;

describe('of the segments', () => {
  test('eight of a size are merged, fewer are left', () => {
    const alike = Array.from({ length: 8 }, () => segment(3000, 1));
    expect(chooseMerge(alike)).toEqual(alike);
    expect(chooseMerge(alike.slice(1))).toBeNull();
  });

  test('the largest are merged only as far as the new one stays within 128 MB', () => {
    const large = Array.from({ length: 8 }, () => segment(30 * MB, 20_000));
    expect(chooseMerge(large)).toHaveLength(4);
    expect(chooseMerge(Array.from({ length: 9 }, () => segment(60 * MB, 40_000)))).toBeNull();
  });

  test('an archive that grows batch by batch has few, none of which is beyond the limit', () => {
    let segments: readonly Segment[] = [];
    for (let batch = 0; batch < 400; batch += 1) {
      segments = [...segments, segment(4 * MB, 2800)];
      for (let inputs = chooseMerge(segments); inputs !== null; inputs = chooseMerge(segments)) {
        const merged = inputs;
        const sum = (of: (one: Segment) => number): number => merged.reduce((all, one) => all + of(one), 0);
        segments = [
          ...segments.filter((one) => !merged.includes(one)),
          segment(
            sum(({ bytes }) => bytes),
            sum(({ count }) => count),
          ),
        ];
      }
      expect(Math.max(...segments.map(({ bytes }) => bytes))).toBeLessThanOrEqual(128 * MB);
    }
    expect(segments.length).toBeLessThan(400 / 32 + 16);
  });

  test('one with many deleted documents is written anew', () => {
    const worn = segment(3000, 10, 3);
    expect(chooseMerge([segment(3000, 10), worn])).toEqual([worn]);
  });
});
