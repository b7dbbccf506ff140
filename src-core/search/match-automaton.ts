import { unitAt } from './byte-writer.ts';
import { ENTRIES_PER_BLOCK } from './front-coded.ts';
import type { LexiconBlocks } from './match-lexicon.ts';
import { LONGEST_SURFACE } from './unit-follower.ts';
import { DEAD, ROW_BITS, type WordAutomaton } from './word-automaton.ts';

/** Surface words by their first unit: from the first on, before the end. */
export interface FirstUnits {
  readonly from: number;
  readonly end: number;
}

/** Behind the longest word; a small integer, which is quicker to compare than Infinity. */
const NEVER = LONGEST_SURFACE + 1;
/** Set behind each beginning of the word at hand. */
const setsOfWord = new Int32Array(LONGEST_SURFACE + 1);

/**
 * The surface words with such a first unit that an automaton accepts, in order: their units stand in `units` while `take`
 * gets their length, term and form. No others are shown to it. Words are followed as they are decoded, and kept nowhere:
 * those accepted are read again. Where `take` says
 * so with false it gets no more, but the automaton is shown the others all the same: what that has seen does not depend on
 * what was taken. Gives the number of entries gone through.
 */
export function matchAutomaton(
  { bytes, blocks, first, end, count }: LexiconBlocks,
  wanted: Uint8Array | null,
  { from: fromUnit, end: endUnit }: FirstUnits,
  automaton: WordAutomaton,
  units: Uint16Array,
  take: (length: number, term: number, form: number) => boolean,
): number {
  const sets = setsOfWord;
  let { ascii, accepting } = automaton;
  let walked = 0;
  let isTaking = true;
  /** Where the last block began, and how many units of its first word no accepted word has; 0 = none, or not all of its words. */
  let lastBlock = 0;
  let deadInAll = 0;
  for (let block = first; block < end; block += 1) {
    if (wanted !== null && wanted[block] === 0) continue;
    const start = blocks[block] as number;
    // where the next block begins with the same units, this one is full of them
    if (
      deadInAll > 0 &&
      block + 1 < end &&
      beginAlike(bytes, lastBlock, start, deadInAll) &&
      beginAlike(bytes, lastBlock, blocks[block + 1] as number, deadInAll)
    )
      continue;
    lastBlock = start;
    deadInAll = 0;
    /** Length of the word's beginning with which none is accepted; units from there on are not followed. */
    let dead = NEVER;
    let at = start;
    const entries = Math.min(ENTRIES_PER_BLOCK, count - block * ENTRIES_PER_BLOCK);
    walked += entries;
    for (let entry = 0; entry < entries; entry += 1) {
      let byte = bytes[at++] as number;
      let shared = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        shared |= (byte & 127) << shift;
      }
      byte = bytes[at++] as number;
      let rest = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        rest |= (byte & 127) << shift;
      }
      let set = DEAD;
      if (shared >= dead) {
        for (; rest > 0; rest -= 1) {
          byte = bytes[at++] as number;
          if (byte >= 0x80) at += byte < 0xe0 ? 1 : 2;
        }
      } else {
        if (shared === 0) {
          const unit = unitAt(bytes, at);
          if (unit >= endUnit) return walked;
          sets[0] = unit < fromUnit ? DEAD : automaton.start;
        }
        set = sets[shared] as number;
        const length = shared + rest;
        for (let index = shared + 1; index <= length; index += 1) {
          // a loop of its own for what is known: with anything else in it, it takes twice the time
          for (; index <= length; index += 1) {
            const unit = bytes[at] as number;
            if (unit >= 0x80) break;
            const next = ascii[set + unit] as number;
            if (next < 0) break;
            set = next;
            sets[index] = set;
            at += 1;
          }
          if (index > length) break;
          const first = bytes[at] as number;
          set = automaton.next(set, unitAt(bytes, at));
          sets[index] = set;
          ({ ascii, accepting } = automaton);
          at += first < 0x80 ? 1 : first < 0xe0 ? 2 : 3;
        }
        dead = NEVER;
        if (set === DEAD) {
          dead = length;
          while (dead > 1 && sets[dead - 1] === DEAD) dead -= 1;
        }
        deadInAll = entry === 0 && dead !== NEVER ? dead : 0;
      }
      while ((bytes[at++] as number) > 127);
      while ((bytes[at++] as number) > 127);
      while ((bytes[at++] as number) > 127);
      if (accepting[set >>> ROW_BITS] === 1 && isTaking)
        isTaking = takeAgain(bytes, start, entry, units, take);
    }
  }
  return walked;
}

/** Reads that word of a block into `units`, and gives it away. */
function takeAgain(
  bytes: Uint8Array,
  start: number,
  wanted: number,
  units: Uint16Array,
  take: (length: number, term: number, form: number) => boolean,
): boolean {
  let at = start;
  let length = 0;
  let term = 0;
  let form = 0;
  for (let entry = 0; entry <= wanted; entry += 1) {
    const shared = varintAt(bytes, at);
    at = behindVarint(bytes, at);
    length = shared + varintAt(bytes, at);
    at = behindVarint(bytes, at);
    for (let index = shared; index < length; index += 1) {
      const byte = bytes[at] as number;
      units[index] = unitAt(bytes, at);
      at += byte < 0x80 ? 1 : byte < 0xe0 ? 2 : 3;
    }
    const distance = varintAt(bytes, at);
    term += (distance >>> 1) ^ -(distance & 1);
    at = behindVarint(bytes, at);
    form = varintAt(bytes, at);
    at = behindVarint(bytes, behindVarint(bytes, at));
  }
  return take(length, term, form);
}

/** Whether the words that stand in full at two blocks' starts share the first `length` units. */
function beginAlike(bytes: Uint8Array, block: number, other: number, length: number): boolean {
  if (varintAt(bytes, other + 1) < length) return false;
  let at = behindVarint(bytes, block + 1);
  let there = behindVarint(bytes, other + 1);
  for (let index = 0; index < length; index += 1) {
    if (unitAt(bytes, at) !== unitAt(bytes, there)) return false;
    const byte = bytes[at] as number;
    const size = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : 3;
    at += size;
    there += size;
  }
  return true;
}

function varintAt(bytes: Uint8Array, start: number): number {
  let at = start;
  let byte = bytes[at++] as number;
  let value = byte & 127;
  for (let shift = 7; byte > 127; shift += 7) {
    byte = bytes[at++] as number;
    value |= (byte & 127) << shift;
  }
  return value;
}

function behindVarint(bytes: Uint8Array, start: number): number {
  let at = start;
  while ((bytes[at++] as number) > 127);
  return at;
}
