import { unitsOf } from './byte-writer.ts';
import { ENTRIES_PER_BLOCK, findBlock, firstOfBlock } from './front-coded.ts';
import { WORK_PER_PREFIX_BYTE, WORK_PER_PREFIX_TERM } from './work-units.ts';

const LAST_UNIT = '\uffff';

/** A segment's dictionary of stems: its bytes, where blocks begin in them, and where the postings of each block do. */
export interface StemBlocks {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  readonly postings: Uint32Array;
}

/** The blocks of a dictionary in which stems begin so: what it takes to read them is known without doing it. */
export class StemRange {
  /** See work-units.ts. */
  readonly work: number;
  readonly #blocks: StemBlocks;
  readonly #first: number;
  readonly #end: number;

  constructor(blocks: StemBlocks, prefix: string) {
    this.#blocks = blocks;
    const { bytes, offsets } = blocks;
    this.#first = Math.max(0, findBlock(bytes, offsets, unitsOf(prefix)));
    this.#end = findBlock(bytes, offsets, unitsOf(prefix + LAST_UNIT)) + 1;
    // where the last block's postings end is not at hand: it counts as the others do
    const count = this.#end - this.#first;
    this.work = count < 2 ? 0 : Math.round((this.#workUpTo(this.#end - 1) * count) / (count - 1));
  }

  /** The stem before which reading them takes so much; null where all take less. The first block is always before it. */
  stemBehind(work: number): string | null {
    const { bytes, offsets } = this.#blocks;
    for (let block = this.#first + 1; block < this.#end; block += 1)
      if (this.#workUpTo(block) >= work) return firstOfBlock(bytes, offsets[block] as number);
    return null;
  }

  #workUpTo(block: number): number {
    const { postings } = this.#blocks;
    const bytes = (postings[block] as number) - (postings[this.#first] as number);
    const terms = (block - this.#first) * ENTRIES_PER_BLOCK;
    return terms * WORK_PER_PREFIX_TERM + bytes * WORK_PER_PREFIX_BYTE;
  }
}
