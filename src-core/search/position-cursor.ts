import { END } from './cursor.ts';
import { PackedGroup } from './packed-values.ts';
import {
  BLOCK_DOCUMENTS,
  IN_FIELDS,
  ONCE_IN_BODY,
  ONLY_IN_BODY,
  PLACE_BITS,
  UNPACKED_DOCUMENTS,
} from './postings-encoder.ts';
import { FIELD_COUNT } from './search-fields.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';
import { readSkips, type SkipTable } from './skip-table.ts';

const BODY = 1;

/**
 * Steps through the documents of a stem and gives the places of its forms there: for phrases, exact words, prefixes
 * of some forms, and merging. It decodes one posting after the other, and positions only where they are asked for.
 */
export class PositionCursor {
  document = -1;
  documentCount: number;
  /** Field mask of the current document. */
  mask = 0;
  /** Occurrences by field in the current document, for the fields of the mask. */
  readonly counts = new Int32Array(FIELD_COUNT);
  /** Places in the current document after `readPlaces`. */
  places = new Int32Array(64);
  /** Form of each place. */
  forms = new Int32Array(64);
  placeCount = 0;
  readonly #segment: Segment;
  #postings: Uint8Array;
  #positions: Uint8Array;
  #skips: SkipTable;
  #formBits: number;
  #block = -1;
  /** Postings of the block that are not decoded yet. */
  #left = 0;
  #at = 0;
  /** Whether positions are packed groups; else varints. */
  #packed = false;
  readonly #group = new PackedGroup();
  /** Block whose group is open. */
  #groupBlock = -1;
  #positionsAt = 0;
  /** Positions between #positionsAt and those of the current document. */
  #pending = 0;
  /** Positions of the current document. */
  #total = 0;

  constructor(segment: Segment, info: TermInfo) {
    this.#segment = segment;
    this.#postings = segment.postingsOf(info);
    this.#positions = segment.positionsOf(info);
    this.#skips = readSkips(segment, info);
    this.#formBits = info.formBits;
    this.documentCount = info.documents;
    this.#packed = info.documents > UNPACKED_DOCUMENTS;
  }

  /** Starts again at another stem of the same segment. */
  reset(info: TermInfo): void {
    this.#postings = this.#segment.postingsOf(info);
    this.#positions = this.#segment.positionsOf(info);
    this.#skips = readSkips(this.#segment, info);
    this.#formBits = info.formBits;
    this.documentCount = info.documents;
    this.#packed = info.documents > UNPACKED_DOCUMENTS;
    this.#groupBlock = -1;
    this.document = -1;
    this.#block = -1;
    this.#left = 0;
    this.#total = 0;
    this.#pending = 0;
  }

  next(): void {
    this.#scan(this.document + 1);
  }

  /** Moves to the first document that is not before `target`. */
  advance(target: number): void {
    if (this.document < target) this.#scan(target);
  }

  #scan(target: number): void {
    const last = this.#skips.last;
    if (this.#block < 0 || target > (last[this.#block] as number)) {
      let low = this.#block + 1;
      let high = last.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((last[middle] as number) < target) low = middle + 1;
        else high = middle;
      }
      if (!this.#enter(low)) return;
    }
    const bytes = this.#postings;
    let at = this.#at;
    let document = this.document;
    let total = this.#total;
    let pending = this.#pending;
    let left = this.#left;
    let mask = this.mask;
    while (document < target) {
      if (left === 0) {
        // only the last block of a term ends before its limit
        this.document = END;
        this.#left = 0;
        return;
      }
      left -= 1;
      pending += total;
      let byte = bytes[at++] as number;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        value |= (byte & 127) << shift;
      }
      document += (value >>> 1) + 1;
      if ((value & 1) === ONCE_IN_BODY) {
        mask = BODY;
        total = 1;
        this.counts[0] = 1;
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
        mask = BODY;
        total = value >>> 2;
        this.counts[0] = total;
      } else {
        mask = value >>> 2;
        total = 0;
        for (let field = 0; field < FIELD_COUNT; field += 1) {
          if ((mask & (1 << field)) === 0) continue;
          let count = 1;
          if (kind === IN_FIELDS) {
            byte = bytes[at++] as number;
            count = byte & 127;
            for (let shift = 7; byte > 127; shift += 7) {
              byte = bytes[at++] as number;
              count |= (byte & 127) << shift;
            }
          }
          this.counts[field] = count;
          total += count;
        }
      }
    }
    this.#at = at;
    this.document = document;
    this.#total = total;
    this.#pending = pending;
    this.#left = left;
    this.mask = mask;
  }

  #enter(block: number): boolean {
    const skips = this.#skips;
    if (block >= skips.blocks) {
      this.document = END;
      this.#left = 0;
      return false;
    }
    this.#block = block;
    this.#at = skips.postings[block] as number;
    this.#left = Math.min(BLOCK_DOCUMENTS, this.documentCount - block * BLOCK_DOCUMENTS);
    this.#positionsAt = skips.positions[block] as number;
    this.#pending = 0;
    this.#total = 0;
    this.document = block === 0 ? -1 : (skips.last[block - 1] as number);
    return true;
  }

  /** Reads the places of the current document into `places` and `forms`; of the `wanted` forms only, where given. Once for each document. */
  readPlaces(wanted: Uint8Array | null): void {
    if (this.#total > this.places.length) {
      this.places = new Int32Array(this.#total * 2);
      this.forms = new Int32Array(this.#total * 2);
    }
    if (this.#packed) {
      if (this.#groupBlock !== this.#block) {
        this.#group.open(this.#positions, this.#positionsAt);
        this.#groupBlock = this.#block;
      }
      if (this.mask === BODY) {
        const { places, forms } = this;
        this.placeCount = this.#group.readPlaces(
          this.#pending,
          this.#total,
          this.#formBits,
          wanted,
          places,
          forms,
        );
        return;
      }
      this.#group.read(this.#pending, this.#total, this.places);
    } else this.#readVarints();
    const bits = this.#formBits;
    const formMask = (1 << bits) - 1;
    const { mask, places, forms } = this;
    let count = 0;
    let index = 0;
    for (let field = 0; 1 << field <= mask; field += 1) {
      if ((mask & (1 << field)) === 0) continue;
      let place = field << PLACE_BITS;
      for (let left = this.counts[field] as number; left > 0; left -= 1) {
        const value = places[index++] as number;
        place += value >>> bits;
        const form = value & formMask;
        if (wanted !== null && wanted[form] === 0) continue;
        places[count] = place;
        forms[count] = form;
        count += 1;
      }
    }
    this.placeCount = count;
  }

  #readVarints(): void {
    const bytes = this.#positions;
    const places = this.places;
    let at = this.#positionsAt;
    for (let pending = this.#pending; pending > 0;) if ((bytes[at++] as number) < 128) pending -= 1;
    for (let index = 0; index < this.#total; index += 1) {
      let byte = bytes[at++] as number;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        value |= (byte & 127) << shift;
      }
      places[index] = value;
    }
    this.#positionsAt = at;
    this.#pending = -this.#total;
  }
}
