import type { Segment } from './segment.ts';

/** So many segments of like size become one. */
const FACTOR = 8;
/** A segment is rewritten when more than this part of it is deleted. */
const DEAD_SHARE = 0.25;

/** The segments to merge next, or null where nothing is due: eight of a size, or one with many deleted documents. */
export function chooseMerge(segments: readonly Segment[]): readonly Segment[] | null {
  const tiers = new Map<number, Segment[]>();
  for (const segment of segments) {
    const tier = Math.floor(Math.log(Math.max(1, segment.liveCount)) / Math.log(FACTOR) + 1e-9);
    const alike = tiers.get(tier);
    if (alike === undefined) tiers.set(tier, [segment]);
    else alike.push(segment);
  }
  for (const [, alike] of [...tiers].sort(([a], [b]) => a - b)) {
    if (alike.length >= FACTOR) return alike.slice(0, FACTOR);
  }
  const worn = segments.find((segment) => segment.deadCount > segment.count * DEAD_SHARE);
  return worn === undefined ? null : [worn];
}
