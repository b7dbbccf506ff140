import { mixBits } from '../../base/hash-text.ts';

/**
 * MinHash (Broder 1997) kept in one byte a slot (Li and König 2010, "b-bit minwise hashing"): the least of all
 * features' hashes under each of `slots` permutations. The share of equal slots estimates the Jaccard similarity of two
 * sets, see `agreement`. `seed` tells kinds of features apart.
 */
export function minHash(features: readonly number[], slots: number, seed: number): Uint8Array {
  const least = new Uint32Array(slots).fill(0xffffffff);
  const keys = Uint32Array.from({ length: slots }, (_, slot) =>
    mixBits(seed + Math.imul(slot + 1, 0x9e3779b1)),
  );
  for (const feature of features) {
    for (let slot = 0; slot < slots; slot += 1) {
      let hash = Math.imul(feature ^ (keys[slot] as number), 0x2c1b3c6d);
      hash = Math.imul(hash ^ (hash >>> 15), 0x297a2d39);
      hash = (hash ^ (hash >>> 16)) >>> 0;
      if (hash < (least[slot] as number)) least[slot] = hash;
    }
  }
  // the least hashes are small numbers: their bits are stirred before one byte stands for them
  return Uint8Array.from(least, (hash) => mixBits(hash) & 0xff);
}

/** Two different minima share their byte this often. */
const CHANCE = 1 / 256;

/** Estimated Jaccard similarity (0–1) of two sets of which so many slots are `equal`. */
export function similarity(equal: number, slots: number): number {
  return Math.max(0, (equal / slots - CHANCE) / (1 - CHANCE));
}

const PAIRS = 0x55555555;

/** Two bits of each of `slots` slots from `from` on, sixteen slots a word: a sixteenth of it is read to see that two sets are nothing alike. */
export function sketchOf(print: Uint8Array, from: number, slots: number): Uint32Array {
  const sketch = new Uint32Array(slots / 16);
  for (let slot = 0; slot < slots; slot += 1)
    sketch[slot >> 4] = ((sketch[slot >> 4] as number) << 2) | ((print[from + slot] as number) & 3);
  return sketch;
}

/** Slots whose two bits differ in two sketches of so many words. */
export function unlikeSlots(a: Uint32Array, b: Uint32Array, atB: number, words: number): number {
  let unlike = 0;
  for (let word = 0; word < words; word += 1) {
    const bits = (a[word] as number) ^ (b[atB + word] as number);
    let set = (bits | (bits >>> 1)) & PAIRS;
    set = (set & 0x33333333) + ((set >>> 2) & 0x33333333);
    set = (set & 0x0f0f0f0f) + ((set >>> 4) & 0x0f0f0f0f);
    unlike += Math.imul(set, 0x01010101) >>> 24;
  }
  return unlike;
}

const LOW_BITS = 0x7f7f7f7f;
const ONES = 0x01010101;

/** Equal slots of two sets that lie in words of four: `words` of them, from `atA` and `atB` on. */
export function equalSlots(a: Uint32Array, atA: number, b: Uint32Array, atB: number, words: number): number {
  let equal = 0;
  for (let word = 0; word < words; word += 1) {
    const unlike = (a[atA + word] as number) ^ (b[atB + word] as number);
    // the highest bit of each byte that is zero (Mycroft 1987, without carries from byte to byte)
    const zeros = ~(((unlike & LOW_BITS) + LOW_BITS) | unlike | LOW_BITS);
    equal += Math.imul((zeros >>> 7) & ONES, ONES) >>> 24;
  }
  return equal;
}
