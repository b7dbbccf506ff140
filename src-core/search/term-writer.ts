import { MARK } from '../text/stemmers.ts';
import { bytesOf } from './document-columns.ts';
import { FrontCodedWriter } from './front-coded.ts';
import { BLOCK_DOCUMENTS, type TermExtent } from './postings-encoder.ts';
import { type CommonForm, isCommon } from './neighbour-choice.ts';
import type { SectionBytes } from './segment-file.ts';
import type { TermInfo } from './segment-walks.ts';

const MARK_UNIT = MARK.charCodeAt(0);

/**
 * Writes the sorted dictionary of stems: each with document count, form count and the lengths of its bytes.
 * Offsets stand once for each block of 16.
 */
export class TermWriter {
  /** Stems that so many documents hold that pairs of them may have lists of their own; words of texts only. */
  readonly common: TermInfo[] = [];
  readonly #documents: number;
  readonly #list = new FrontCodedWriter();
  readonly #postings: number[] = [];
  readonly #positions: number[] = [];
  readonly #skips: number[] = [];
  #postingsAt = 0;
  #positionsAt = 0;
  #skipsAt = 0;

  /** Documents of the segment. */
  constructor(documents: number) {
    this.#documents = documents;
  }

  get count(): number {
    return this.#list.count;
  }

  /** The stem is units [start, start + length); `shared`: how many are those of the one before, where that is known of all. */
  add(
    units: Uint16Array,
    start: number,
    length: number,
    formCount: number,
    extent: TermExtent,
    shared?: number,
  ): void {
    if (
      shared === undefined
        ? this.#list.add(units, start, length)
        : this.#list.addAfter(units, start, length, shared)
    ) {
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
    if (isCommon(extent.documents, this.#documents) && units[start] !== MARK_UNIT)
      this.common.push(this.#infoOf(formCount, extent));
    this.#postingsAt += extent.postingsLength;
    this.#positionsAt += extent.positionsLength;
    this.#skipsAt += extent.skipsLength;
  }

  /** Of the stem that was added last. */
  #infoOf(formCount: number, { documents, postingsLength, positionsLength }: TermExtent): TermInfo {
    return {
      term: this.count - 1,
      documents,
      formCount,
      formBits: formBitsOf(formCount),
      postingsAt: this.#postingsAt,
      postingsEnd: this.#postingsAt + postingsLength,
      positionsAt: this.#positionsAt,
      positionsEnd: this.#positionsAt + positionsLength,
      skipsAt: this.#skipsAt,
    };
  }

  sections(): Pick<SectionBytes, 'terms' | 'termBlocks'> {
    const blocks = [this.#list.blocks, this.#postings, this.#positions, this.#skips].flat();
    return { terms: this.#list.bytes.view(), termBlocks: bytesOf(Uint32Array.from(blocks)) };
  }
}

/** Writes the sorted list of surface words: what prefixes and exact phrases are looked up in. */
export class LexiconWriter {
  /** Words of those stems. */
  readonly commonForms: CommonForm[] = [];
  /** Of all words. */
  occurrences = 0;
  readonly #common: ReadonlySet<number>;
  readonly #list = new FrontCodedWriter();
  #last = 0;

  /** `common`: stems whose words are listed apart. */
  constructor(common: readonly TermInfo[] = []) {
    this.#common = new Set(common.map(({ term }) => term));
  }

  get count(): number {
    return this.#list.count;
  }

  /** The surface is units [start, start + length); `term`: its stem, `form`: its number among the forms of that; `shared` as above. */
  add(
    units: Uint16Array,
    start: number,
    length: number,
    term: number,
    form: number,
    occurrences: number,
    shared?: number,
  ): void {
    const isFirst =
      shared === undefined
        ? this.#list.add(units, start, length)
        : this.#list.addAfter(units, start, length, shared);
    if (isFirst) this.#last = 0;
    const bytes = this.#list.bytes;
    // surfaces and stems are sorted almost alike: the distance to the stem before is small, in either direction
    const distance = term - this.#last;
    bytes.varint((distance << 1) ^ (distance >> 31));
    this.#last = term;
    bytes.varint(form);
    bytes.varint(occurrences);
    this.occurrences += occurrences;
    if (this.#common.has(term)) this.commonForms.push({ term, form, occurrences });
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
