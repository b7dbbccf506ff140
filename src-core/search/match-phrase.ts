import { END } from './cursor.ts';
import { WeightedListBuilder, type WeightedList } from './document-list.ts';
import type { TermForms } from './match-forms.ts';
import { PositionCursor } from './position-cursor.ts';
import { PLACE_BITS } from './postings-encoder.ts';
import { FIELD_WEIGHTS } from './search-fields.ts';
import type { Segment } from './segment.ts';

/** Documents in which the words stand one behind the other; each occurrence weighs as its field does. */
export function matchPhrase(segment: Segment, words: readonly (readonly TermForms[])[], filter: number): WeightedList {
  const builder = new WeightedListBuilder(segment);
  if (words.length === 0 || words.some((terms) => terms.length === 0)) return builder.list();
  const cursors = words.map((terms) => new WordCursor(segment, terms));
  const byRarity = cursors.map((_, index) => index).sort((a, b) => (cursors[a] as WordCursor).size - (cursors[b] as WordCursor).size);
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

/** Weight of the phrase in the document where all cursors stand. */
function weightHere(cursors: readonly WordCursor[], byRarity: readonly number[], filter: number): number {
  const leadIndex = byRarity[0] as number;
  const lead = cursors[leadIndex] as WordCursor;
  let places = lead.readPlaces();
  let offset = leadIndex;
  let count = lead.placeCount;
  // starts of the phrase that all words so far agree on, kept in place
  let starts = new Int32Array(count);
  for (let index = 0; index < count; index += 1) starts[index] = (places[index] as number) - offset;
  for (let step = 1; step < byRarity.length && count > 0; step += 1) {
    offset = byRarity[step] as number;
    const cursor = cursors[offset] as WordCursor;
    places = cursor.readPlaces();
    const limit = cursor.placeCount;
    let kept = 0;
    let at = 0;
    for (let index = 0; index < count; index += 1) {
      const wanted = (starts[index] as number) + offset;
      while (at < limit && (places[at] as number) < wanted) at += 1;
      if (at < limit && places[at] === wanted) starts[kept++] = starts[index] as number;
    }
    count = kept;
  }
  let weight = 0;
  for (let index = 0; index < count; index += 1) {
    const field = (starts[index] as number) >> PLACE_BITS;
    if ((filter & (1 << field)) !== 0) weight += FIELD_WEIGHTS[field] as number;
  }
  return weight;
}

/** One word of a phrase: mostly one stem, several where languages or lexicon know more. */
class WordCursor {
  document = -1;
  readonly size: number;
  places = new Int32Array(64);
  placeCount = 0;
  readonly #cursors: readonly PositionCursor[];
  readonly #forms: readonly (Uint8Array | null)[];

  constructor(segment: Segment, terms: readonly TermForms[]) {
    this.#cursors = terms.map(({ info }) => new PositionCursor(segment, info));
    this.#forms = terms.map(({ forms }) => forms);
    this.size = this.#cursors.reduce((sum, cursor) => sum + cursor.documentCount, 0);
  }

  advance(target: number): void {
    let nearest = END;
    for (const cursor of this.#cursors) {
      cursor.advance(target);
      if (cursor.document < nearest) nearest = cursor.document;
    }
    this.document = nearest;
  }

  readPlaces(): Int32Array {
    let count = 0;
    let sources = 0;
    for (let number = 0; number < this.#cursors.length; number += 1) {
      const cursor = this.#cursors[number] as PositionCursor;
      if (cursor.document !== this.document) continue;
      sources += 1;
      cursor.readPlaces();
      const forms = this.#forms[number] ?? null;
      if (count + cursor.placeCount > this.places.length) {
        const wide = new Int32Array((count + cursor.placeCount) * 2);
        wide.set(this.places.subarray(0, count));
        this.places = wide;
      }
      for (let index = 0; index < cursor.placeCount; index += 1) {
        if (forms === null || forms[cursor.forms[index] as number] === 1) {
          this.places[count++] = cursor.places[index] as number;
        }
      }
    }
    if (sources > 1) this.places.subarray(0, count).sort();
    this.placeCount = count;
    return this.places;
  }
}
