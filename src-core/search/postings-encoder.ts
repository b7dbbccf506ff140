import { BlockBounds } from './block-bounds.ts';
import type { BlockSource } from './block-source.ts';
import { ByteWriter } from './byte-writer.ts';
import { PACKED_OVERREAD, writePacked } from './packed-values.ts';
import { FIELD_COUNT, FIELD_WEIGHTS } from './search-fields.ts';

/** A place is `field << PLACE_BITS | position`: comparable, and two neighbours differ by 1. */
export const PLACE_BITS = 24;

/** Documents in a block: the unit that is skipped, decoded and bounded as a whole. */
export const BLOCK_DOCUMENTS = 128;

/** Terms of more documents than this have their positions packed block by block; the others have them as varints. */
export const UNPACKED_DOCUMENTS = 16;

/** Low bit of a posting before the document delta: once in the body, nothing else; or something follows. */
export const ONCE_IN_BODY = 0;
const MORE = 1;
/** What follows then, in the two low bits of its first number: the count in the body, and no other field; */
export const ONLY_IN_BODY = 0;
/** or the field mask, once in each field; */
const ONCE_IN_FIELDS = 1;
/** or the field mask, and then a count for each field of it. */
export const IN_FIELDS = 2;

/** Numbers of an occurrence in a list: its document, place and form. */
export const OCCURRENCE = 3;
const PLACE = 1;
const FORM = 2;
/** Places below this are in the body. */
const BODY_END = 1 << PLACE_BITS;
const BODY_WEIGHT = FIELD_WEIGHTS[0] as number;
/** Most bytes of a posting of which all is in the body. */
const LONGEST_BODY_POSTING = 10;

/** What an encoder writes to. One after the other may write to the same, so that no room is made anew for each segment. */
export class PostingsRoom {
  readonly postings: ByteWriter;
  readonly positions: ByteWriter;
  readonly skips = new ByteWriter(1 << 12);

  /** Bytes that are expected. */
  constructor(postings = 1 << 16, positions = 1 << 16) {
    this.postings = new ByteWriter(postings);
    this.positions = new ByteWriter(positions);
  }

  /** Makes it empty; what was read from it is void then. */
  clear(): void {
    this.postings.length = this.positions.length = this.skips.length = 0;
  }
}

/** Where a term's bytes went. */
export interface TermExtent {
  readonly documents: number;
  readonly postingsLength: number;
  readonly positionsLength: number;
  /** 0 for terms of a single block. */
  readonly skipsLength: number;
}

/**
 * Writes the postings of one term after the other:
 *
 *   postings   (delta << 1 | more) [mask or count << 2 | kind] [counts…]            for each document
 *   positions  (first << f | form) (delta << f | form) …       for each field of each document; f = form bits of the term;
 *              a packed group for each block, varints in rare terms
 *   skips      last document, bytes of postings, bytes of positions, best (weight, length) pairs   for each block
 */
export class PostingsEncoder {
  readonly postings: ByteWriter;
  readonly positions: ByteWriter;
  readonly skips: ByteWriter;
  readonly #lengths: Uint8Array;
  #formBits = 0;
  /** Whether the term may have more than one block. */
  #isBounded = false;
  #documents = 0;
  #inBlock = 0;
  #lastDocument = -1;
  #blockLast = -1;
  #postingsStart = 0;
  #positionsStart = 0;
  #skipsStart = 0;
  #blockPostings = 0;
  #blockPositions = 0;
  readonly #bounds = new BlockBounds();
  readonly #counts = new Int32Array(FIELD_COUNT);
  /** Positions of the block that is being filled. */
  #values = new Int32Array(1024);
  #valueCount = 0;

  /** `lengths`: length code of every document of the segment; `room`: where it writes, see PostingsRoom. */
  constructor(lengths: Uint8Array, room = new PostingsRoom()) {
    this.#lengths = lengths;
    this.postings = room.postings;
    this.positions = room.positions;
    this.skips = room.skips;
  }

  /** `most`: an upper bound of the documents. */
  begin(formBits: number, most: number): void {
    this.#isBounded = most > BLOCK_DOCUMENTS;
    this.#formBits = formBits;
    this.#documents = 0;
    this.#inBlock = 0;
    this.#lastDocument = -1;
    this.#blockLast = -1;
    this.#postingsStart = this.#blockPostings = this.postings.length;
    this.#positionsStart = this.#blockPositions = this.positions.length;
    this.#skipsStart = this.skips.length;
    this.#valueCount = 0;
  }

  /**
   * Adds occurrences [from, to), ascending; those of one document come in one call.
   * Each is three numbers of the list: document, place, form.
   */
  addOccurrences(occurrences: Int32Array, from: number, to: number): void {
    this.#reserveValues(to - from);
    this.postings.reserve((to - from) * LONGEST_BODY_POSTING);
    const behind = to * OCCURRENCE;
    for (let at = from * OCCURRENCE; at < behind;) {
      const document = occurrences[at] as number;
      let end = at + OCCURRENCE;
      while (end < behind && occurrences[end] === document) end += OCCURRENCE;
      const delta = document - this.#lastDocument - 1;
      this.#lastDocument = document;
      this.#documents += 1;
      const weight =
        (occurrences[end - OCCURRENCE + PLACE] as number) < BODY_END
          ? this.#addInBody(delta, (end - at) / OCCURRENCE)
          : this.#addInFields(delta, occurrences, at, end);
      this.#addPlaces(occurrences, at, end);
      if (this.#isBounded) this.#bounds.add(weight, this.#lengths[document] as number);
      this.#inBlock += 1;
      if (this.#inBlock === BLOCK_DOCUMENTS) this.#endBlock(this.postings.length, this.#valueCount);
      at = end;
    }
  }

  /** Adds the documents of a block of another segment, each of them `base` higher. The positions must have the forms of this term. */
  addBlock(source: BlockSource, base: number): void {
    const { documents, weights, counts, ends, count, valueCount } = source;
    const shift = this.#copyPostings(source, base + (documents[0] as number) - this.#lastDocument - 1);
    this.#reserveValues(valueCount);
    for (let index = 0; index < valueCount; index += 1)
      this.#values[this.#valueCount + index] = source.values[index] as number;
    let values = this.#valueCount;
    this.#valueCount += valueCount;
    this.#documents += count;
    for (let index = 0; index < count; index += 1) {
      const document = base + (documents[index] as number);
      this.#lastDocument = document;
      values += counts[index] as number;
      if (this.#isBounded) this.#bounds.add(weights[index] as number, this.#lengths[document] as number);
      this.#inBlock += 1;
      // at most once: the source's block is no longer than one of these
      if (this.#inBlock === BLOCK_DOCUMENTS) this.#endBlock((ends[index] as number) + shift, values);
    }
  }

  /** Copies the postings of a block, the first with a new distance; returns by how much each byte moved. */
  #copyPostings({ postings, start, ends, count }: BlockSource, delta: number): number {
    let first = start;
    while ((postings[first] as number) > 127) first += 1;
    const end = ends[count - 1] as number;
    this.postings.varint((delta << 1) | ((postings[start] as number) & 1));
    this.postings.appendRange(postings, first + 1, end);
    return this.postings.length - end;
  }

  end(): TermExtent {
    if (this.#inBlock > 0) this.#endBlock(this.postings.length, this.#valueCount);
    if (this.#documents <= BLOCK_DOCUMENTS) this.skips.length = this.#skipsStart;
    return {
      documents: this.#documents,
      postingsLength: this.postings.length - this.#postingsStart,
      positionsLength: this.positions.length - this.#positionsStart,
      skipsLength: this.skips.length - this.#skipsStart,
    };
  }

  #addInBody(delta: number, count: number): number {
    const postings = this.postings;
    if (count === 1) postings.varint((delta << 1) | ONCE_IN_BODY);
    else {
      postings.varint((delta << 1) | MORE);
      postings.varint((count << 2) | ONLY_IN_BODY);
    }
    return count * BODY_WEIGHT;
  }

  #addInFields(delta: number, occurrences: Int32Array, from: number, to: number): number {
    const postings = this.postings;
    const counts = this.#counts.fill(0);
    let mask = 0;
    let weight = 0;
    let most = 0;
    for (let at = from; at < to; at += OCCURRENCE) {
      const field = (occurrences[at + PLACE] as number) >> PLACE_BITS;
      const count = (counts[field] as number) + 1;
      mask |= 1 << field;
      counts[field] = count;
      weight += FIELD_WEIGHTS[field] as number;
      if (count > most) most = count;
    }
    postings.varint((delta << 1) | MORE);
    postings.varint((mask << 2) | (most === 1 ? ONCE_IN_FIELDS : IN_FIELDS));
    if (most > 1) {
      for (let field = 0; field < FIELD_COUNT; field += 1)
        if ((mask & (1 << field)) !== 0) postings.varint(counts[field] as number);
    }
    return weight;
  }

  #addPlaces(occurrences: Int32Array, from: number, to: number): void {
    const bits = this.#formBits;
    const values = this.#values;
    let count = this.#valueCount;
    let last = 0;
    for (let at = from; at < to; at += OCCURRENCE) {
      const place = occurrences[at + PLACE] as number;
      // each field begins anew
      if (place >> PLACE_BITS !== last >> PLACE_BITS) last = (place >> PLACE_BITS) << PLACE_BITS;
      values[count++] = ((place - last) << bits) | (bits === 0 ? 0 : (occurrences[at + FORM] as number));
      last = place;
    }
    this.#valueCount = count;
  }

  #reserveValues(more: number): void {
    if (this.#valueCount + more <= this.#values.length) return;
    const wide = new Int32Array((this.#valueCount + more) * 2);
    wide.set(this.#values);
    this.#values = wide;
  }

  #writePositions(count: number): void {
    const values = this.#values;
    if (this.#documents > UNPACKED_DOCUMENTS) writePacked(this.positions, values, count);
    else for (let index = 0; index < count; index += 1) this.positions.varint(values[index] as number);
    values.copyWithin(0, count, this.#valueCount);
    this.#valueCount -= count;
  }

  /** The bytes of all positions, with some behind them that reading may touch. */
  positionsView(): Uint8Array {
    this.positions.reserve(PACKED_OVERREAD);
    const end = this.positions.length;
    this.positions.bytes.fill(0, end, end + PACKED_OVERREAD);
    return this.positions.bytes.subarray(0, end + PACKED_OVERREAD);
  }

  /** Ends a block before that byte of the postings and that one of the values. */
  #endBlock(postingsEnd: number, valuesEnd: number): void {
    this.#writePositions(valuesEnd);
    this.#inBlock = 0;
    if (!this.#isBounded) return;
    const skips = this.skips;
    skips.varint(this.#lastDocument - this.#blockLast);
    skips.varint(postingsEnd - this.#blockPostings);
    skips.varint(this.positions.length - this.#blockPositions);
    this.#bounds.write(skips);
    this.#blockLast = this.#lastDocument;
    this.#blockPostings = postingsEnd;
    this.#blockPositions = this.positions.length;
  }
}
