/** Four ASCII bytes as one number, the first in the lowest bits: what is a letter among them is told of all at once. */

/** All bits of the first byte, */
export const FIRST_BYTE = 0xff;
/** and the bit that small letters have and capitals have not, in each byte. */
export const SMALL_BITS = 0x20202020;
const HIGH_BITS = 0x80808080;

/** The high bit of each byte that is no letter from a to z or A to Z. */
export function otherBytes(four: number): number {
  const small = four | SMALL_BITS;
  // no sum is carried into the next byte
  return (~(small + 0x1f1f1f1f) | (small + 0x05050505)) & HIGH_BITS;
}

/** All bits of the bytes in front of the first of `others`. */
export function bytesBefore(others: number): number {
  return ((others & -others) >>> 7) - 1;
}

/** How many these are, where there is one of `others`. */
export function countBefore(others: number): number {
  return (31 - Math.clz32(others & -others)) >> 3;
}

/** Letters, or zeros behind the last, as short words have them (LETTER_BITS each); their case does not matter. */
export function packLetters(four: number): number {
  const pairs = (four & 0x001f001f) | ((four & 0x1f001f00) >>> 2);
  return (pairs & 0xfff) | ((pairs >>> 4) & 0xfff000);
}

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
