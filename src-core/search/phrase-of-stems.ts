import { WeightedListBuilder, type WeightedList } from './document-list.ts';
import { intersectBlocks } from './intersect-blocks.ts';
import { type TermForms, WHOLE } from './match-forms.ts';
import { type NeighbourInfo, readNeighbours } from './neighbour-lists.ts';
import { PairCounter } from './pair-counter.ts';
import { PhraseMarks } from './phrase-marks.ts';
import { DENSE, PositionCursor } from './position-cursor.ts';
import { ALL_FIELDS, FIELD_WEIGHTS } from './search-fields.ts';
import type { Segment } from './segment.ts';

const BODY = 1;
/** A list of two neighbours is read where it has less than one part in so many of the documents of the phrase's rarest word. */
const NARROWER = 3;

/** Where a stem stands in the phrase. */
interface PhrasePlace {
  readonly forms: Uint8Array | null;
  /** How many words the phrase has from there on. */
  readonly before: number;
}

/** A stem of the phrase with all its places; its postings are read once, however often the phrase has it. */
interface PhraseTerm {
  readonly cursor: PositionCursor;
  readonly places: readonly PhrasePlace[];
}

const marks = new PhraseMarks();

/**
 * Documents in which the stems (two or more) stand one behind the other. Blocks of postings are intersected as a whole,
 * the rarest stem's first; positions are read of the documents that are left. Two common words may have a list of their own.
 */
export function phraseOfStems(segment: Segment, stems: readonly TermForms[], filter: number): WeightedList {
  const listed = listOfPhrase(segment, stems, filter);
  if (listed !== null)
    return readNeighbours(segment.postingsIn(listed.at, listed.end), listed, segment.count, segment.dead);
  const builder = new WeightedListBuilder(segment);
  const terms = termsOf(segment, stems).sort((a, b) => a.cursor.documentCount - b.cursor.documentCount);
  const pairs = stems.length === 2 ? pairsOf(terms) : null;
  marks.prepare(stems.length);
  const narrow = pairs === null ? documentsOfPairs(segment, stems) : null;
  if (narrow !== null) weighThese(terms, narrow, filter, builder);
  else
    intersectBlocks(
      terms.map(({ cursor }) => cursor),
      (documents, indexes, count) => {
        if (pairs !== null) weighPairs(terms, indexes, documents, count, filter, builder, pairs);
        else weighDocuments(terms, indexes, documents, count, filter, builder);
      },
    );
  for (const { cursor } of terms) cursor.release();
  return builder.list();
}

/** Two or more. The words of a phrase of two have a cursor each, be they the same. */
function termsOf(segment: Segment, stems: readonly TermForms[]): PhraseTerm[] {
  const terms: { readonly cursor: PositionCursor; readonly places: PhrasePlace[] }[] = [];
  const byTerm = new Map<number, PhrasePlace[]>();
  for (const [index, { info, forms }] of stems.entries()) {
    const place = { forms, before: stems.length - index };
    const known = stems.length === 2 ? undefined : byTerm.get(info.term);
    if (known !== undefined) {
      known.push(place);
      continue;
    }
    const places = [place];
    byTerm.set(info.term, places);
    terms.push({ cursor: new PositionCursor(segment, info), places });
  }
  const [first] = stems;
  // what is intersected is two at least
  if (terms.length === 1 && first !== undefined)
    terms.push({ cursor: new PositionCursor(segment, first.info), places: [] });
  return terms;
}

function pairsOf(terms: readonly PhraseTerm[]): PairCounter {
  const [first, second] = terms as [PhraseTerm, PhraseTerm];
  const [one] = first.places as [PhrasePlace];
  const [two] = second.places as [PhrasePlace];
  return new PairCounter(first.cursor, one.forms, second.cursor, two.forms, one.before - two.before);
}

/** Where the phrase's documents are listed, so that nothing else of its stems is read; null where they are not. */
export function listOfPhrase(
  segment: Segment,
  stems: readonly TermForms[],
  filter: number,
): NeighbourInfo | null {
  const [first, second, third] = stems;
  if (first === undefined || second === undefined || third !== undefined || filter !== ALL_FIELDS)
    return null;
  return segment.neighbours.find(first, second);
}

/** Documents of all the pairs of a longer phrase that are listed; null where that is of no use. */
function documentsOfPairs(segment: Segment, stems: readonly TermForms[]): WeightedList | null {
  const rarest = Math.min(...stems.map(({ info }) => info.documents));
  const lists = stems
    .slice(1)
    .flatMap((second, index) => segment.neighbours.find(stems[index] as TermForms, second) ?? [])
    .filter(({ documents }) => documents * NARROWER < rarest)
    .map((list) => readNeighbours(segment.postingsIn(list.at, list.end), list, segment.count, segment.dead));
  const [first, ...others] = lists;
  return first === undefined ? null : others.reduce((all, other) => inBoth(all, other), first);
}

/** Documents of both lists, with the weights of the first. */
function inBoth(one: WeightedList, other: WeightedList): WeightedList {
  const documents = new Int32Array(one.count);
  let count = 0;
  let at = 0;
  for (let index = 0; index < one.count; index += 1) {
    const document = one.documents[index] as number;
    while (at < other.count && (other.documents[at] as number) < document) at += 1;
    if (at < other.count && other.documents[at] === document) documents[count++] = document;
  }
  return { documents, weights: one.weights, count };
}

/** Weighs the phrase in those of the documents that hold all terms. */
function weighThese(
  terms: readonly PhraseTerm[],
  { documents, count }: WeightedList,
  filter: number,
  builder: WeightedListBuilder,
): void {
  for (const { cursor } of terms) cursor.dense = count * DENSE >= cursor.documentCount;
  for (let found = 0; found < count; found += 1) {
    const document = documents[found] as number;
    let fields = filter;
    for (let step = 0; step < terms.length && fields !== 0; step += 1) {
      const { cursor } = terms[step] as PhraseTerm;
      cursor.advance(document);
      fields &= cursor.document === document ? cursor.mask : 0;
    }
    if (fields !== 0) builder.add(document, weightHere(terms, fields));
  }
}

function weighDocuments(
  terms: readonly PhraseTerm[],
  indexes: readonly Int32Array[],
  documents: Int32Array,
  count: number,
  filter: number,
  builder: WeightedListBuilder,
): void {
  for (let found = 0; found < count; found += 1) {
    let fields = filter;
    for (let step = 0; step < terms.length; step += 1) {
      const index = (indexes[step] as Int32Array)[found] as number;
      fields &= (terms[step] as PhraseTerm).cursor.masks[index] as number;
    }
    if (fields !== 0) builder.add(documents[found] as number, weightAt(terms, indexes, found, fields));
  }
}

function weighPairs(
  terms: readonly PhraseTerm[],
  indexes: readonly Int32Array[],
  documents: Int32Array,
  count: number,
  filter: number,
  builder: WeightedListBuilder,
  pairs: PairCounter,
): void {
  const [first, second] = terms as [PhraseTerm, PhraseTerm];
  const [firsts, seconds] = indexes as [Int32Array, Int32Array];
  const one = first.cursor;
  const two = second.cursor;
  const bodyWeight = (FIELD_WEIGHTS[0] as number) * WHOLE;
  for (let found = 0; found < count; found += 1) {
    const at = firsts[found] as number;
    const other = seconds[found] as number;
    const fields = (one.masks[at] as number) & (two.masks[other] as number) & filter;
    if (fields === BODY) {
      const hits = pairs.count(
        one.starts[at] as number,
        one.inBody(at),
        two.starts[other] as number,
        two.inBody(other),
      );
      builder.add(documents[found] as number, hits * bodyWeight);
    } else if (fields !== 0) {
      builder.add(documents[found] as number, weightAt(terms, indexes, found, fields));
    }
  }
}

/** Weight of the phrase in a document that all terms hold in the fields. */
function weightAt(
  terms: readonly PhraseTerm[],
  indexes: readonly Int32Array[],
  found: number,
  fields: number,
): number {
  for (let step = 0; step < terms.length; step += 1)
    (terms[step] as PhraseTerm).cursor.standAt((indexes[step] as Int32Array)[found] as number);
  return weightHere(terms, fields);
}

/** The same where the cursors stand. */
function weightHere(terms: readonly PhraseTerm[], fields: number): number {
  let weight = 0;
  for (let field = 0; 1 << field <= fields; field += 1) {
    if ((fields & (1 << field)) === 0) continue;
    marks.begin();
    let count = -1;
    for (let step = 0; step < terms.length && count !== 0; step += 1) {
      const { cursor, places } = terms[step] as PhraseTerm;
      cursor.readField(field);
      for (let word = 0; word < places.length && count !== 0; word += 1) {
        const { forms, before } = places[word] as PhrasePlace;
        if (count > 0) marks.nextWord();
        count = marks.take(cursor, forms, before);
      }
    }
    weight += count * (FIELD_WEIGHTS[field] as number) * WHOLE;
  }
  return weight;
}
