import { END } from './cursor.ts';
import { WeightedListBuilder, type WeightedList } from './document-list.ts';
import { type TermForms, WHOLE } from './match-forms.ts';
import { PositionCursor } from './position-cursor.ts';
import { PLACE_BITS } from './postings-encoder.ts';
import { FIELD_WEIGHTS } from './search-fields.ts';
import type { Segment } from './segment.ts';

/** Documents in which the words stand one behind the other; each occurrence weighs as its field does. */
export function matchPhrase(
  segment: Segment,
  words: readonly (readonly TermForms[])[],
  filter: number,
): WeightedList {
  const builder = new WeightedListBuilder(segment);
  if (words.length === 0 || words.some((terms) => terms.length === 0)) return builder.list();
  const cursors = words.map((terms) => new WordCursor(segment, terms));
  const byRarity = cursors
    .map((_, index) => index)
    .sort((a, b) => (cursors[a] as WordCursor).size - (cursors[b] as WordCursor).size);
  const rarest = byRarity.map((index) => cursors[index] as WordCursor);
  const lead = rarest[0] as WordCursor;
  lead.advance(0);
  outer: while (lead.document !== END) {
    const document = lead.document;
    for (let index = 1; index < rarest.length; index += 1) {
      const cursor = rarest[index] as WordCursor;
      cursor.advance(document);
      if (cursor.document !== document) {
        if (cursor.document === END) break outer;
        lead.advance(cursor.document);
        continue outer;
      }
    }
    builder.add(document, weightHere(cursors, byRarity, filter));
    lead.advance(document + 1);
  }
  return builder.list();
}

let starts = new Int32Array(256);

/** Weight of the phrase in the document where all cursors stand. */
function weightHere(cursors: readonly WordCursor[], byRarity: readonly number[], filter: number): number {
  const leadIndex = byRarity[0] as number;
  const lead = cursors[leadIndex] as WordCursor;
  const leadPlaces = lead.readPlaces();
  let count = lead.placeCount;
  if (count > starts.length) starts = new Int32Array(count * 2);
  // starts of the phrase that all words so far agree on, kept in place
  for (let index = 0; index < count; index += 1) starts[index] = (leadPlaces[index] as number) - leadIndex;
  for (let step = 1; step < byRarity.length && count > 0; step += 1) {
    const offset = byRarity[step] as number;
    const cursor = cursors[offset] as WordCursor;
    const places = cursor.readPlaces();
    const limit = cursor.placeCount;
    let kept = 0;
    let at = 0;
    for (let index = 0; index < count; index += 1) {
      const start = starts[index] as number;
      const wanted = start + offset;
      while (at < limit && (places[at] as number) < wanted) at += 1;
      if (at < limit && places[at] === wanted) starts[kept++] = start;
    }
    count = kept;
  }
  let weight = 0;
  for (let index = 0; index < count; index += 1) {
    const field = (starts[index] as number) >> PLACE_BITS;
    if ((filter & (1 << field)) !== 0) weight += (FIELD_WEIGHTS[field] as number) * WHOLE;
  }
  return weight;
}

/** One word of a phrase: mostly one stem, several where languages or lexicon know more. */
class WordCursor {
  document = -1;
  readonly size: number;
  placeCount = 0;
  #places = new Int32Array(0);
  readonly #cursors: readonly PositionCursor[];
  readonly #forms: readonly (Uint8Array | null)[];
  readonly #only: PositionCursor | null;

  constructor(segment: Segment, terms: readonly TermForms[]) {
    this.#cursors = terms.map(({ info }) => new PositionCursor(segment, info));
    this.#forms = terms.map(({ forms }) => forms);
    this.#only = this.#cursors.length === 1 ? (this.#cursors[0] as PositionCursor) : null;
    this.size = this.#cursors.reduce((sum, cursor) => sum + cursor.documentCount, 0);
  }

  advance(target: number): void {
    if (this.#only !== null) {
      this.#only.advance(target);
      this.document = this.#only.document;
      return;
    }
    let nearest = END;
    for (const cursor of this.#cursors) {
      cursor.advance(target);
      if (cursor.document < nearest) nearest = cursor.document;
    }
    this.document = nearest;
  }

  /** Places of the current document, ascending, `placeCount` of them. */
  readPlaces(): Int32Array {
    if (this.#only !== null) {
      this.#only.readPlaces(this.#forms[0] ?? null);
      this.placeCount = this.#only.placeCount;
      return this.#only.places;
    }
    const here = this.#cursors.map((cursor, index) => ({ cursor, forms: this.#forms[index] ?? null }));
    const lists = here
      .filter(({ cursor }) => cursor.document === this.document)
      .map(({ cursor, forms }) => {
        cursor.readPlaces(forms);
        return cursor.places.subarray(0, cursor.placeCount);
      });
    this.placeCount = lists.reduce((sum, list) => sum + list.length, 0);
    if (this.placeCount > this.#places.length) this.#places = new Int32Array(this.placeCount * 2);
    let at = 0;
    for (const list of lists) {
      this.#places.set(list, at);
      at += list.length;
    }
    this.#places.subarray(0, at).sort();
    return this.#places;
  }
}
