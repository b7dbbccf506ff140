import { unitsOf } from './byte-writer.ts';
import { BlockHeads, eachFrontCoded, ENTRIES_PER_BLOCK, firstOfBlock } from './front-coded.ts';
import { matchLexicon } from './match-lexicon.ts';
import { LexiconWalk } from './segment-walks.ts';
import type { UnitFollower } from './unit-follower.ts';

const LAST_UNIT = '\uffff';

/** A segment's surface words in order, each with the number of its stem, its form's and how often it occurs. */
export class Lexicon {
  /** Entries; a surface of several stems has several. */
  readonly count: number;
  readonly #bytes: Uint8Array;
  readonly #blocks: Uint32Array;
  #heads: BlockHeads | null = null;

  constructor(bytes: Uint8Array, blocks: Uint32Array, count: number) {
    this.#bytes = bytes;
    this.#blocks = blocks;
    this.count = count;
  }

  /** All surface words from the first that is not before `from`, in order. */
  walk(from: string): LexiconWalk {
    const blocks = this.#blocks;
    let block = from === '' ? 0 : this.#findBlock(from);
    // the same surface may fill the end of the block before
    while (block > 0 && firstOfBlock(this.#bytes, blocks[block] as number) >= from) block -= 1;
    const first = Math.max(0, block);
    const walk = new LexiconWalk(this.#bytes, blocks[first] ?? 0, this.count - first * ENTRIES_PER_BLOCK);
    walk.skipTo(from);
    return walk;
  }

  #findBlock(surface: string): number {
    this.#heads ??= new BlockHeads(this.#bytes, this.#blocks);
    return this.#heads.find(unitsOf(surface));
  }

  /** Surface word of that lexicon number. */
  at(number: number): string {
    const block = Math.floor(number / ENTRIES_PER_BLOCK);
    const left = (number % ENTRIES_PER_BLOCK) + 1;
    const walk = new LexiconWalk(this.#bytes, this.#blocks[block] as number, left);
    for (let step = 1; step < left; step += 1) walk.next();
    return walk.surface;
  }

  /**
   * Gives the length and lexicon number of surface words in order, their UTF-16 units being in `units` meanwhile; of
   * those of the blocks [fromBlock, toBlock).
   */
  each(
    units: Uint16Array,
    take: (length: number, number: number) => void,
    fromBlock: number,
    toBlock: number,
  ): void {
    const start = this.#blocks[fromBlock];
    if (start === undefined) return;
    const end = Math.min(this.count, toBlock * ENTRIES_PER_BLOCK);
    const extent = { start, first: fromBlock * ENTRIES_PER_BLOCK, end };
    eachFrontCoded(this.#bytes, extent, 3, units, take);
  }

  get blockCount(): number {
    return this.#blocks.length;
  }

  /**
   * The surface words that are accepted, in order: their units stand in `follower.units` while `take` gets their
   * length, term and form; ends where that says so with false.
   */
  match(follower: UnitFollower, take: (length: number, term: number, form: number) => boolean): void {
    const bytes = this.#bytes;
    const blocks = this.#blocks;
    const { prefix } = follower;
    let first = 0;
    let end = blocks.length;
    if (prefix !== '') {
      first = Math.max(0, this.#findBlock(prefix));
      // the same surface may fill the end of the block before
      while (first > 0 && firstOfBlock(bytes, blocks[first] as number) >= prefix) first -= 1;
      end = this.#findBlock(prefix + LAST_UNIT) + 1;
    }
    matchLexicon({ bytes, blocks, first, end, count: this.count }, follower, take);
  }
}
