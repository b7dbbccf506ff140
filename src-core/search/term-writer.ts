import { bytesOf } from './document-columns.ts';
import { FrontCodedWriter } from './front-coded.ts';
import { BLOCK_DOCUMENTS, type TermExtent } from './postings-encoder.ts';
import type { SectionBytes } from './segment-file.ts';

/**
 * Writes the sorted dictionary of stems: each with document count, form count and the lengths of its bytes.
 * Offsets stand once for each block of 16.
 */
export class TermWriter {
  readonly #list = new FrontCodedWriter();
  readonly #postings: number[] = [];
  readonly #positions: number[] = [];
  readonly #skips: number[] = [];
  #postingsAt = 0;
  #positionsAt = 0;
  #skipsAt = 0;

  get count(): number {
    return this.#list.count;
  }

  /** The stem is units [start, start + length). */
  add(units: Uint16Array, start: number, length: number, formCount: number, extent: TermExtent): void {
    if (this.#list.add(units, start, length)) {
      this.#postings.push(this.#postingsAt);
      this.#positions.push(this.#positionsAt);
      this.#skips.push(this.#skipsAt);
    }
    const bytes = this.#list.bytes;
    // most stems have one form: then a bit says so
    bytes.varint((extent.documents << 1) | (formCount > 1 ? 1 : 0));
    if (formCount > 1) bytes.varint(formCount);
    bytes.varint(extent.postingsLength);
    bytes.varint(extent.positionsLength);
    if (extent.documents > BLOCK_DOCUMENTS) bytes.varint(extent.skipsLength);
    this.#postingsAt += extent.postingsLength;
    this.#positionsAt += extent.positionsLength;
    this.#skipsAt += extent.skipsLength;
  }

  sections(): Pick<SectionBytes, 'terms' | 'termBlocks'> {
    const blocks = [this.#list.blocks, this.#postings, this.#positions, this.#skips].flat();
    return { terms: this.#list.bytes.view(), termBlocks: bytesOf(Uint32Array.from(blocks)) };
  }
}

/** Writes the sorted list of surface words: what prefixes and exact phrases are looked up in. */
export class LexiconWriter {
  readonly #list = new FrontCodedWriter();
  #last = 0;

  get count(): number {
    return this.#list.count;
  }

  /** The surface is units [start, start + length); `term`: its stem, `form`: its number among the forms of that. */
  add(
    units: Uint16Array,
    start: number,
    length: number,
    term: number,
    form: number,
    occurrences: number,
  ): void {
    if (this.#list.add(units, start, length)) this.#last = 0;
    const bytes = this.#list.bytes;
    // surfaces and stems are sorted almost alike: the distance to the stem before is small, in either direction
    const distance = term - this.#last;
    bytes.varint((distance << 1) ^ (distance >> 31));
    this.#last = term;
    bytes.varint(form);
    bytes.varint(occurrences);
  }

  sections(): Pick<SectionBytes, 'lexicon' | 'lexiconBlocks'> {
    return {
      lexicon: this.#list.bytes.view(),
      lexiconBlocks: bytesOf(Uint32Array.from(this.#list.blocks)),
    };
  }
}

/** Bits that number so many forms. */
export function formBitsOf(forms: number): number {
  return forms <= 1 ? 0 : 32 - Math.clz32(forms - 1);
}
