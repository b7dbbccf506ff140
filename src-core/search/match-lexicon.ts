import { ENTRIES_PER_BLOCK } from './front-coded.ts';
import type { UnitFollower } from './unit-follower.ts';

/** The blocks of a lexicon that are gone through: [first, end) of those that begin at `blocks`, of `count` words in all. */
export interface LexiconBlocks {
  readonly bytes: Uint8Array;
  readonly blocks: Uint32Array;
  readonly first: number;
  readonly end: number;
  readonly count: number;
}

/**
 * The surface words that a follower accepts, in order: their units stand in `follower.units` while `take` gets their
 * length, term and form. Ends where that says so with false. Gives the number of entries gone through.
 */
export function matchLexicon(
  { bytes, blocks, first, end, count }: LexiconBlocks,
  follower: UnitFollower,
  take: (length: number, term: number, form: number) => boolean,
): number {
  const { units } = follower;
  /** Units of the last word that the follower has gone through. */
  let followed = 0;
  /** Length of its beginning with which no word is accepted; units from there on are not read. */
  let dead = Infinity;
  let walked = 0;
  for (let block = first; block < end; block += 1) {
    // where the next block begins with the same units, this one is full of them
    if (
      dead !== Infinity &&
      block + 1 < end &&
      beginsWith(bytes, blocks[block] as number, units, dead) &&
      beginsWith(bytes, blocks[block + 1] as number, units, dead)
    ) {
      continue;
    }
    let at = blocks[block] as number;
    let term = 0;
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
      const length = shared + rest;
      let matches = false;
      if (shared >= dead) {
        for (; rest > 0; rest -= 1) {
          byte = bytes[at++] as number;
          if (byte >= 0x80) at += byte < 0xe0 ? 1 : 2;
        }
      } else {
        for (let index = shared; index < length; index += 1) {
          byte = bytes[at++] as number;
          if (byte < 0x80) units[index] = byte;
          else if (byte < 0xe0) units[index] = ((byte & 31) << 6) | ((bytes[at++] as number) & 63);
          else {
            const second = bytes[at++] as number;
            units[index] = ((byte & 15) << 12) | ((second & 63) << 6) | ((bytes[at++] as number) & 63);
          }
        }
        if (followed > shared) followed = shared;
        dead = Infinity;
        const end = follower.follow(followed, length);
        if (end >= 0) dead = followed = end;
        else {
          followed = length;
          matches = follower.accepts(length);
        }
      }
      byte = bytes[at++] as number;
      let distance = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        distance |= (byte & 127) << shift;
      }
      term = term + ((distance >>> 1) ^ -(distance & 1));
      byte = bytes[at++] as number;
      let form = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        form |= (byte & 127) << shift;
      }
      while ((bytes[at++] as number) > 127);
      if (matches && !take(length, term, form)) return walked;
    }
  }
  return walked;
}

/** Whether the word that stands in full at a block's start begins with the first `length` units. */
function beginsWith(bytes: Uint8Array, block: number, units: Uint16Array, length: number): boolean {
  let at = block + 1;
  let byte = bytes[at++] as number;
  let size = byte & 127;
  for (let shift = 7; byte > 127; shift += 7) {
    byte = bytes[at++] as number;
    size |= (byte & 127) << shift;
  }
  if (size < length) return false;
  for (let index = 0; index < length; index += 1) {
    byte = bytes[at++] as number;
    let unit = byte;
    if (byte >= 0xe0) {
      const second = bytes[at++] as number;
      unit = ((byte & 15) << 12) | ((second & 63) << 6) | ((bytes[at++] as number) & 63);
    } else if (byte >= 0x80) unit = ((byte & 31) << 6) | ((bytes[at++] as number) & 63);
    if (unit !== units[index]) return false;
  }
  return true;
}
