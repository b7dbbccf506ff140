import { BlockGrams, type GramNeeds } from './block-grams.ts';
import { ByteReader, unitAt, unitsOf } from './byte-writer.ts';
import { BlockHeads, eachFrontCoded, ENTRIES_PER_BLOCK, firstOfBlock } from './front-coded.ts';
import { type FirstUnits, matchAutomaton } from './match-automaton.ts';
import { type LexiconBlocks, matchLexicon } from './match-lexicon.ts';
import { LexiconWalk } from './segment-walks.ts';
import type { UnitFollower } from './unit-follower.ts';
import type { WordAutomaton } from './word-automaton.ts';

const LAST_UNIT = '\uffff';

/** A segment's surface words in order, each with the number of its stem, its form's and how often it occurs. */
export class Lexicon {
  /** Entries; a surface of several stems has several. */
  readonly count: number;
  readonly #bytes: Uint8Array;
  readonly #blocks: Uint32Array;
  #heads: BlockHeads | null = null;
  /** By unit, see #blockOfUnit: every pattern asks for the same few. */
  readonly #blockOfUnits = new Map<number, number>();
  #grams: BlockGrams | null = null;
  #makingGrams: Generator<void, BlockGrams> | null = null;

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

  /** Number of the first surface word that is not before `from`. */
  numberOf(from: string): number {
    let block = Math.max(0, this.#findBlock(from));
    while (block > 0 && firstOfBlock(this.#bytes, this.#blocks[block] as number) >= from) block -= 1;
    const first = block * ENTRIES_PER_BLOCK;
    let number = first;
    const walk = new LexiconWalk(this.#bytes, this.#blocks[block] ?? 0, this.count - first);
    for (; walk.valid && walk.surface < from; walk.next()) number += 1;
    return number;
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
   * Gives the term and form of every surface word that begins so, in order, up to that lexicon number. Of the words themselves no more is read than
   * shows where they end; a loop of its own, as a match of followers of several classes takes twice the time.
   */
  eachWithPrefix(prefix: string, end: number, take: (term: number, form: number) => void): void {
    const bytes = this.#bytes;
    const blocks = this.#blocks;
    const size = prefix.length;
    /** Units of the prefix that the last word begins with. */
    let matched = 0;
    const endBlock = Math.ceil(Math.min(end, this.count) / ENTRIES_PER_BLOCK);
    for (let block = this.#firstBlockOf(prefix); block < endBlock; block += 1) {
      const reader = new ByteReader(bytes, blocks[block]);
      let term = 0;
      const entries = Math.min(ENTRIES_PER_BLOCK, Math.min(end, this.count) - block * ENTRIES_PER_BLOCK);
      for (let entry = 0; entry < entries; entry += 1) {
        const shared = reader.varint();
        let rest = reader.varint();
        let at = reader.at;
        let behind = false;
        if (shared <= matched && shared < size) {
          const before = matched;
          matched = shared;
          for (; rest > 0 && matched < size; rest -= 1) {
            const byte = bytes[at] as number;
            const unit = unitAt(bytes, at);
            if (unit !== prefix.charCodeAt(matched)) {
              behind = unit > prefix.charCodeAt(matched);
              break;
            }
            at += byte < 0x80 ? 1 : byte < 0xe0 ? 2 : 3;
            matched += 1;
          }
          if (before === size && matched < size) behind = true;
        }
        if (behind) return;
        for (; rest > 0; rest -= 1) {
          const byte = bytes[at] as number;
          at += byte < 0x80 ? 1 : byte < 0xe0 ? 2 : 3;
        }
        reader.at = at;
        const distance = reader.varint();
        term += (distance >>> 1) ^ -(distance & 1);
        const form = reader.varint();
        reader.varint();
        if (matched === size) take(term, form);
      }
    }
  }

  #firstBlockOf(prefix: string): number {
    let first = Math.max(0, prefix === '' ? 0 : this.#findBlock(prefix));
    // the same surface may fill the end of the block before
    while (first > 0 && firstOfBlock(this.#bytes, this.#blocks[first] as number) >= prefix) first -= 1;
    return first;
  }

  /**
   * The surface words that are accepted, in order: their units stand in `follower.units` while `take` gets their
   * length, term and form.
   */
  match(follower: UnitFollower, take: (length: number, term: number, form: number) => boolean): void {
    matchLexicon(this.#blocksOf(follower.prefix), follower, take);
  }

  /** Works out a piece of what `blocksWith` needs, some milliseconds; false where all of it is there. */
  prepareGrams(): boolean {
    if (this.#grams !== null) return false;
    this.#makingGrams ??= BlockGrams.make(this.#bytes, this.#blocks, this.count);
    const step = this.#makingGrams.next();
    if (step.done !== true) return true;
    this.#grams = step.value;
    this.#makingGrams = null;
    return false;
  }

  /** For each block 1 where a word may have what is needed, else 0; null = in all of them. */
  blocksWith(needs: GramNeeds): Uint8Array | null {
    if (needs.tests.length + needs.choices.length === 0) return null;
    while (this.prepareGrams());
    return this.#grams?.blocksWith(needs) ?? null;
  }

  /** As `match`, of the blocks in which there are words with such a first unit; gives the number of entries gone through. */
  matchFrom(
    follower: UnitFollower,
    firstUnits: FirstUnits,
    take: (length: number, term: number, form: number) => boolean,
  ): number {
    return matchLexicon(this.#within(follower.prefix, firstUnits), follower, take);
  }

  /**
   * As `match`, of the words with such a first unit in the blocks that are wanted (null = all); gives the number of entries
   * gone through.
   */
  matchAutomaton(
    automaton: WordAutomaton,
    wanted: Uint8Array | null,
    firstUnits: FirstUnits,
    units: Uint16Array,
    take: (length: number, term: number, form: number) => boolean,
  ): number {
    return matchAutomaton(
      this.#within(automaton.prefix, firstUnits),
      wanted,
      firstUnits,
      automaton,
      units,
      take,
    );
  }

  /** Most entries that are gone through for words with such a beginning and such a first unit in the blocks that are wanted (null = all). */
  countWithin(prefix: string, firstUnits: FirstUnits, wanted: Uint8Array | null): number {
    const { first, end } = this.#within(prefix, firstUnits);
    let count = 0;
    for (let block = first; block < end; block += 1) count += wanted === null ? 1 : (wanted[block] as number);
    return count * ENTRIES_PER_BLOCK;
  }

  #within(prefix: string, { from, end }: FirstUnits): LexiconBlocks {
    const blocks = this.#blocksOf(prefix);
    const first = Math.max(blocks.first, this.#blockOfUnit(from));
    // words of the next unit may begin in the middle of a block
    return {
      ...blocks,
      first,
      end: Math.min(blocks.end, end > 0xffff ? Infinity : this.#blockOfUnit(end) + 1),
    };
  }

  /** The first block, or the one before it, in which words begin with that unit or one behind it. */
  #blockOfUnit(unit: number): number {
    let block = this.#blockOfUnits.get(unit);
    if (block === undefined) {
      block = this.#firstBlockOf(unit === 0 ? '' : String.fromCharCode(unit));
      this.#blockOfUnits.set(unit, block);
    }
    return block;
  }

  #blocksOf(prefix: string): LexiconBlocks {
    const first = this.#firstBlockOf(prefix);
    const end = prefix === '' ? this.#blocks.length : this.#findBlock(prefix + LAST_UNIT) + 1;
    return { bytes: this.#bytes, blocks: this.#blocks, first, end, count: this.count };
  }
}
