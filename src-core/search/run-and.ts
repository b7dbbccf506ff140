import { DecodedBlock, decodeBlock, decodePostings } from './block-decoder.ts';
import type { ScoredList } from './cursor.ts';
import { BLOCK_DOCUMENTS } from './postings-encoder.ts';
import { contribution } from './scoring.ts';
import { ALL_FIELDS } from './search-fields.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';
import { readSkips } from './skip-table.ts';

/** A part of a conjunction, looked up in one segment. */
export type AndPart =
  | { readonly type: 'term'; readonly info: TermInfo; readonly inverse: number }
  | { readonly type: 'list'; readonly list: ScoredList }
  | FilterTest;

/** Holds for the documents whose number in the column is in [from, to]. */
export interface FilterTest {
  readonly type: 'filter';
  readonly column: Int32Array | Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Score units of each. */
  readonly score: number;
}

/** Documents that are left, ascending, with the sum of their scores; lists that are used again. */
let documents = new Int32Array(1024);
let sums = new Float64Array(1024);
/** Weights of the first part's documents, until a second part leaves few of them to be scored. */
let firstWeights = new Int32Array(1024);
/** Of each document that a part holds, where it stands among those that are left; and what the part gives it. */
let found = new Int32Array(1024);
let weights = new Int32Array(1024);
let scores = new Float64Array(1024);
const block = new DecodedBlock();
/** In place of a rarity: the documents have their scores already. */
const SCORED = -1;

/**
 * Documents that all required parts (one or more, the first no filter) hold and no excluded one, ascending; valid until the
 * next call. One part after the other narrows them, the rarest first; blocks of postings without one of them are skipped.
 */
export function runAnd(
  required: readonly AndPart[],
  excluded: readonly AndPart[],
  segment: Segment,
  norms: Float64Array,
): ScoredList {
  const order = [...required].sort((a, b) => sizeOf(a, segment) - sizeOf(b, segment));
  const [first, ...others] = order;
  let count = first === undefined ? 0 : begin(first, segment);
  let firstInverse = first?.type === 'term' ? first.inverse : SCORED;
  for (const part of others) {
    if (count === 0) break;
    count = narrow(part, count, firstInverse, segment, norms);
    firstInverse = SCORED;
  }
  if (firstInverse !== SCORED) scoreFirst(count, firstInverse, segment.lengths, norms);
  for (const part of excluded) count = removeFound(count, findIn(part, count, segment));
  return { documents, scores: sums, count };
}

/** How many documents a part holds at most. */
export function sizeOf(part: AndPart, segment: Segment): number {
  switch (part.type) {
    case 'term':
      return part.info.documents;
    case 'list':
      return part.list.count;
    case 'filter':
      return segment.count + 1;
  }
}

/** The documents of a filter, for what cannot ask about single ones. */
export function listOfFilter({ column, from, to, score }: FilterTest): ScoredList {
  const holding = new Int32Array(column.length);
  let count = 0;
  for (let document = 0; document < column.length; document += 1) {
    const value = column[document] as number;
    if (value >= from && value <= to) holding[count++] = document;
  }
  return { documents: holding, scores: new Float64Array(count).fill(score), count };
}

function begin(part: AndPart, segment: Segment): number {
  if (part.type === 'filter') return begin({ type: 'list', list: listOfFilter(part) }, segment);
  const count = sizeOf(part, segment);
  if (count > documents.length) widen(count);
  if (part.type === 'list') {
    const { list } = part;
    documents.set(list.documents.subarray(0, count));
    sums.set(list.scores.subarray(0, count));
    return count;
  }
  const { info } = part;
  decodePostings(segment.postingsOf(info), info.postingsAt, count, -1, documents, firstWeights);
  sums.fill(0, 0, count);
  return count;
}

/** Leaves those that the part holds; returns how many. */
function narrow(
  part: AndPart,
  count: number,
  firstInverse: number,
  segment: Segment,
  norms: Float64Array,
): number {
  const kept = findIn(part, count, segment);
  const { lengths } = segment;
  const isTerm = part.type === 'term';
  const inverse = isTerm ? part.inverse : 0;
  const fixed = part.type === 'filter' ? part.score : 0;
  for (let index = 0; index < kept; index += 1) {
    const from = found[index] as number;
    const document = documents[from] as number;
    const norm = norms[lengths[document] as number] as number;
    let sum = (sums[from] as number) + fixed;
    if (firstInverse !== SCORED) sum += contribution(firstInverse, firstWeights[from] as number, norm);
    if (isTerm) sum += contribution(inverse, weights[index] as number, norm);
    documents[index] = document;
    sums[index] = sum;
  }
  if (part.type === 'list')
    for (let index = 0; index < kept; index += 1)
      sums[index] = (sums[index] as number) + (scores[index] as number);
  return kept;
}

function scoreFirst(count: number, inverse: number, lengths: Uint8Array, norms: Float64Array): void {
  for (let index = 0; index < count; index += 1) {
    const norm = norms[lengths[documents[index] as number] as number] as number;
    sums[index] = contribution(inverse, firstWeights[index] as number, norm);
  }
}

/** Takes away those that were found. */
function removeFound(count: number, removed: number): number {
  let kept = 0;
  let next = 0;
  for (let index = 0; index < count; index += 1) {
    documents[kept] = documents[index] as number;
    sums[kept] = sums[index] as number;
    if (next < removed && found[next] === index) next += 1;
    else kept += 1;
  }
  return kept;
}

/** Looks the documents that are left up in a part; returns how many it holds. */
function findIn(part: AndPart, count: number, segment: Segment): number {
  switch (part.type) {
    case 'term':
      return findInTerm(part.info, count, segment);
    case 'list':
      return findInList(part.list, count);
    case 'filter':
      return findByTest(part, count);
  }
}

function findInTerm(info: TermInfo, count: number, segment: Segment): number {
  const { last, postings, blocks } = readSkips(segment, info);
  const bytes = segment.postingsOf(info);
  const inBlock = block.documents;
  const blockWeights = block.weights;
  let number = 0;
  let kept = 0;
  for (let index = 0; index < count;) {
    const wanted = documents[index] as number;
    if ((last[number] as number) < wanted) number = firstNotBefore(last, blocks, wanted, number + 1);
    if (number >= blocks) break;
    const left = Math.min(BLOCK_DOCUMENTS, info.documents - number * BLOCK_DOCUMENTS);
    const base = number === 0 ? -1 : (last[number - 1] as number);
    decodeBlock(bytes, postings[number] as number, left, base, ALL_FIELDS, block);
    for (let other = 0; index < count && other < left;) {
      found[kept] = index;
      weights[kept] = blockWeights[other] as number;
      // 1 or 0 without a branch, which nobody could foresee: not after, not before
      const distance = (documents[index] as number) - (inBlock[other] as number);
      const notAfter = (distance - 1) >>> 31;
      const notBefore = ~distance >>> 31;
      kept += notAfter & notBefore;
      index += notAfter;
      other += notBefore;
    }
    number += 1;
    if (number === blocks) break;
  }
  return kept;
}

function findInList(
  { documents: others, scores: given, count: otherCount }: ScoredList,
  count: number,
): number {
  let kept = 0;
  let other = 0;
  for (let index = 0; index < count && other < otherCount; index += 1) {
    const wanted = documents[index] as number;
    if ((others[other] as number) < wanted) {
      other = firstNotBefore(others, otherCount, wanted, other + 1);
      if (other >= otherCount) break;
    }
    if (others[other] !== wanted) continue;
    found[kept] = index;
    scores[kept] = given[other] as number;
    kept += 1;
  }
  return kept;
}

function findByTest({ column, from, to }: FilterTest, count: number): number {
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const value = column[documents[index] as number] as number;
    found[kept] = index;
    kept += value >= from && value <= to ? 1 : 0;
  }
  return kept;
}

/** Where in an ascending list the first number stands that is not before the wanted one; looks nearby first. */
function firstNotBefore(list: Int32Array, count: number, wanted: number, from: number): number {
  let step = 1;
  while (from + step < count && (list[from + step] as number) < wanted) step *= 2;
  let low = from + (step >> 1);
  let high = Math.min(count, from + step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function widen(count: number): void {
  const size = count * 2;
  documents = new Int32Array(size);
  sums = new Float64Array(size);
  firstWeights = new Int32Array(size);
  found = new Int32Array(size);
  weights = new Int32Array(size);
  scores = new Float64Array(size);
}
