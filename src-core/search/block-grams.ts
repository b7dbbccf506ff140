import { eachFrontCoded, ENTRIES_PER_BLOCK } from './front-coded.ts';
import { LONGEST_SURFACE } from './unit-follower.ts';

/** Bits of a block for the units that its words hold, behind them those for pairs of neighbours, and for triples. */
const UNIT_BITS = 5;
const PAIR_BITS = 7;
const TRIPLE_BITS = 8;
const FIRST_PAIR = 1 << UNIT_BITS;
const FIRST_TRIPLE = FIRST_PAIR + (1 << PAIR_BITS);
const COLUMN_BITS = 5;
const COLUMNS = (FIRST_TRIPLE + (1 << TRIPLE_BITS)) >>> COLUMN_BITS;
/** Bits of units of which every block has one. */
const MANY_UNITS = 12;
/** Stem, form and occurrences stand behind each word. */
const NUMBERS_OF_ENTRY = 3;
/** Blocks that are read in one step: about 16,000 words. */
const BLOCKS_AT_A_STEP = 1024;
/** Stands behind the last unit of every word. */
export const END_OF_WORD = 0;

/** A question to BlockGrams: whether any of these bits of that column is set. */
export interface GramTest {
  readonly column: number;
  readonly mask: number;
}

/** What all words of a kind pass: these tests, and of each choice all of one way. */
export interface GramNeeds {
  readonly tests: readonly GramTest[];
  readonly choices: readonly (readonly GramNeeds[])[];
}

/** Whether a word holds two units one behind the other. */
export function pairTest(first: number, second: number): GramTest {
  return testOf(pairBit(first, second));
}

/** The same of three units. */
export function tripleTest(first: number, second: number, third: number): GramTest {
  return testOf(tripleBit(first, second, third));
}

/** Whether a word holds any unit of these ranges (as in RegexNode); null where nearly every word does. */
export function unitTest(ranges: readonly number[]): GramTest | null {
  let mask = 0;
  let bits = 0;
  FIRST_UNITS.forEach((from, bit) => {
    const end = FIRST_UNITS[bit + 1] ?? 0x10000;
    const isIn = ranges.some(
      (first, at) => at % 2 === 0 && first < end && (ranges[at + 1] as number) >= from,
    );
    if (!isIn) return;
    mask |= 1 << bit;
    bits += 1;
  });
  return bits > MANY_UNITS ? null : { column: 0, mask };
}

function testOf(bit: number): GramTest {
  return { column: bit >>> COLUMN_BITS, mask: 1 << (bit & 31) };
}

/** Units that share a bit: those from each of these on, before the next. Digits share one, a letter from a to z has its own. */
const FIRST_UNITS = [0, 0x30, 0x3a, ...Array.from({ length: 27 }, (_, step) => 0x61 + step), 0x370, 0x3000];
const bitOfAscii = Uint8Array.from({ length: 0x80 }, (_, unit) => lastFrom(unit));

function lastFrom(unit: number): number {
  return FIRST_UNITS.findLastIndex((from) => from <= unit);
}

function pairBit(first: number, second: number): number {
  return FIRST_PAIR + (Math.imul(joined(first, second), 0x2c1b3c6d) >>> (32 - PAIR_BITS));
}

function tripleBit(first: number, second: number, third: number): number {
  const hash = Math.imul(joined(joined(first, second), third), 0x2c1b3c6d);
  return FIRST_TRIPLE + (hash >>> (32 - TRIPLE_BITS));
}

function joined(hash: number, unit: number): number {
  return Math.imul(hash, 0x01000193) ^ unit;
}

/**
 * What units, and what pairs and triples of neighbouring units, the words of each block of a lexicon hold, in 52 bytes a
 * block (pairs and triples hashed, as in a Bloom filter): so a pattern that does not say how its words begin is compared only where they may be.
 */
export class BlockGrams {
  readonly #blocks: number;
  /** 32 bits of each block, then the next 32 of each: a question reads few of these columns. */
  readonly #bits: Uint32Array;

  private constructor(blocks: number) {
    this.#blocks = blocks;
    this.#bits = new Uint32Array(COLUMNS * blocks);
  }

  /** Reads the words of a lexicon, some ten thousand at a step. */
  static *make(bytes: Uint8Array, blocks: Uint32Array, count: number): Generator<void, BlockGrams> {
    const grams = new BlockGrams(blocks.length);
    for (let block = 0; block < blocks.length; block += BLOCKS_AT_A_STEP) {
      const start = blocks[block] as number;
      const end = Math.min(count, (block + BLOCKS_AT_A_STEP) * ENTRIES_PER_BLOCK);
      const extent = { start, first: block * ENTRIES_PER_BLOCK, end };
      eachFrontCoded(bytes, extent, NUMBERS_OF_ENTRY, unitsOfWord, (length, entry, shared) => {
        grams.#add(Math.floor(entry / ENTRIES_PER_BLOCK), length, shared);
      });
      yield;
    }
    return grams;
  }

  /** For each block 1 where one and the same word may have what is needed, else 0. */
  blocksWith({ tests, choices }: GramNeeds): Uint8Array {
    const found = new Uint8Array(this.#blocks).fill(1);
    for (const { column, mask } of tests) {
      const bits = this.#bits.subarray(column * this.#blocks, (column + 1) * this.#blocks);
      const bit = 31 - Math.clz32(mask);
      // without branches where it can be: which blocks have a bit is chance
      if (mask === 1 << bit)
        for (let block = 0; block < found.length; block += 1)
          found[block] = (found[block] as number) & ((bits[block] as number) >>> bit);
      else
        for (let block = 0; block < found.length; block += 1)
          if (((bits[block] as number) & mask) === 0) found[block] = 0;
    }
    for (const ways of choices) {
      const inAny = new Uint8Array(this.#blocks);
      for (const way of ways) {
        const inWay = this.blocksWith(way);
        for (let block = 0; block < inAny.length; block += 1)
          inAny[block] = (inAny[block] as number) | (inWay[block] as number);
      }
      for (let block = 0; block < found.length; block += 1)
        found[block] = (found[block] as number) & (inAny[block] as number);
    }
    return found;
  }

  /** Adds the word in hand to its block, which has those of its first units already that the word before shares. */
  #add(block: number, length: number, shared: number): void {
    const units = unitsOfWord;
    let before = shared > 1 ? (units[shared - 2] as number) : END_OF_WORD;
    let last = shared > 0 ? (units[shared - 1] as number) : END_OF_WORD;
    for (let index = shared; index < length; index += 1) {
      const unit = units[index] as number;
      this.#mark(block, unit < 0x80 ? (bitOfAscii[unit] as number) : lastFrom(unit));
      this.#mark(block, pairBit(last, unit));
      this.#mark(block, tripleBit(before, last, unit));
      before = last;
      last = unit;
    }
    this.#mark(block, pairBit(last, END_OF_WORD));
    this.#mark(block, tripleBit(before, last, END_OF_WORD));
  }

  #mark(block: number, bit: number): void {
    const at = (bit >>> COLUMN_BITS) * this.#blocks + block;
    this.#bits[at] = (this.#bits[at] as number) | (1 << (bit & 31));
  }
}

const unitsOfWord = new Uint16Array(LONGEST_SURFACE);
