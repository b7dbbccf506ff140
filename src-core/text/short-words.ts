import { characterClasses, OTHER } from './character-classes.ts';

/** A short word is at most so many letters, */
export const SHORT_UNITS = 16;
/** each in so many bits, of which one is set: the first letter in the lowest bits of three numbers of 32 bits. */
export const LETTER_BITS = 6;
/** These bits, in the code of a letter from a to z, A to Z or 0 to 9, */
export const LETTER_MASK = 63;
/** and what is set in that of a capital. */
export const CAPITAL = 64;
/** Letters that are put together at once. */
export const PART_UNITS = 4;

const FIRST_BITS = 10;
const SLOT = 4;
const SECOND = 1;
const THIRD = 2;
const VALUE = 3;
const SPREAD = 0x9e3779b1;

let codes: Int8Array | null = null;

/** By UTF-16 unit: above 0 what may be in a short word, 0 what is in none, else `codeOfClass`. Made at first use (65,536 bytes). */
export function letterCodes(): Int8Array {
  if (codes !== null) return codes;
  codes = Int8Array.from(characterClasses(), (kind, unit) => {
    if (unit >= 0x61 && unit <= 0x7a) return unit - 0x60;
    if (unit >= 0x41 && unit <= 0x5a) return CAPITAL | (unit - 0x40);
    if (unit >= 0x30 && unit <= 0x39) return unit - 0x30 + 27;
    return kind === OTHER ? 0 : codeOfClass(kind);
  });
  return codes;
}

/** Code of the units of a class that short words are not made of. */
export function codeOfClass(kind: number): number {
  return -1 - kind;
}

/**
 * Numbers of words that are so short, and of such plain letters, that three numbers hold all of each: a look-up compares
 * no letters, and nearly all words of most texts are such.
 */
export class ShortWords {
  size = 0;
  #bits = FIRST_BITS;
  /** Three parts, value + 1 (0 = free). */
  #slots = new Int32Array(SLOT << FIRST_BITS);

  /** The value kept for a word; -1 where there is none. */
  find(first: number, second: number, third: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (hashOf(first, second, third) >>> (32 - this.#bits)) * SLOT;
    for (;;) {
      const value = slots[slot + VALUE] as number;
      if (
        value === 0 ||
        (slots[slot] === first && slots[slot + SECOND] === second && slots[slot + THIRD] === third)
      )
        return value - 1;
      slot = (slot + SLOT) & mask;
    }
  }

  /** Keeps a value from 0 on for a word that has none. */
  insert(first: number, second: number, third: number, value: number): void {
    if (this.size * 2 >= 1 << this.#bits) this.#grow();
    this.size += 1;
    this.#place(first, second, third, value + 1);
  }

  #place(first: number, second: number, third: number, value: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (hashOf(first, second, third) >>> (32 - this.#bits)) * SLOT;
    while (slots[slot + VALUE] !== 0) slot = (slot + SLOT) & mask;
    slots[slot] = first;
    slots[slot + SECOND] = second;
    slots[slot + THIRD] = third;
    slots[slot + VALUE] = value;
  }

  #grow(): void {
    const old = this.#slots;
    this.#bits += 1;
    this.#slots = new Int32Array(SLOT << this.#bits);
    for (let slot = 0; slot < old.length; slot += SLOT) {
      const value = old[slot + VALUE] as number;
      if (value === 0) continue;
      this.#place(old[slot] as number, old[slot + SECOND] as number, old[slot + THIRD] as number, value);
    }
  }
}

/** The three numbers of a word that units make, where it is short. */
export class ShortParts {
  first = 0;
  second = 0;
  third = 0;

  /** Takes the units [start, end), in lower case; false where they are no short word. */
  take(units: Uint16Array, start: number, end: number): boolean {
    if (end - start > SHORT_UNITS) return false;
    const codes = letterCodes();
    let first = 0;
    let second = 0;
    let third = 0;
    let bit = 0;
    for (let index = start; index < end; index += 1, bit += LETTER_BITS) {
      const code = codes[units[index] as number] as number;
      if (code <= 0 || code > LETTER_MASK) return false;
      if (bit < 32) {
        first |= code << bit;
        if (bit > 32 - LETTER_BITS) second = code >>> (32 - bit);
      } else if (bit < 64) {
        second |= code << (bit - 32);
        if (bit > 64 - LETTER_BITS) third = code >>> (64 - bit);
      } else third |= code << (bit - 64);
    }
    this.first = first;
    this.second = second;
    this.third = third;
    return end > start;
  }
}

function hashOf(first: number, second: number, third: number): number {
  const hash = Math.imul(Math.imul(third, SPREAD) ^ second, SPREAD) ^ first;
  return Math.imul(hash ^ (hash >>> 15), SPREAD);
}
