import { firstIndex } from '../base/first-index.ts';

/**
 * Lengths in one byte, exact to about 6 %: four bits of mantissa, as Lucene's SmallFloat has it.
 * The decoded value is what ranking and averages use, so that a rebuilt index ranks alike.
 */
const DECODED = makeTable();

function makeTable(): Float64Array {
  const table = new Float64Array(256);
  for (let code = 0; code < 256; code += 1) {
    table[code] = code < 16 ? code : (16 + (code & 15)) * 2 ** ((code >> 4) - 1);
  }
  return table;
}

/** Largest code whose length is not above the given one. */
export function encodeLength(length: number): number {
  return Math.max(0, firstIndex(DECODED.length, (code) => (DECODED[code] as number) > length) - 1);
}

/** Lengths by code. */
export function decodedLengths(): Float64Array {
  return DECODED;
}
