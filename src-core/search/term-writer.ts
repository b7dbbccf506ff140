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

  add(stem: string, formCount: number, extent: TermExtent): void {
    if (this.#list.add(stem)) {
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

/** One surface word of the lexicon. */
export interface LexiconEntry {
  readonly surface: string;
  /** Number of its stem in the dictionary. */
  readonly term: number;
  /** Its number among the forms of that stem. */
  readonly form: number;
  /** Occurrences. */
  readonly count: number;
}

/** The sorted list of surface words: what prefixes and exact phrases are looked up in. */
export function writeLexicon(
  entries: readonly LexiconEntry[],
): Pick<SectionBytes, 'lexicon' | 'lexiconBlocks'> {
  const list = new FrontCodedWriter();
  let last = 0;
  for (const entry of entries) {
    if (list.add(entry.surface)) last = 0;
    // surfaces and stems are sorted almost alike: the distance to the stem before is small, in either direction
    const distance = entry.term - last;
    list.bytes.varint((distance << 1) ^ (distance >> 31));
    last = entry.term;
    list.bytes.varint(entry.form);
    list.bytes.varint(entry.count);
  }
  return { lexicon: list.bytes.view(), lexiconBlocks: bytesOf(Uint32Array.from(list.blocks)) };
}

/** Bits that number so many forms. */
export function formBitsOf(forms: number): number {
  return forms <= 1 ? 0 : 32 - Math.clz32(forms - 1);
}
