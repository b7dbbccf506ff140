import { IN_FIELDS, ONLY_IN_BODY } from './postings-encoder.ts';
import { FIELD_COUNT, FIELD_WEIGHTS } from './search-fields.ts';

const BODY_WEIGHT = FIELD_WEIGHTS[0] as number;

/**
 * Adds the field-weighted counts of a term's postings, times `eighths`, to `sums` by document: all of them in one go, as
 * prefixes have thousands of terms with hundreds of thousands of postings. `start` is the term's first byte.
 */
export function addPostings(
  bytes: Uint8Array,
  start: number,
  documents: number,
  eighths: number,
  sums: Int32Array,
): void {
  const once = BODY_WEIGHT * eighths;
  let at = start;
  let document = -1;
  for (let left = documents; left > 0; left -= 1) {
    let byte = bytes[at++] as number;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 127) << shift;
    }
    document += (value >>> 1) + 1;
    // the low bit: more follows than once in the body
    if ((value & 1) === 0) {
      sums[document] = (sums[document] as number) + once;
      continue;
    }
    byte = bytes[at++] as number;
    value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 127) << shift;
    }
    const kind = value & 3;
    if (kind === ONLY_IN_BODY) {
      sums[document] = (sums[document] as number) + (value >>> 2) * once;
      continue;
    }
    const mask = value >>> 2;
    let weight = 0;
    for (let field = 0; field < FIELD_COUNT; field += 1) {
      if ((mask & (1 << field)) === 0) continue;
      let number = 1;
      if (kind === IN_FIELDS) {
        byte = bytes[at++] as number;
        number = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++] as number;
          number |= (byte & 127) << shift;
        }
      }
      weight += number * (FIELD_WEIGHTS[field] as number);
    }
    sums[document] = (sums[document] as number) + weight * eighths;
  }
}
