import { MARK } from '../text/stemmers.ts';
import { END } from './cursor.ts';
import { WeightedListBuilder, type WeightedList } from './document-list.ts';
import { countsIn, findForms, type TermForms, unionOfTerms, WHOLE } from './match-forms.ts';
import { matchPhrase } from './match-phrase.ts';
import { markNear, markSloppy, SpanList } from './near-spans.ts';
import { nearDocuments } from './near-documents.ts';
import { DENSE, PositionCursor } from './position-cursor.ts';
import { PLACE_BITS } from './postings-encoder.ts';
import { phraseTerms, termsOfLeaf } from './leaf-terms.ts';
import type { PlanNear, PlanSloppy, PlanWordLeaf } from './query-plan.ts';
import { FIELD_WEIGHTS } from './search-fields.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';

/** Documents whose places are read at a time where there are many terms: bounds the memory. */
const CHUNK = 8192;
/** Up to so many terms stand at a document each with a cursor of its own. */
const FEW_TERMS = 48;
/** What an occurrence costs of the budget where there are more, against one of few. */
const MANY_TERMS_COST = 3;

/** Occurrences that one NEAR, or one loose phrase, may still look at; where none is left it has not seen all records. */
export interface NearBudget {
  left: number;
}

/** Documents in which the operands stand near each other; an occurrence counts as its rarest operand does. */
export function matchNear(segment: Segment, near: PlanNear, budget: NearBudget): WeightedList {
  const sources = near.operands.map((alternatives) => alternatives.map((leaf) => sourceOf(segment, leaf)));
  const weigh = (lists: readonly SpanList[]): number =>
    markNear(lists, near.distances) ? least(lists, null) : 0;
  const [one, other] = sources.map(onlyTerm);
  if (sources.length !== 2 || one === undefined || other === undefined)
    return matchSpans(segment, sources, null, budget, weigh);
  // two words: most documents that hold both are told apart without making spans of them
  const candidates = nearDocuments(segment, [one, other], near.distances[0] as number, budget);
  return matchSpans(segment, sources, candidates, { left: Infinity }, weigh);
}

/** The term of an operand that is one term. */
function onlyTerm(operand: readonly Source[]): TermInfo | undefined {
  const [source, another] = operand;
  return another === undefined && source?.phrase === null && source.terms.length === 1
    ? source.terms[0]?.info
    : undefined;
}

/** Documents in which the words stand together, see PlanSloppy. */
export function matchSloppy(segment: Segment, sloppy: PlanSloppy, budget: NearBudget): WeightedList {
  const counts = countWords(sloppy.words);
  const sources = [...counts.keys()].map((word) => [
    { phrase: null, terms: findForms(segment, word, true), filter: sloppy.filter },
  ]);
  const wanted = [...counts.values()];
  return matchSpans(segment, sources, null, budget, (lists) =>
    markSloppy(lists, wanted, sloppy.others) ? least(lists, wanted) : 0,
  );
}

/** Each word once, with how often it is wanted. */
export function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Where an operand's occurrences come from: words, or phrases. */
interface Source {
  readonly terms: readonly TermForms[];
  /** Terms of each word of a phrase. */
  readonly phrase: readonly (readonly TermForms[])[] | null;
  readonly filter: number;
}

function sourceOf(segment: Segment, leaf: PlanWordLeaf): Source {
  if (leaf.type !== 'phrase') return { terms: termsOfLeaf(segment, leaf), phrase: null, filter: leaf.filter };
  return { terms: [], phrase: phraseTerms(segment, leaf.words), filter: leaf.filter };
}

/** `known`: documents that come into question, where that is known. */
function matchSpans(
  segment: Segment,
  operands: readonly (readonly Source[])[],
  known: Int32Array | null,
  budget: NearBudget,
  weigh: (lists: readonly SpanList[]) => number,
): WeightedList {
  const builder = new WeightedListBuilder(segment);
  let candidates = known;
  // the rarest first: of the others only its documents are looked at
  for (const sources of known === null ? [...operands].sort((a, b) => sizeOf(a) - sizeOf(b)) : []) {
    candidates = candidates === null ? documentsOf(segment, sources) : narrow(segment, candidates, sources);
    if (candidates.length === 0) return builder.list();
  }
  if (candidates === null || candidates.length === 0) return builder.list();
  const breaks = new BreakReader(segment);
  const lists = operands.map(() => new SpanList());
  const count = operands
    .flat()
    .reduce((sum, { terms, phrase }) => sum + terms.length + (phrase?.flat().length ?? 0), 0);
  const isFew = count <= FEW_TERMS;
  const cost = isFew ? 1 : MANY_TERMS_COST;
  const size = isFew ? candidates.length : CHUNK;
  for (let from = 0; from < candidates.length && budget.left > 0; from += size) {
    const documents = candidates.subarray(from, from + size);
    const used: PositionCursor[] = [];
    const readers = operands.map((sources) =>
      isFew
        ? directReader(segment, sources, documents.length, used)
        : chunkReader(segment, sources, documents, used),
    );
    documents.forEach((document, index) => {
      if (budget.left <= 0) return;
      breaks.advance(document);
      lists.forEach((list, number) => {
        list.clear();
        readers[number]?.(document, index, list, breaks);
        list.sort();
        budget.left -= list.count * cost;
      });
      if (lists.every((list) => list.count > 0)) builder.add(document, weigh(lists));
    });
    for (const cursor of used) cursor.release();
  }
  return builder.list();
}

/** Field weights of what takes part, of the operand with least; `wanted`: how many of each make one. */
function least(lists: readonly SpanList[], wanted: readonly number[] | null): number {
  let smallest = Infinity;
  lists.forEach((list, number) => {
    let sum = 0;
    for (let index = 0; index < list.count; index += 1) {
      if (list.taking[index] === 1)
        sum +=
          (FIELD_WEIGHTS[(list.starts[index] as number) >> PLACE_BITS] as number) *
          (list.eighths[index] as number);
    }
    smallest = Math.min(smallest, Math.max(1, Math.floor(sum / (wanted?.[number] ?? 1))));
  });
  return smallest;
}

/** About how many documents hold an operand. */
function sizeOf(sources: readonly Source[]): number {
  const infos = sources.flatMap(({ terms, phrase }) => [...terms, ...(phrase ?? []).flat()]);
  return infos.reduce((sum, { info }) => sum + info.documents, 0);
}

/** Those of the documents that may hold an operand: in which field and form is seen when its places are read. */
function narrow(segment: Segment, candidates: Int32Array, sources: readonly Source[]): Int32Array {
  const terms = sources.flatMap((source) => source.terms);
  if (terms.length > FEW_TERMS || sources.some(({ phrase }) => phrase !== null))
    return intersect(candidates, documentsOf(segment, sources));
  const cursors = terms.map(({ info }) => new PositionCursor(segment, info));
  return candidates.filter((document) =>
    cursors.some((cursor) => {
      cursor.advance(document);
      return cursor.document === document;
    }),
  );
}

function documentsOf(segment: Segment, sources: readonly Source[]): Int32Array {
  const lists = sources.map(({ terms, phrase, filter }) =>
    phrase === null
      ? unionOfTerms(segment, terms, filter)
      : phrase.length === 1
        ? unionOfTerms(segment, phrase[0] as readonly TermForms[], filter)
        : matchPhrase(segment, phrase, filter),
  );
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return only.documents.subarray(0, only.count);
  const all = new Set<number>();
  for (const { documents, count } of lists)
    for (let at = 0; at < count; at += 1) all.add(documents[at] as number);
  return Int32Array.from(all).sort();
}

function intersect(a: Int32Array, b: Int32Array): Int32Array {
  const both = new Int32Array(Math.min(a.length, b.length));
  let count = 0;
  let other = 0;
  for (const document of a) {
    while (other < b.length && (b[other] as number) < document) other += 1;
    if (b[other] === document) both[count++] = document;
  }
  return both.slice(0, count);
}

/** Adds an operand's spans in a document to the list. Documents come in ascending order, `index` counts them. */
type SpanReader = (document: number, index: number, list: SpanList, breaks: BreakReader) => void;

/** A cursor for each term, listed in `used`. */
function directReader(
  segment: Segment,
  sources: readonly Source[],
  documents: number,
  used: PositionCursor[],
): SpanReader {
  const readers = sources.map(({ terms, phrase, filter }): SpanReader => {
    if (phrase !== null) return phraseReader(segment, phrase, filter, used);
    const cursors = terms.map(({ info, forms, eighths = WHOLE, languages }) => ({
      cursor: new PositionCursor(segment, info),
      forms,
      eighths,
      languages,
    }));
    for (const { cursor } of cursors) {
      cursor.dense = documents * DENSE >= cursor.documentCount;
      used.push(cursor);
    }
    return (document, _, list, breaks) => {
      for (const { cursor, forms, eighths, languages } of cursors) {
        if (!countsIn(segment, document, languages)) continue;
        cursor.advance(document);
        if (cursor.document !== document) continue;
        cursor.readPlaces(forms);
        for (let at = 0; at < cursor.placeCount; at += 1) {
          const place = cursor.places[at] as number;
          if ((filter & (1 << (place >> PLACE_BITS))) !== 0)
            list.add(place, place, breaks.regionOf(place), eighths);
        }
      }
    };
  });
  return (document, index, list, breaks) => {
    for (const read of readers) read(document, index, list, breaks);
  };
}

/** One cursor that goes through all terms first, for the documents given. */
function chunkReader(
  segment: Segment,
  sources: readonly Source[],
  documents: Int32Array,
  used: PositionCursor[],
): SpanReader {
  let found = new Int32Array(1024);
  let count = 0;
  const perDocument = new Int32Array(documents.length + 1);
  let cursor: PositionCursor | null = null;
  for (const { terms, filter } of sources) {
    for (const { info, forms, eighths = WHOLE, languages } of terms) {
      if (cursor === null) used.push((cursor = new PositionCursor(segment, info)));
      else cursor.reset(info);
      let index = 0;
      for (;;) {
        if (index >= documents.length) break;
        cursor.advance(documents[index] as number);
        if (cursor.document === END) break;
        index = firstNotBefore(documents, cursor.document, index);
        if (documents[index] !== cursor.document) continue;
        if (!countsIn(segment, cursor.document, languages)) {
          index += 1;
          continue;
        }
        cursor.readPlaces(forms);
        for (let at = 0; at < cursor.placeCount; at += 1) {
          const place = cursor.places[at] as number;
          if ((filter & (1 << (place >> PLACE_BITS))) === 0) continue;
          if (count + 3 > found.length) {
            const wide = new Int32Array(found.length * 2);
            wide.set(found);
            found = wide;
          }
          found[count] = index;
          found[count + 1] = place;
          found[count + 2] = eighths;
          count += 3;
          perDocument[index + 1] = (perDocument[index + 1] as number) + 1;
        }
        index += 1;
      }
    }
  }
  for (let index = 1; index < perDocument.length; index += 1)
    perDocument[index] = (perDocument[index] as number) + (perDocument[index - 1] as number);
  const ends = perDocument.slice();
  const order = new Int32Array(count / 3);
  for (let at = 0; at < count; at += 3) {
    const index = found[at] as number;
    const to = ends[index] as number;
    ends[index] = to + 1;
    order[to] = at;
  }
  const phrases = sources
    .filter(({ phrase }) => phrase !== null)
    .map(({ phrase, filter }) => phraseReader(segment, phrase ?? [], filter, used));
  return (document, index, list, breaks) => {
    for (let to = perDocument[index] as number; to < (perDocument[index + 1] as number); to += 1) {
      const at = order[to] as number;
      const place = found[at + 1] as number;
      list.add(place, place, breaks.regionOf(place), found[at + 2] as number);
    }
    for (const read of phrases) read(document, index, list, breaks);
  };
}

function phraseReader(
  segment: Segment,
  words: readonly (readonly TermForms[])[],
  filter: number,
  used: PositionCursor[],
): SpanReader {
  const readers = words.map((terms) => directReader(segment, [{ terms, phrase: null, filter }], 0, used));
  const lists = words.map(() => new SpanList());
  return (document, index, list, breaks) => {
    lists.forEach((one, number) => {
      one.clear();
      readers[number]?.(document, index, one, breaks);
      one.sort();
    });
    const [first, ...others] = lists;
    if (first === undefined) return;
    for (let at = 0; at < first.count; at += 1) {
      const start = first.starts[at] as number;
      const isWhole = others.every((other, step) => {
        const place = firstNotBefore(other.starts.subarray(0, other.count), start + step + 1, 0);
        return place < other.count && other.starts[place] === start + step + 1;
      });
      if (isWhole) list.add(start, start + words.length - 1, first.regions[at] as number, WHOLE);
    }
  };
}

function firstNotBefore(list: Int32Array, wanted: number, from: number): number {
  let low = from;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Says in which run of a document a place is. Ends of runs are read only where that is asked. */
export class BreakReader {
  readonly #segment: Segment;
  /** Undefined = not looked for yet. */
  #cursor: PositionCursor | null | undefined;
  #document = -1;
  #count = 0;
  #isRead = false;

  constructor(segment: Segment) {
    this.#segment = segment;
  }

  /** Documents in ascending order. */
  advance(document: number): void {
    this.#document = document;
    this.#isRead = false;
  }

  #read(): void {
    this.#isRead = true;
    this.#count = 0;
    if (this.#cursor === undefined) {
      const info = this.#segment.findTerm(MARK);
      this.#cursor = info === null ? null : new PositionCursor(this.#segment, info);
    }
    if (this.#cursor === null) return;
    this.#cursor.advance(this.#document);
    if (this.#cursor.document !== this.#document) return;
    this.#cursor.readPlaces(null);
    this.#count = this.#cursor.placeCount;
  }

  /** Equal for places of one run. */
  regionOf(place: number): number {
    if (!this.#isRead) this.#read();
    const field = place >> PLACE_BITS;
    if (this.#count === 0 || !this.#cursor) return field;
    const { places } = this.#cursor;
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    return (low << 4) | field;
  }
}
