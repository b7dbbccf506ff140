import { DecodedBlock, decodeBlock } from './block-decoder.ts';
import { BLOCK_DOCUMENTS } from './postings-encoder.ts';
import { ALL_FIELDS } from './search-fields.ts';
import { contribution } from './scoring.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';
import { readSkips, type SkipTable } from './skip-table.ts';

/** Behind every document. */
export const END = 0x7fffffff;

const NO_BYTES = new Uint8Array(0);
/** Rooms that were left: a question about rare words would spend its time on making them. */
const rooms: DecodedBlock[] = [];
const MOST_ROOMS = 64;

/** Documents of one segment with their scores in score units, ascending. */
export interface ScoredList {
  readonly documents: Int32Array;
  readonly scores: Float64Array;
  readonly count: number;
}

/**
 * Steps through the documents of a term or of a list, in ascending order, skipping blocks it need not decode.
 * One class for both, so that the loops over it stay monomorphic.
 */
export class Cursor {
  /** Where it stands; END when it is over. */
  document = -1;
  documents: Int32Array;
  index = -1;
  count = 0;
  /** Upper bound of the documents left, for choosing which cursor leads. */
  readonly size: number;
  readonly #scores: Float64Array | null;
  #block: DecodedBlock | null;
  readonly #skips: SkipTable | null;
  readonly #bytes: Uint8Array;
  readonly #lengths: Uint8Array;
  readonly #norms: Float64Array;
  readonly #inverse: number;
  readonly #all: number;
  #blockNumber = -1;
  #blockLast = -1;

  private constructor(
    list: ScoredList | null,
    segment: Segment,
    info: TermInfo | null,
    inverse: number,
    norms: Float64Array,
  ) {
    this.#bytes = info === null ? NO_BYTES : segment.postingsOf(info);
    this.#lengths = segment.lengths;
    this.#norms = norms;
    this.#inverse = inverse;
    if (list !== null) {
      this.#scores = list.scores;
      this.#block = null;
      this.#skips = null;
      this.documents = list.documents;
      this.count = list.count;
      this.size = this.#all = list.count;
      this.#blockLast = END;
    } else {
      this.#scores = null;
      this.#block = rooms.pop() ?? new DecodedBlock();
      this.#skips = readSkips(segment, info as TermInfo);
      this.documents = this.#block.documents;
      this.size = this.#all = (info as TermInfo).documents;
    }
  }

  static ofTerm(segment: Segment, info: TermInfo, inverse: number, norms: Float64Array): Cursor {
    return new Cursor(null, segment, info, inverse, norms);
  }

  static ofList(segment: Segment, list: ScoredList, norms: Float64Array): Cursor {
    return new Cursor(list, segment, null, 0, norms);
  }

  /** Leaves its room to the next cursor; it must not be used any more. */
  release(): void {
    if (this.#block !== null && rooms.length < MOST_ROOMS) rooms.push(this.#block);
    this.#block = null;
  }

  /** Score units of the document it stands at. */
  score(): number {
    if (this.#scores !== null) return this.#scores[this.index] as number;
    const weights = (this.#block as DecodedBlock).weights;
    return contribution(
      this.#inverse,
      weights[this.index] as number,
      this.#norms[this.#lengths[this.document] as number] as number,
    );
  }

  next(): void {
    const index = this.index + 1;
    if (index < this.count) {
      this.index = index;
      this.document = this.documents[index] as number;
    } else this.#load(this.#blockNumber + 1);
  }

  /** Moves to the first document that is not before `target`. */
  advance(target: number): void {
    if (this.document >= target) return;
    if (target > this.#blockLast) {
      const last = (this.#skips as SkipTable).last;
      let low = this.#blockNumber + 1;
      let high = last.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((last[middle] as number) < target) low = middle + 1;
        else high = middle;
      }
      this.#load(low);
      if (this.document >= target) return;
    }
    const documents = this.documents;
    let index = Math.max(0, this.index);
    if (this.#scores !== null) {
      // lists are one long block: gallop
      let step = 1;
      while (index + step < this.count && (documents[index + step] as number) < target) step *= 2;
      let high = Math.min(this.count, index + step);
      let low = index + (step >> 1);
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((documents[middle] as number) < target) low = middle + 1;
        else high = middle;
      }
      index = low;
    } else {
      while (index < this.count && (documents[index] as number) < target) index += 1;
    }
    if (index < this.count) {
      this.index = index;
      this.document = documents[index] as number;
    } else this.#load(this.#blockNumber + 1);
  }

  /** Adds the scores of all documents before `end` into the window that starts at `base`, and marks them; returns how many. */
  addWindow(base: number, end: number, sums: Float64Array, marks: Uint8Array): number {
    let added = 0;
    while (this.document < end) {
      const documents = this.documents;
      const count = this.count;
      const scores = this.#scores;
      let index = this.index;
      if (scores !== null) {
        for (; index < count; index += 1) {
          const document = documents[index] as number;
          if (document >= end) break;
          sums[document - base] = (sums[document - base] as number) + (scores[index] as number);
          marks[document - base] = 1;
        }
      } else {
        const weights = (this.#block as DecodedBlock).weights;
        const lengths = this.#lengths;
        const norms = this.#norms;
        const inverse = this.#inverse;
        for (; index < count; index += 1) {
          const document = documents[index] as number;
          if (document >= end) break;
          const weight = weights[index] as number;
          const norm = norms[lengths[document] as number] as number;
          sums[document - base] =
            (sums[document - base] as number) + 1 + Math.floor((inverse * weight) / (weight + norm));
          marks[document - base] = 1;
        }
      }
      added += index - this.index;
      if (index < count) {
        this.index = index;
        this.document = documents[index] as number;
        break;
      }
      this.#load(this.#blockNumber + 1);
    }
    return added;
  }

  #load(block: number): void {
    const skips = this.#skips;
    if (skips === null) {
      this.#finish();
      return;
    }
    if (block >= skips.blocks) {
      this.#blockNumber = skips.blocks;
      this.#finish();
      return;
    }
    const decoded = this.#block as DecodedBlock;
    const left = Math.min(BLOCK_DOCUMENTS, this.#all - block * BLOCK_DOCUMENTS);
    const base = block === 0 ? -1 : (skips.last[block - 1] as number);
    decodeBlock(this.#bytes, skips.postings[block] as number, left, base, ALL_FIELDS, decoded);
    this.#blockNumber = block;
    this.#blockLast = skips.last[block] as number;
    this.count = decoded.count;
    this.index = 0;
    this.document = this.documents[0] as number;
  }

  #finish(): void {
    this.count = 0;
    this.index = 0;
    this.#blockLast = END;
    this.document = END;
  }
}
