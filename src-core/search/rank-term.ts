import { DecodedBlock, decodeBlock } from './block-decoder.ts';
import { BLOCK_DOCUMENTS } from './postings-encoder.ts';
import type { RankingSink } from './ranking-sink.ts';
import { contribution } from './scoring.ts';
import { ALL_FIELDS } from './search-fields.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';
import { blockBound, readSkips } from './skip-table.ts';

/** A stem that is looked up in a segment, with its rarity in score units. */
export interface RankedTerm {
  readonly info: TermInfo;
  readonly inverse: number;
}

const block = new DecodedBlock();
/** A bound and the number of its block in one number; those of one term at a time. */
let ordered = new Float64Array(64);
/** More than a term has blocks: below 2^53 with bounds of up to 2^31. */
const BLOCKS = 2 ** 21;

/**
 * Offers a single stem's documents, best blocks first: stops at the first block whose bound is below what the sink still
 * needs. Only for segments all of whose documents may be hits.
 */
export function rankTerm(
  { info, inverse }: RankedTerm,
  segment: Segment,
  norms: Float64Array,
  sink: RankingSink,
): void {
  sink.addTotal(info.documents);
  const postings = segment.postingsOf(info);
  if (info.documents <= BLOCK_DOCUMENTS) {
    offerBlock(segment, postings, info.postingsAt, info.documents, -1, inverse, norms, sink);
    return;
  }
  const skips = readSkips(segment, info);
  if (ordered.length < skips.blocks) ordered = new Float64Array(skips.blocks * 2);
  const bounds = ordered.subarray(0, skips.blocks);
  for (let number = 0; number < skips.blocks; number += 1)
    bounds[number] = blockBound(segment, skips.pairs[number] as number, inverse, norms) * BLOCKS + number;
  bounds.sort();
  for (let index = skips.blocks - 1; index >= 0; index -= 1) {
    const bound = Math.floor((bounds[index] as number) / BLOCKS);
    if (bound < sink.threshold()) return;
    const number = (bounds[index] as number) - bound * BLOCKS;
    const left = Math.min(BLOCK_DOCUMENTS, info.documents - number * BLOCK_DOCUMENTS);
    const base = number === 0 ? -1 : (skips.last[number - 1] as number);
    offerBlock(segment, postings, skips.postings[number] as number, left, base, inverse, norms, sink);
  }
}

function offerBlock(
  segment: Segment,
  postings: Uint8Array,
  start: number,
  left: number,
  base: number,
  inverse: number,
  norms: Float64Array,
  sink: RankingSink,
): void {
  decodeBlock(postings, start, left, base, ALL_FIELDS, block);
  const { lengths } = segment;
  let threshold = sink.threshold();
  for (let index = 0; index < left; index += 1) {
    const document = block.documents[index] as number;
    const norm = norms[lengths[document] as number] as number;
    const score = contribution(inverse, block.weights[index] as number, norm);
    if (score < threshold) continue;
    sink.offerCounted(document, score);
    threshold = sink.threshold();
  }
}
