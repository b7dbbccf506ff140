import { readVarints } from './byte-writer.ts';
import {
  BLOCK_DOCUMENTS,
  IN_FIELDS,
  ONCE_IN_BODY,
  ONLY_IN_BODY,
  UNPACKED_DOCUMENTS,
} from './postings-encoder.ts';
import { PackedGroup } from './packed-values.ts';
import { FIELD_COUNT, FIELD_WEIGHTS } from './search-fields.ts';
import type { Segment } from './segment.ts';
import type { TermList } from './unit-lists.ts';

/**
 * Reads a term's postings block by block for merging: what stays as it is in another segment is not taken apart.
 * After `next` a block stands in the fields.
 */
export class BlockSource {
  postings: Uint8Array = new Uint8Array(0);
  /** First byte of the block. */
  start = 0;
  readonly documents = new Int32Array(BLOCK_DOCUMENTS);
  /** Field-weighted counts. */
  readonly weights = new Int32Array(BLOCK_DOCUMENTS);
  /** Occurrences. */
  readonly counts = new Int32Array(BLOCK_DOCUMENTS);
  /** Byte behind each posting. */
  readonly ends = new Int32Array(BLOCK_DOCUMENTS);
  count = 0;
  /** Positions of the block: each a distance with a form in its low bits. */
  values = new Int32Array(1024);
  valueCount = 0;
  #positions: Uint8Array = new Uint8Array(0);
  #positionsAt = 0;
  #skips: Uint8Array = new Uint8Array(0);
  #skipsAt = 0;
  #left = 0;
  #packed = false;
  #last = -1;
  readonly #group = new PackedGroup();

  /** Begins at the stem that the list stands at. */
  open(segment: Segment, list: TermList): void {
    const info = list.info();
    this.postings = segment.postingsOf(info);
    this.#positions = segment.positionsOf(info);
    this.#skips = segment.skips;
    this.#skipsAt = info.skipsAt;
    this.#positionsAt = info.positionsAt;
    this.#left = info.documents;
    this.#packed = info.documents > UNPACKED_DOCUMENTS;
    this.#last = -1;
    this.count = 0;
    this.ends[0] = info.postingsAt;
  }

  /** False where there is no further block. */
  next(): boolean {
    if (this.#left === 0) return false;
    this.start = this.ends[Math.max(0, this.count - 1)] as number;
    this.count = Math.min(BLOCK_DOCUMENTS, this.#left);
    this.#readPostings();
    this.#readPositions();
    this.#left -= this.count;
    if (this.#left > 0) this.#positionsAt += this.#positionsLength();
    return true;
  }

  #readPostings(): void {
    const { postings: bytes, documents, weights, counts, ends, count } = this;
    let at = this.start;
    let document = this.#last;
    let total = 0;
    for (let index = 0; index < count; index += 1) {
      let byte = bytes[at++] as number;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        value |= (byte & 127) << shift;
      }
      document += (value >>> 1) + 1;
      let occurrences = 1;
      let weight = FIELD_WEIGHTS[0] as number;
      if ((value & 1) !== ONCE_IN_BODY) {
        byte = bytes[at++] as number;
        value = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++] as number;
          value |= (byte & 127) << shift;
        }
        if ((value & 3) === ONLY_IN_BODY) {
          occurrences = value >>> 2;
          weight *= occurrences;
        } else {
          const isCounted = (value & 3) === IN_FIELDS;
          const mask = value >>> 2;
          occurrences = 0;
          weight = 0;
          for (let field = 0; field < FIELD_COUNT; field += 1) {
            if ((mask & (1 << field)) === 0) continue;
            let number = 1;
            if (isCounted) {
              byte = bytes[at++] as number;
              number = byte & 127;
              for (let shift = 7; byte > 127; shift += 7) {
                byte = bytes[at++] as number;
                number |= (byte & 127) << shift;
              }
            }
            occurrences += number;
            weight += number * (FIELD_WEIGHTS[field] as number);
          }
        }
      }
      documents[index] = document;
      weights[index] = weight;
      counts[index] = occurrences;
      ends[index] = at;
      total += occurrences;
    }
    this.#last = document;
    this.valueCount = total;
  }

  #readPositions(): void {
    const count = this.valueCount;
    if (count > this.values.length) this.values = new Int32Array(count * 2);
    const { values } = this;
    if (this.#packed) {
      this.#group.open(this.#positions, this.#positionsAt);
      this.#group.read(0, count, values);
      return;
    }
    readVarints(this.#positions, this.#positionsAt, values, count);
  }

  /** Bytes of the positions of the block, from the skips. */
  #positionsLength(): number {
    const bytes = this.#skips;
    let at = this.#skipsAt;
    // last document, bytes of postings
    for (let left = 2; left > 0;) if ((bytes[at++] as number) < 128) left -= 1;
    let byte = bytes[at++] as number;
    let length = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      length |= (byte & 127) << shift;
    }
    byte = bytes[at++] as number;
    let pairs = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      pairs |= (byte & 127) << shift;
    }
    for (; pairs > 0; pairs -= 1) {
      while ((bytes[at++] as number) > 127);
      at += 1;
    }
    this.#skipsAt = at;
    return length;
  }

  /** Gives the positions the forms and the form bits of another segment; `map` by form number, null = the same. */
  renumberForms(oldBits: number, newBits: number, map: Int32Array | null): void {
    const { values, valueCount } = this;
    const mask = (1 << oldBits) - 1;
    for (let index = 0; index < valueCount; index += 1) {
      const value = values[index] as number;
      const form = value & mask;
      values[index] = ((value >>> oldBits) << newBits) | (map === null ? form : (map[form] as number));
    }
  }
}
