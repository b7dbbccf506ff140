import { END } from './cursor.ts';
import type { PositionCursor } from './position-cursor.ts';
import { BLOCK_DOCUMENTS } from './postings-encoder.ts';

/** Takes documents that all cursors hold, ascending, where they stand in each cursor's block, and how many there are. */
type BlockVisitor = (documents: Int32Array, indexes: readonly Int32Array[], count: number) => void;

/** Lists that are used again: nobody intersects while documents are visited. */
const documents = new Int32Array(BLOCK_DOCUMENTS);
const room: Int32Array[] = [];

/**
 * Goes through the documents that all of the cursors (two or more, the rarest best first) hold, many at a time. Their
 * values have been read (see readDocuments) and are open while they are visited.
 */
export function intersectBlocks(cursors: readonly PositionCursor[], visit: BlockVisitor): void {
  const lead = cursors[0] as PositionCursor;
  while (room.length < cursors.length) room.push(new Int32Array(BLOCK_DOCUMENTS));
  const indexes = room.slice(0, cursors.length);
  for (const cursor of cursors) cursor.dense = true;
  for (let target = 0; ;) {
    lead.advance(target);
    if (lead.document === END) return;
    let bound = lead.blockLast;
    let count = -1;
    for (let step = 1; step < cursors.length && count !== 0; step += 1) {
      const cursor = cursors[step] as PositionCursor;
      cursor.advance(count < 0 ? lead.document : (documents[0] as number));
      if (cursor.document === END) return;
      bound = Math.min(bound, cursor.blockLast);
      count =
        count < 0
          ? intersectFirst(lead, cursor, bound, documents, indexes)
          : intersect(documents, count, cursor, bound, indexes, step);
    }
    if (count > 0) {
      for (let step = 0; step < cursors.length; step += 1)
        (cursors[step] as PositionCursor).readDocuments(indexes[step] as Int32Array, count);
      visit(documents, indexes, count);
    }
    target = bound + 1;
  }
}

function intersectFirst(
  lead: PositionCursor,
  cursor: PositionCursor,
  bound: number,
  documents: Int32Array,
  indexes: readonly Int32Array[],
): number {
  const [firsts, seconds] = indexes as [Int32Array, Int32Array];
  const first = lead.documents;
  const second = cursor.documents;
  const firstEnd = lead.count;
  const secondEnd = cursor.count;
  let at = lead.index;
  let other = cursor.index;
  let count = 0;
  while (at < firstEnd && other < secondEnd) {
    const document = first[at] as number;
    if (document > bound) break;
    documents[count] = document;
    firsts[count] = at;
    seconds[count] = other;
    // 1 or 0 without a branch, which nobody could foresee: not after, not before
    const distance = document - (second[other] as number);
    const notAfter = (distance - 1) >>> 31;
    const notBefore = ~distance >>> 31;
    count += notAfter & notBefore;
    at += notAfter;
    other += notBefore;
  }
  return count;
}

function intersect(
  documents: Int32Array,
  count: number,
  cursor: PositionCursor,
  bound: number,
  indexes: readonly Int32Array[],
  step: number,
): number {
  const own = indexes[step] as Int32Array;
  const others = cursor.documents;
  const end = cursor.count;
  let other = cursor.index;
  let kept = 0;
  for (let found = 0; found < count; found += 1) {
    const document = documents[found] as number;
    if (document > bound) break;
    while (other < end && (others[other] as number) < document) other += 1;
    if (other === end || others[other] !== document) continue;
    documents[kept] = document;
    for (let before = 0; before < step; before += 1) {
      const list = indexes[before] as Int32Array;
      list[kept] = list[found] as number;
    }
    own[kept] = other;
    kept += 1;
  }
  return kept;
}
