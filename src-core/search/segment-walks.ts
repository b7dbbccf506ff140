import { ENTRIES_PER_BLOCK, FrontCodedReader } from './front-coded.ts';
import type { PageRange } from './paged-bytes.ts';
import { BLOCK_DOCUMENTS } from './postings-encoder.ts';
import type { SkipTable } from './skip-table.ts';
import { formBitsOf } from './term-writer.ts';

/** Where a stem's postings lie in a segment. */
export interface TermInfo {
  /** Number in the dictionary. */
  readonly term: number;
  /** Documents that hold it, deleted ones included. */
  readonly documents: number;
  /** Surface words of this stem. */
  readonly formCount: number;
  /** Bits that hold a form's number in the positions. */
  readonly formBits: number;
  readonly postingsAt: number;
  readonly postingsEnd: number;
  readonly positionsAt: number;
  readonly positionsEnd: number;
  /** Meaningful only where there is more than one block. */
  readonly skipsAt: number;
  /** Once it was wanted, see readSkips. */
  skips?: SkipTable;
}

/** Where postings and positions are read from: a segment, or what is being made one. */
export interface PostingsBytes {
  readonly skips: Uint8Array;
  /** See Segment. */
  postingsOf(info: TermInfo): Uint8Array;
  positionsOf(info: TermInfo): Uint8Array;
  positionsIn(start: number, end: number): Uint8Array;
  missingPositions(start: number, end: number): PageRange | null;
}

/** Walks dictionary entries; after each `next` the entry stands in the fields. */
export class TermWalk {
  readonly #list: FrontCodedReader;
  #next: number;
  readonly #end: number;
  #documents = 0;
  #formCount = 0;
  #postingsLength = 0;
  #positionsLength = 0;
  #skipsLength = 0;
  #postings: number;
  #positions: number;
  #skips: number;

  constructor(
    bytes: Uint8Array,
    offset: number,
    term: number,
    end: number,
    postings: number,
    positions: number,
    skips: number,
  ) {
    this.#list = new FrontCodedReader(bytes, offset);
    this.#next = term;
    this.#end = end;
    this.#postings = postings;
    this.#positions = positions;
    this.#skips = skips;
  }

  get text(): string {
    return this.#list.text;
  }

  /** False when there is no further entry. */
  next(): boolean {
    if (this.#next >= this.#end) return false;
    this.#list.next();
    this.#readNumbers();
    return true;
  }

  /** Goes to the entry of that text, from a block's start; false where there is none. Leaves `text` void. */
  seek(wanted: string): boolean {
    while (this.#next < this.#end) {
      const order = this.#list.compareNext(wanted);
      this.#readNumbers();
      if (order >= 0) return order === 0;
    }
    return false;
  }

  /** Like `next`, but leaves `text` void. */
  skip(): void {
    this.#list.skip();
    this.#readNumbers();
  }

  #readNumbers(): void {
    this.#postings += this.#postingsLength;
    this.#positions += this.#positionsLength;
    this.#skips += this.#skipsLength;
    const reader = this.#list.reader;
    const documents = reader.varint();
    this.#documents = documents >>> 1;
    this.#formCount = (documents & 1) === 0 ? 1 : reader.varint();
    this.#postingsLength = reader.varint();
    this.#positionsLength = reader.varint();
    this.#skipsLength = this.#documents > BLOCK_DOCUMENTS ? reader.varint() : 0;
    this.#next += 1;
  }

  info(): TermInfo {
    return {
      term: this.#next - 1,
      documents: this.#documents,
      formCount: this.#formCount,
      formBits: formBitsOf(this.#formCount),
      postingsAt: this.#postings,
      postingsEnd: this.#postings + this.#postingsLength,
      positionsAt: this.#positions,
      positionsEnd: this.#positions + this.#positionsLength,
      skipsAt: this.#skips,
    };
  }
}

/** Walks surface words; after `next` (or the construction) the entry stands in the fields. */
export class LexiconWalk {
  surface = '';
  term = 0;
  form = 0;
  occurrences = 0;
  /** False when the walk is over. */
  valid = true;
  readonly #list: FrontCodedReader;
  #left: number;
  #inBlock = 0;

  /** `offset` is the first byte of a block of entries. */
  constructor(bytes: Uint8Array, offset: number, left: number) {
    this.#list = new FrontCodedReader(bytes, offset);
    this.#left = left;
    this.next();
  }

  next(): void {
    if (this.#left <= 0) {
      this.valid = false;
      return;
    }
    this.#left -= 1;
    this.#list.next();
    const reader = this.#list.reader;
    this.surface = this.#list.text;
    const distance = reader.varint();
    const base = this.#inBlock === 0 ? 0 : this.term;
    this.term = base + ((distance >>> 1) ^ -(distance & 1));
    this.#inBlock = (this.#inBlock + 1) % ENTRIES_PER_BLOCK;
    this.form = reader.varint();
    this.occurrences = reader.varint();
  }

  skipTo(from: string): void {
    while (this.valid && this.surface < from) this.next();
  }
}
