import { END } from './cursor.ts';
import { WeightedListBuilder, type WeightedList } from './document-list.ts';
import { type TermForms, WHOLE } from './match-forms.ts';
import { PhraseMarks } from './phrase-marks.ts';
import { DENSE, PositionCursor } from './position-cursor.ts';
import { FIELD_WEIGHTS } from './search-fields.ts';
import type { Segment } from './segment.ts';

const marks = new PhraseMarks();

/** Documents in which words of several stems each stand one behind the other; stem by stem, so slower than phraseOfStems. */
export function phraseOfWords(
  segment: Segment,
  words: readonly (readonly TermForms[])[],
  filter: number,
): WeightedList {
  const builder = new WeightedListBuilder(segment);
  const rarest = words
    .map((terms, index) => new WordCursor(segment, terms, words.length - index))
    .sort((a, b) => a.size - b.size);
  const lead = rarest[0] as WordCursor;
  for (const word of rarest) word.expect(lead.size);
  lead.advance(0);
  marks.prepare(words.length);
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
    builder.add(document, weightHere(rarest, filter));
    lead.advance(document + 1);
  }
  return builder.list();
}

/** Weight of the phrase in the document where all words stand. */
function weightHere(words: readonly WordCursor[], filter: number): number {
  let fields = filter;
  for (const word of words) fields &= word.mask();
  let weight = 0;
  for (let field = 0; 1 << field <= fields; field += 1) {
    if ((fields & (1 << field)) === 0) continue;
    marks.begin();
    let count = 0;
    for (let step = 0; step < words.length; step += 1) {
      if (step > 0) marks.nextWord();
      count = (words[step] as WordCursor).takePlaces(field, marks);
      if (count === 0) break;
    }
    weight += count * (FIELD_WEIGHTS[field] as number) * WHOLE;
  }
  return weight;
}

/** One word of a phrase: mostly one stem, several where languages or lexicon know more. */
class WordCursor {
  document = -1;
  readonly size: number;
  readonly #before: number;
  readonly #cursors: readonly PositionCursor[];
  readonly #forms: readonly (Uint8Array | null)[];
  readonly #only: PositionCursor | null;

  /** `before`: how many words the phrase has from here on. */
  constructor(segment: Segment, terms: readonly TermForms[], before: number) {
    this.#before = before;
    this.#cursors = terms.map(({ info }) => new PositionCursor(segment, info));
    this.#forms = terms.map(({ forms }) => forms);
    this.#only = this.#cursors.length === 1 ? (this.#cursors[0] as PositionCursor) : null;
    this.size = this.#cursors.reduce((sum, cursor) => sum + cursor.documentCount, 0);
  }

  /** Says how many documents will be asked for places at most. */
  expect(documents: number): void {
    for (const cursor of this.#cursors) cursor.dense = documents * DENSE >= cursor.documentCount;
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

  /** Fields of the current document that hold the word's stem. */
  mask(): number {
    if (this.#only !== null) return this.#only.mask;
    let mask = 0;
    for (const cursor of this.#cursors) if (cursor.document === this.document) mask |= cursor.mask;
    return mask;
  }

  /** Gives the places in a field to the marks, whose answer it returns. */
  takePlaces(field: number, into: PhraseMarks): number {
    let taken = 0;
    for (let index = 0; index < this.#cursors.length; index += 1) {
      const cursor = this.#cursors[index] as PositionCursor;
      if (cursor.document !== this.document || (cursor.mask & (1 << field)) === 0) continue;
      cursor.readField(field);
      taken += into.take(cursor, this.#forms[index] ?? null, this.#before);
    }
    return taken;
  }
}
