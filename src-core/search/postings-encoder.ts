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
 *
 * The pairs are those that no other pair of the block beats in both weight and length: whatever the average
 * length becomes, one of them has the block's highest score (Grand et al., "From MaxScore to Block-Max Wand", 2020).
 */
export class PostingsEncoder {
  readonly postings = new ByteWriter(1 << 16);
  readonly positions = new ByteWriter(1 << 16);
  readonly skips = new ByteWriter(1 << 12);
  readonly #lengths: Uint8Array;
  #formBits = 0;
  #documents = 0;
  #inBlock = 0;
  #lastDocument = -1;
  #blockLast = -1;
  #postingsStart = 0;
  #positionsStart = 0;
  #skipsStart = 0;
  #blockPostings = 0;
  #blockPositions = 0;
  readonly #pairWeights = new Int32Array(257);
  readonly #pairLengths = new Uint8Array(257);
  #pairs = 0;
  /** Positions of the block that is being filled. */
  #values = new Int32Array(1024);
  #valueCount = 0;

  /** `lengths`: length code of every document of the segment. */
  constructor(lengths: Uint8Array) {
    this.#lengths = lengths;
  }

  begin(formBits: number): void {
    this.#formBits = formBits;
    this.#documents = 0;
    this.#inBlock = 0;
    this.#lastDocument = -1;
    this.#blockLast = -1;
    this.#postingsStart = this.#blockPostings = this.postings.length;
    this.#positionsStart = this.#blockPositions = this.positions.length;
    this.#skipsStart = this.skips.length;
    this.#pairs = 0;
    this.#valueCount = 0;
  }

  /**
   * Adds a document (ascending). `counts` by field number for the fields of `mask`; `places` and `forms` from `from` on
   * hold the places, ascending, and the form of each occurrence.
   */
  add(
    document: number,
    mask: number,
    counts: Int32Array,
    places: Int32Array,
    forms: Int32Array,
    from: number,
  ): void {
    const postings = this.postings;
    const delta = document - this.#lastDocument - 1;
    this.#lastDocument = document;
    this.#documents += 1;
    let weight = 0;
    if (mask === 1) {
      const count = counts[0] as number;
      weight = count * (FIELD_WEIGHTS[0] as number);
      if (count === 1) postings.varint((delta << 1) | ONCE_IN_BODY);
      else {
        postings.varint((delta << 1) | MORE);
        postings.varint((count << 2) | ONLY_IN_BODY);
      }
    } else {
      let most = 1;
      for (let field = 0; field < FIELD_COUNT; field += 1) {
        if ((mask & (1 << field)) === 0) continue;
        const count = counts[field] as number;
        weight += count * (FIELD_WEIGHTS[field] as number);
        if (count > most) most = count;
      }
      postings.varint((delta << 1) | MORE);
      postings.varint((mask << 2) | (most === 1 ? ONCE_IN_FIELDS : IN_FIELDS));
      if (most > 1) {
        for (let field = 0; field < FIELD_COUNT; field += 1) {
          if ((mask & (1 << field)) !== 0) postings.varint(counts[field] as number);
        }
      }
    }
    this.#addPositions(mask, counts, places, forms, from);
    this.#addPair(weight, this.#lengths[document] as number);
    this.#inBlock += 1;
    if (this.#inBlock === BLOCK_DOCUMENTS) this.#endBlock();
  }

  end(): TermExtent {
    if (this.#inBlock > 0) this.#endBlock();
    if (this.#documents <= BLOCK_DOCUMENTS) this.skips.length = this.#skipsStart;
    return {
      documents: this.#documents,
      postingsLength: this.postings.length - this.#postingsStart,
      positionsLength: this.positions.length - this.#positionsStart,
      skipsLength: this.skips.length - this.#skipsStart,
    };
  }

  #addPositions(mask: number, counts: Int32Array, places: Int32Array, forms: Int32Array, from: number): void {
    const bits = this.#formBits;
    let total = 0;
    for (let field = 0; 1 << field <= mask; field += 1)
      if ((mask & (1 << field)) !== 0) total += counts[field] as number;
    let at = this.#valueCount;
    if (at + total > this.#values.length) {
      const wide = new Int32Array((at + total) * 2);
      wide.set(this.#values);
      this.#values = wide;
    }
    const values = this.#values;
    let index = from;
    for (let field = 0; field < FIELD_COUNT; field += 1) {
      if ((mask & (1 << field)) === 0) continue;
      let last = field << PLACE_BITS;
      for (let left = counts[field] as number; left > 0; left -= 1) {
        const place = places[index] as number;
        values[at++] = ((place - last) << bits) | (bits === 0 ? 0 : (forms[index] as number));
        last = place;
        index += 1;
      }
    }
    this.#valueCount = at;
  }

  #writePositions(): void {
    if (this.#documents > UNPACKED_DOCUMENTS) writePacked(this.positions, this.#values, this.#valueCount);
    else {
      for (let index = 0; index < this.#valueCount; index += 1)
        this.positions.varint(this.#values[index] as number);
    }
    this.#valueCount = 0;
  }

  #addPair(weight: number, length: number): void {
    const weights = this.#pairWeights;
    const lengths = this.#pairLengths;
    let kept = 0;
    for (let pair = 0; pair < this.#pairs; pair += 1) {
      const pairWeight = weights[pair] as number;
      const pairLength = lengths[pair] as number;
      if (pairWeight >= weight && pairLength <= length) return;
      if (weight >= pairWeight && length <= pairLength) continue;
      weights[kept] = pairWeight;
      lengths[kept] = pairLength;
      kept += 1;
    }
    weights[kept] = weight;
    lengths[kept] = length;
    this.#pairs = kept + 1;
  }

  /** The bytes of all positions, with some behind them that reading may touch. */
  positionsView(): Uint8Array {
    this.positions.reserve(PACKED_OVERREAD);
    const end = this.positions.length;
    this.positions.bytes.fill(0, end, end + PACKED_OVERREAD);
    return this.positions.bytes.subarray(0, end + PACKED_OVERREAD);
  }

  #endBlock(): void {
    this.#writePositions();
    const skips = this.skips;
    skips.varint(this.#lastDocument - this.#blockLast);
    skips.varint(this.postings.length - this.#blockPostings);
    skips.varint(this.positions.length - this.#blockPositions);
    skips.varint(this.#pairs);
    for (let pair = 0; pair < this.#pairs; pair += 1) {
      skips.varint(this.#pairWeights[pair] as number);
      skips.byte(this.#pairLengths[pair] as number);
    }
    this.#blockLast = this.#lastDocument;
    this.#blockPostings = this.postings.length;
    this.#blockPositions = this.positions.length;
    this.#inBlock = 0;
    this.#pairs = 0;
  }
}
