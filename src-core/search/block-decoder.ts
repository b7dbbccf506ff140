import { ALL_FIELDS, FIELD_COUNT, FIELD_WEIGHTS } from './search-fields.ts';
import { BLOCK_DOCUMENTS, IN_FIELDS, ONCE_IN_BODY, ONLY_IN_BODY } from './postings-encoder.ts';

const BODY = 1;
const BODY_WEIGHT = FIELD_WEIGHTS[0] as number;
/** Low bit of a posting that is followed by something, and the bits of that which say what. */
const MORE = 1;
const KIND = 3;

/** One decoded block of postings, reused from block to block. */
export class DecodedBlock {
  readonly documents = new Int32Array(BLOCK_DOCUMENTS);
  /** Field-weighted counts, see FIELD_WEIGHTS. */
  readonly weights = new Int32Array(BLOCK_DOCUMENTS);
  /** Documents that passed the field filter. */
  count = 0;
  /** Last document of the block, whether it passed or not. */
  last = -1;
  /** Byte behind the block. */
  end = 0;
}

/**
 * Decodes up to 128 postings. `base` is the last document before the block (-1 at the start of a term).
 * Documents that hold the term in none of the fields of `filter` are left out, counts of other fields do not weigh.
 */
export function decodeBlock(
  bytes: Uint8Array,
  start: number,
  left: number,
  base: number,
  filter: number,
  into: DecodedBlock,
): void {
  if (filter === ALL_FIELDS) {
    into.end = decodePostings(bytes, start, left, base, into.documents, into.weights);
    into.count = left;
    into.last = into.documents[left - 1] as number;
    return;
  }
  const documents = into.documents;
  const weights = into.weights;
  const bodyWeight = (filter & BODY) === 0 ? 0 : (FIELD_WEIGHTS[0] as number);
  let at = start;
  let document = base;
  let count = 0;
  for (let index = 0; index < left; index += 1) {
    let byte = bytes[at++] as number;
    let value = byte & 127;
    let shift = 7;
    while (byte > 127) {
      byte = bytes[at++] as number;
      value |= (byte & 127) << shift;
      shift += 7;
    }
    document += (value >>> 1) + 1;
    if ((value & 1) === ONCE_IN_BODY) {
      if (bodyWeight === 0) continue;
      documents[count] = document;
      weights[count] = bodyWeight;
      count += 1;
      continue;
    }
    byte = bytes[at++] as number;
    value = byte & 127;
    shift = 7;
    while (byte > 127) {
      byte = bytes[at++] as number;
      value |= (byte & 127) << shift;
      shift += 7;
    }
    const kind = value & 3;
    let weight = 0;
    if (kind === ONLY_IN_BODY) weight = (value >>> 2) * bodyWeight;
    else {
      const mask = value >>> 2;
      for (let field = 0; field < FIELD_COUNT; field += 1) {
        const bit = 1 << field;
        if (bit > mask) break;
        if ((mask & bit) === 0) continue;
        let number = 1;
        if (kind === IN_FIELDS) {
          byte = bytes[at++] as number;
          number = byte & 127;
          shift = 7;
          while (byte > 127) {
            byte = bytes[at++] as number;
            number |= (byte & 127) << shift;
            shift += 7;
          }
        }
        if ((filter & bit) !== 0) weight += number * (FIELD_WEIGHTS[field] as number);
      }
    }
    if (weight === 0) continue;
    documents[count] = document;
    weights[count] = weight;
    count += 1;
  }
  into.count = count;
  into.last = document;
  into.end = at;
}

/** Decodes so many postings, of all fields, from the byte `start` on; returns the byte behind them. `base` as above. */
export function decodePostings(
  bytes: Uint8Array,
  start: number,
  count: number,
  base: number,
  documents: Int32Array,
  weights: Int32Array,
): number {
  const fastEnd = bytes.length - 1;
  let at = start;
  let document = base;
  for (let index = 0; index < count; index += 1) {
    let byte = bytes[at] as number;
    if (at < fastEnd) {
      // a near document with the word in its body only, once or a few times: one or two bytes, told apart without a branch
      const more = byte & MORE;
      const next = (bytes[at + 1] as number) & -more;
      if ((((byte | next) & 128) | (next & KIND)) === 0) {
        document += (byte >>> 1) + 1;
        documents[index] = document;
        weights[index] = ((next >>> 2) + 1 - more) * BODY_WEIGHT;
        at += 1 + more;
        continue;
      }
    }
    at += 1;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 127) << shift;
    }
    document += (value >>> 1) + 1;
    documents[index] = document;
    if ((value & MORE) === ONCE_IN_BODY) {
      weights[index] = BODY_WEIGHT;
      continue;
    }
    byte = bytes[at++] as number;
    value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 127) << shift;
    }
    const kind = value & KIND;
    if (kind === ONLY_IN_BODY) {
      weights[index] = (value >>> 2) * BODY_WEIGHT;
      continue;
    }
    let weight = 0;
    for (let fields = value >>> 2; fields !== 0; fields &= fields - 1) {
      let number = 1;
      if (kind === IN_FIELDS) {
        byte = bytes[at++] as number;
        number = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++] as number;
          number |= (byte & 127) << shift;
        }
      }
      weight += number * (FIELD_WEIGHTS[31 - Math.clz32(fields & -fields)] as number);
    }
    weights[index] = weight;
  }
  return at;
}
