import { ByteReader } from './byte-writer.ts';
import { BLOCK_DOCUMENTS } from './postings-encoder.ts';
import { contribution } from './scoring.ts';
import type { Segment } from './segment.ts';
import type { PostingsBytes, TermInfo } from './segment-walks.ts';

/** Where the blocks of a term begin, and what the best score in each can be. */
export interface SkipTable {
  readonly blocks: number;
  /** Last document of each block. */
  readonly last: Int32Array;
  /** First byte of each block in the postings. */
  readonly postings: Int32Array;
  /** First byte of each block in the positions. */
  readonly positions: Int32Array;
  /** Byte of each block's pairs in the skips, or -1 where the term has a single block and no pairs. */
  readonly pairs: Int32Array;
}

const NO_LIMIT = 0x7fffffff;

const UNLIMITED = Int32Array.of(NO_LIMIT);
const NO_PAIRS = Int32Array.of(-1);

/** Kept with the term's info, which a segment keeps for the words that were asked for last. */
export function readSkips(segment: PostingsBytes, info: TermInfo): SkipTable {
  return (info.skips ??= decodeSkips(segment, info));
}

function decodeSkips(segment: PostingsBytes, info: TermInfo): SkipTable {
  const blocks = Math.ceil(info.documents / BLOCK_DOCUMENTS);
  // one list for all: a question about a few words makes dozens of tables
  const all = new Int32Array(blocks <= 1 ? 2 : blocks * 4);
  const part = (number: number): Int32Array => all.subarray(number * blocks, (number + 1) * blocks);
  if (blocks <= 1) {
    all[0] = info.postingsAt;
    all[1] = info.positionsAt;
    return { blocks, last: UNLIMITED, postings: all, positions: all.subarray(1), pairs: NO_PAIRS };
  }
  const table = { blocks, last: part(0), postings: part(1), positions: part(2), pairs: part(3) };
  const bytes = segment.skips;
  const reader = new ByteReader(bytes, info.skipsAt);
  let last = -1;
  let postings = info.postingsAt;
  let positions = info.positionsAt;
  for (let block = 0; block < blocks; block += 1) {
    last += reader.varint();
    table.last[block] = last;
    table.postings[block] = postings;
    table.positions[block] = positions;
    postings += reader.varint();
    positions += reader.varint();
    table.pairs[block] = reader.at;
    for (let left = reader.varint(); left > 0; left -= 1) {
      while ((bytes[reader.at++] as number) > 127);
      reader.at += 1;
    }
  }
  return table;
}

/** Highest score any document of a block can have from this term alone, in score units. */
export function blockBound(segment: Segment, pairsAt: number, inverse: number, norms: Float64Array): number {
  if (pairsAt < 0) return Infinity;
  const reader = new ByteReader(segment.skips, pairsAt);
  let best = 0;
  for (let left = reader.varint(); left > 0; left -= 1) {
    const weight = reader.varint();
    const length = segment.skips[reader.at++] as number;
    best = Math.max(best, contribution(inverse, weight, norms[length] as number));
  }
  return best;
}
