import type { Segment } from './segment.ts';

/** So many segments of like size become one. */
const FACTOR = 8;
/** A segment is rewritten when more than this part of it is deleted. */
const DEAD_SHARE = 0.25;

/**
 * Bytes of the largest segment that merging makes: a merge holds its inputs and its output in memory, and the file goes to
 * the host in one message. A few large segments more cost a question little.
 */
const MOST_BYTES = 1 << 27;
/** Fewer of the largest are not worth a merge. */
const LEAST_INPUTS = 3;

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
    if (alike.length < FACTOR) continue;
    const inputs = withinLimit(alike.slice(0, FACTOR));
    if (inputs.length >= LEAST_INPUTS) return inputs;
  }
  const worn = segments.find((segment) => segment.deadCount > segment.count * DEAD_SHARE);
  return worn === undefined ? null : [worn];
}

/** Those of the segments, the smallest first, that make no larger one than is allowed; in their old order where all do. */
function withinLimit(segments: readonly Segment[]): readonly Segment[] {
  let bytes = 0;
  const kept = new Set(
    segments
      .toSorted((a, b) => a.bytes - b.bytes)
      .filter((segment) => (bytes += segment.bytes) <= MOST_BYTES),
  );
  return segments.filter((segment) => kept.has(segment));
}
