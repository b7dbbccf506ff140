import { intersectBlocks } from './intersect-blocks.ts';
import { PositionCursor } from './position-cursor.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';

const BODY = 1;

/**
 * Documents, ascending, in which two words may stand with at most so many words between them: all in which they do, and
 * some others, since neither forms nor ends of runs are looked at.
 */
export function nearDocuments(
  segment: Segment,
  infos: readonly [TermInfo, TermInfo],
  distance: number,
): Int32Array {
  const [one, other] = infos.map((info) => new PositionCursor(segment, info)) as [
    PositionCursor,
    PositionCursor,
  ];
  const [a, b] = one.documentCount <= other.documentCount ? [one, other] : [other, one];
  const near = new Int32Array(a.documentCount);
  let nearCount = 0;
  intersectBlocks([a, b], (documents, indexes, count) => {
    const [first, second] = indexes as [Int32Array, Int32Array];
    for (let found = 0; found < count; found += 1) {
      const at = first[found] as number;
      const there = second[found] as number;
      const from = a.starts[at] as number;
      const otherFrom = b.starts[there] as number;
      const fields = (a.masks[at] as number) & (b.masks[there] as number);
      const isNear =
        fields === BODY
          ? comeNear(a, from, a.inBody(at), b, otherFrom, b.inBody(there), distance + 1)
          : fields !== 0;
      if (isNear) near[nearCount++] = documents[found] as number;
    }
  });
  a.release();
  b.release();
  return near.subarray(0, nearCount);
}

/** Whether two places are at most so far from each other. */
function comeNear(
  first: PositionCursor,
  firstFrom: number,
  firstCount: number,
  second: PositionCursor,
  secondFrom: number,
  secondCount: number,
  most: number,
): boolean {
  const values = first.values;
  const bits = first.formBits;
  const others = second.values;
  const otherBits = second.formBits;
  let at = firstFrom;
  let there = secondFrom;
  const end = firstFrom + firstCount;
  const otherEnd = secondFrom + secondCount;
  let distance = ((values[at] as number) >>> bits) - ((others[there] as number) >>> otherBits);
  for (;;) {
    if (distance > most) {
      if (++there === otherEnd) return false;
      distance -= (others[there] as number) >>> otherBits;
    } else if (distance < -most) {
      if (++at === end) return false;
      distance += (values[at] as number) >>> bits;
    } else return true;
  }
}
