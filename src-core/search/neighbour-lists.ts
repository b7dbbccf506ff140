import { BitReader, riceBits } from './bit-stream.ts';
import { ByteReader } from './byte-writer.ts';
import type { WeightedList } from './document-list.ts';
import { type TermForms, WHOLE } from './match-forms.ts';
import { WEIGHT_BITS } from './neighbour-writer.ts';
import { PACKED_OVERREAD } from './packed-values.ts';
import { BODY_WEIGHT } from './search-fields.ts';

/** Where the list of two neighbouring words lies in the postings. */
export interface NeighbourInfo {
  readonly documents: number;
  /** Documents in which they do not stand just once, in the body. */
  readonly exceptions: number;
  readonly at: number;
  /** Behind the last byte that may be touched. */
  readonly end: number;
}

/** Stems have fewer forms than this. */
const FORMS = 1 << 20;

/** The directory of the neighbouring words that a segment has lists of, see writeNeighbours. */
export class NeighbourLists {
  /** Number of a word by its stem and form. */
  readonly #words = new Map<number, number>();
  /** By first word * words + second word. */
  readonly #pairs = new Map<number, NeighbourInfo>();
  readonly #count: number;

  constructor(directory: Uint8Array) {
    const reader = new ByteReader(directory);
    this.#count = directory.length === 0 ? 0 : reader.varint();
    let term = 0;
    for (let word = 0; word < this.#count; word += 1) {
      term += reader.varint();
      this.#words.set(term * FORMS + reader.varint(), word);
    }
    let at = this.#count === 0 ? 0 : reader.varint();
    for (let first = 0; first < this.#count; first += 1) {
      let second = -1;
      for (let left = reader.varint(); left > 0; left -= 1) {
        second += reader.varint() + 1;
        const documents = reader.varint();
        const exceptions = documents === 0 ? 0 : reader.varint();
        const length = documents === 0 ? 0 : reader.varint();
        const end = documents === 0 ? at : at + length + PACKED_OVERREAD;
        this.#pairs.set(first * this.#count + second, { documents, exceptions, at, end });
        at += length;
      }
    }
  }

  /** The list of a word that stands right behind another, null where there is none. Each must be one form of one stem. */
  find(first: TermForms, second: TermForms): NeighbourInfo | null {
    if (this.#count === 0) return null;
    const one = this.#wordOf(first);
    const other = one === undefined ? undefined : this.#wordOf(second);
    if (one === undefined || other === undefined) return null;
    return this.#pairs.get(one * this.#count + other) ?? null;
  }

  #wordOf({ info, forms }: TermForms): number | undefined {
    const only = forms === null ? 0 : forms.indexOf(1);
    if (forms === null ? info.formCount > 1 : forms.indexOf(1, only + 1) >= 0) return undefined;
    return this.#words.get(info.term * FORMS + only);
  }
}

/** The documents of such a list; `range`: those of the segment, `dead` of them are left out. */
export function readNeighbours(
  postings: Uint8Array,
  { documents: count, exceptions, at }: NeighbourInfo,
  range: number,
  dead: Uint8Array | null,
): WeightedList {
  const documents = new Int32Array(count);
  const weights = new Int32Array(count).fill(BODY_WEIGHT * WHOLE);
  if (count === 0) return { documents, weights, count };
  const reader = new BitReader(postings, at);
  reader.ascending(documents, count, riceBits(count, range));
  if (exceptions > 0) {
    const indexes = new Int32Array(exceptions);
    reader.ascending(indexes, exceptions, riceBits(exceptions, count));
    for (let exception = 0; exception < exceptions; exception += 1)
      weights[indexes[exception] as number] = (reader.rice(WEIGHT_BITS) + BODY_WEIGHT + 1) * WHOLE;
  }
  if (dead === null) return { documents, weights, count };
  let live = 0;
  for (let index = 0; index < count; index += 1) {
    const document = documents[index] as number;
    documents[live] = document;
    weights[live] = weights[index] as number;
    live += 1 - (dead[document] as number);
  }
  return { documents, weights, count: live };
}
