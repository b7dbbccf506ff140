import { FIELD_COUNT } from './search-fields.ts';
import { BLOCK_DOCUMENTS, IN_FIELDS, ONCE_IN_BODY, ONLY_IN_BODY, PLACE_BITS } from './postings-encoder.ts';
import { ByteReader } from './byte-writer.ts';
import { END } from './cursor.ts';
import type { Segment, TermInfo } from './segment.ts';
import { readSkips, type SkipTable } from './skip-table.ts';

/**
 * Steps through the documents of a stem and gives the places of its forms there.
 * It reads counts and positions in full, for phrases, exact words, prefixes of some forms, and merging.
 */
export class PositionCursor {
  document = -1;
  documentCount = 0;
  /** Places in the current document after `readPlaces`. */
  places = new Int32Array(64);
  /** Form of each place. */
  forms = new Int32Array(64);
  placeCount = 0;
  /** Field mask of the current document. */
  mask = 0;
  readonly #segment: Segment;
  #info: TermInfo;
  #skips: SkipTable;
  readonly #documents = new Int32Array(BLOCK_DOCUMENTS);
  readonly #masks = new Int32Array(BLOCK_DOCUMENTS);
  readonly #totals = new Int32Array(BLOCK_DOCUMENTS);
  readonly #counts = new Int32Array(BLOCK_DOCUMENTS * FIELD_COUNT);
  #block = -1;
  #index = -1;
  #inBlock = 0;
  /** Byte in the positions, standing before the document with this index. */
  #positionsAt = 0;
  #positionsIndex = 0;

  constructor(segment: Segment, info: TermInfo) {
    this.#segment = segment;
    this.#info = info;
    this.#skips = readSkips(segment, info);
    this.documentCount = info.documents;
  }

  /** Starts again at another stem of the same segment. */
  reset(info: TermInfo): void {
    this.#info = info;
    this.#skips = readSkips(this.#segment, info);
    this.documentCount = info.documents;
    this.document = -1;
    this.#block = -1;
    this.#index = -1;
    this.#inBlock = 0;
  }

  next(): void {
    this.#index += 1;
    if (this.#index >= this.#inBlock) this.#load(this.#block + 1);
    else this.document = this.#documents[this.#index] as number;
  }

  /** Moves to the first document that is not before `target`. */
  advance(target: number): void {
    if (this.document >= target) return;
    if (this.#block < 0 || target > (this.#skips.last[this.#block] as number)) {
      let low = this.#block + 1;
      let high = this.#skips.blocks;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((this.#skips.last[middle] as number) < target) low = middle + 1;
        else high = middle;
      }
      this.#load(low);
    }
    while (this.document < target) this.next();
  }

  /** Occurrences in a field of the current document. */
  countIn(field: number): number {
    return (this.mask & (1 << field)) === 0 ? 0 : (this.#counts[this.#index * FIELD_COUNT + field] as number);
  }

  /** Reads the places of the current document into `places` and `forms`. */
  readPlaces(): void {
    const bytes = this.#segment.positions;
    const totals = this.#totals;
    let at = this.#positionsAt;
    for (let index = this.#positionsIndex; index < this.#index; index += 1) {
      for (let left = totals[index] as number; left > 0; left -= 1) while ((bytes[at++] as number) > 127);
    }
    const total = totals[this.#index] as number;
    if (total > this.places.length) {
      this.places = new Int32Array(total * 2);
      this.forms = new Int32Array(total * 2);
    }
    const bits = this.#info.formBits;
    const formMask = (1 << bits) - 1;
    const mask = this.#masks[this.#index] as number;
    this.mask = mask;
    let count = 0;
    for (let field = 0; field < FIELD_COUNT; field += 1) {
      if ((mask & (1 << field)) === 0) continue;
      let place = field << PLACE_BITS;
      for (let left = this.#counts[this.#index * FIELD_COUNT + field] as number; left > 0; left -= 1) {
        let byte = bytes[at++] as number;
        let value = byte & 127;
        let shift = 7;
        while (byte > 127) {
          byte = bytes[at++] as number;
          value |= (byte & 127) << shift;
          shift += 7;
        }
        place += value >>> bits;
        this.places[count] = place;
        this.forms[count] = value & formMask;
        count += 1;
      }
    }
    this.placeCount = count;
    this.#positionsAt = at;
    this.#positionsIndex = this.#index + 1;
  }

  #load(block: number): void {
    if (block >= this.#skips.blocks) {
      this.document = END;
      this.#block = this.#skips.blocks - 1;
      this.#index = this.#inBlock;
      return;
    }
    const reader = new ByteReader(this.#segment.postings, this.#skips.postings[block] as number);
    const inBlock = Math.min(BLOCK_DOCUMENTS, this.#info.documents - block * BLOCK_DOCUMENTS);
    let document = block === 0 ? -1 : (this.#skips.last[block - 1] as number);
    for (let index = 0; index < inBlock; index += 1) {
      const value = reader.varint();
      document += (value >>> 2) + 1;
      const kind = value & 3;
      this.#documents[index] = document;
      const mask = kind <= ONLY_IN_BODY ? 1 : reader.varint();
      this.#masks[index] = mask;
      let total = 0;
      for (let field = 0; field < FIELD_COUNT && 1 << field <= mask; field += 1) {
        if ((mask & (1 << field)) === 0) continue;
        const count = kind === ONLY_IN_BODY || kind === IN_FIELDS ? reader.varint() : 1;
        this.#counts[index * FIELD_COUNT + field] = count;
        total += count;
      }
      this.#totals[index] = kind === ONCE_IN_BODY ? 1 : total;
    }
    this.#block = block;
    this.#inBlock = inBlock;
    this.#index = 0;
    this.#positionsAt = this.#skips.positions[block] as number;
    this.#positionsIndex = 0;
    this.document = this.#documents[0] as number;
  }
}
