import { WeightedListBuilder, type WeightedList } from './document-list.ts';
import { findForms, type TermForms, unionOfTerms } from './match-forms.ts';
import { matchPhrase } from './match-phrase.ts';
import { markNear, markSloppy, SpanList } from './near-spans.ts';
import { nearDocuments } from './near-documents.ts';
import { PositionCursor } from './position-cursor.ts';
import { PLACE_BITS } from './postings-encoder.ts';
import { phraseTerms, termsOfLeaf } from './leaf-terms.ts';
import type { PlanNear, PlanSloppy, PlanWordLeaf } from './query-plan.ts';
import { FIELD_WEIGHTS } from './search-fields.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';
import { BreakReader, chunkReader, directReader, type SpanSource } from './span-readers.ts';
import {
  QUERY_WORK,
  WORK_PER_ASKED_TERM,
  WORK_PER_LOOSE_PLACE,
  WORK_PER_OPENED_TERM,
  WORK_PER_PLACE,
  WORK_PER_SORTED_PLACE,
} from './work-units.ts';

/** Documents whose places are read at a time where there are many terms: bounds the memory, and what is read in vain. */
const LEAST_IN_CHUNK = 256;
const MOST_IN_CHUNK = 8192;
/** Places of a word in a document that holds it, about. */
const PLACES_EACH = 1.4;
/** Up to so many terms stand at a document each with a cursor of its own. */
const FEW_TERMS = 48;

/** Documents by segment. */
interface MatchedSpans {
  readonly lists: readonly WeightedList[];
  /** Whether there was too much to look at all. */
  readonly isCut: boolean;
}

/** Documents in which the operands stand near each other; an occurrence counts as its rarest operand does. */
export function matchNear(segments: readonly Segment[], near: PlanNear): MatchedSpans {
  const weigh = (lists: readonly SpanList[]): number =>
    markNear(lists, near.distances) ? least(lists, null) : 0;
  const asked = segments.map((segment): SpanQuestion => {
    const operands = near.operands.map((alternatives) => alternatives.map((leaf) => sourceOf(segment, leaf)));
    const [one, other] = operands.map(onlyTerm);
    const isPair = operands.length === 2 && one !== undefined && other !== undefined;
    // two words: most documents that hold both are told apart without making spans of them
    const candidates = isPair
      ? nearDocuments(segment, [one, other], near.distances[0] as number)
      : documentsOfAll(segment, operands);
    return { segment, operands, candidates, weigh };
  });
  return matchWithin(asked, near.work, WORK_PER_PLACE);
}

/** The term of an operand that is one term. */
function onlyTerm(operand: readonly SpanSource[]): TermInfo | undefined {
  const [source, another] = operand;
  return another === undefined && source?.phrase === null && source.terms.length === 1
    ? source.terms[0]?.info
    : undefined;
}

/** Documents in which the words stand together, see PlanSloppy. */
export function matchSloppy(segments: readonly Segment[], sloppy: PlanSloppy): MatchedSpans {
  const counts = countWords(sloppy.words);
  const wanted = [...counts.values()];
  const weigh = (lists: readonly SpanList[]): number =>
    markSloppy(lists, wanted, sloppy.others) ? least(lists, wanted) : 0;
  const asked = segments.map((segment): SpanQuestion => {
    const operands = [...counts.keys()].map((word) => [
      { phrase: null, terms: findForms(segment, word, true), filter: sloppy.filter },
    ]);
    return { segment, operands, candidates: documentsOfAll(segment, operands), weigh };
  });
  return matchWithin(asked, sloppy.work, WORK_PER_LOOSE_PLACE);
}

/** Each segment may take as much of the work as it holds of the documents that come into question, whatever their order. */
function matchWithin(asked: readonly SpanQuestion[], work = QUERY_WORK, perPlace: number): MatchedSpans {
  const all = asked.reduce((sum, { candidates }) => sum + candidates.length, 0);
  const matched = asked.map((question) =>
    matchSpans(question, (work * question.candidates.length) / Math.max(1, all), perPlace),
  );
  return { lists: matched.map(({ list }) => list), isCut: matched.some(({ isCut }) => isCut) };
}

/** Each word once, with how often it is wanted. */
export function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function sourceOf(segment: Segment, leaf: PlanWordLeaf): SpanSource {
  if (leaf.type !== 'phrase') return { terms: termsOfLeaf(segment, leaf), phrase: null, filter: leaf.filter };
  return { terms: [], phrase: phraseTerms(segment, leaf.words), filter: leaf.filter };
}

/** What stands where in the documents of a segment that come into question. */
interface SpanQuestion {
  readonly segment: Segment;
  readonly operands: readonly (readonly SpanSource[])[];
  readonly candidates: Int32Array;
  readonly weigh: (lists: readonly SpanList[]) => number;
}

/** Documents that may hold all operands. */
function documentsOfAll(segment: Segment, operands: readonly (readonly SpanSource[])[]): Int32Array {
  let candidates: Int32Array | null = null;
  // the rarest first: of the others only its documents are looked at
  for (const sources of [...operands].sort((a, b) => sizeOf(a) - sizeOf(b))) {
    candidates = candidates === null ? documentsOf(segment, sources) : narrow(segment, candidates, sources);
    if (candidates.length === 0) break;
  }
  return candidates ?? new Int32Array(0);
}

function matchSpans(
  { segment, operands, candidates, weigh }: SpanQuestion,
  work: number,
  perPlace: number,
): { readonly list: WeightedList; readonly isCut: boolean } {
  const builder = new WeightedListBuilder(segment);
  if (candidates.length === 0) return { list: builder.list(), isCut: false };
  const breaks = new BreakReader(segment);
  const lists = operands.map(() => new SpanList());
  const infos = operands.flat().flatMap(({ terms, phrase }) => [...terms, ...(phrase?.flat() ?? [])]);
  const count = infos.length;
  const places = infos.reduce((sum, { info }) => sum + info.documents, 0) * PLACES_EACH;
  const asking = count * WORK_PER_ASKED_TERM;
  const isFew =
    count <= FEW_TERMS &&
    candidates.length * asking + places * perPlace <=
      places * WORK_PER_SORTED_PLACE + count * WORK_PER_OPENED_TERM;
  const cost = isFew ? perPlace : WORK_PER_SORTED_PLACE;
  const opening = isFew ? 0 : count * WORK_PER_OPENED_TERM;
  let left = work;
  let isCut = false;
  const costOfDocument = (places * cost) / segment.count;
  let size = isFew ? candidates.length : chunkWithin((left - opening) / costOfDocument);
  for (let from = 0; from < candidates.length && !isCut;) {
    const documents = candidates.subarray(from, from + size);
    const used: PositionCursor[] = [];
    const before = left;
    const readers = operands.map((sources) =>
      isFew
        ? directReader(segment, sources, documents.length, used)
        : chunkReader(segment, sources, documents, used),
    );
    documents.forEach((document, index) => {
      isCut ||= left <= 0;
      if (isCut) return;
      breaks.advance(document);
      if (isFew) left -= asking;
      lists.forEach((list, number) => {
        list.clear();
        readers[number]?.(document, index, list, breaks);
        list.sort();
        left -= (list.count + list.looked) * cost;
      });
      if (lists.every((list) => list.count > 0)) builder.add(document, weigh(lists));
    });
    for (const cursor of used) cursor.release();
    from += documents.length;
    // no more than can be paid for
    const each = Math.max(1, (before - left) / documents.length);
    left -= opening;
    isCut ||= left <= 0 && from < candidates.length;
    size = chunkWithin((left - opening) / each);
  }
  breaks.release();
  return { list: builder.list(), isCut };
}

/** How many documents are read at once where so many can be paid for. */
function chunkWithin(documents: number): number {
  return Math.max(LEAST_IN_CHUNK, Math.min(MOST_IN_CHUNK, Math.floor(documents)));
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
function sizeOf(sources: readonly SpanSource[]): number {
  const infos = sources.flatMap(({ terms, phrase }) => [...terms, ...(phrase ?? []).flat()]);
  return infos.reduce((sum, { info }) => sum + info.documents, 0);
}

/** Those of the documents that may hold an operand: in which field and form is seen when its places are read. */
function narrow(segment: Segment, candidates: Int32Array, sources: readonly SpanSource[]): Int32Array {
  const terms = sources.flatMap((source) => source.terms);
  const isMany = terms.length > FEW_TERMS || candidates.length * terms.length > sizeOf(sources);
  if (isMany || sources.some(({ phrase }) => phrase !== null))
    return intersect(candidates, documentsOf(segment, sources));
  const cursors = terms.map(({ info }) => new PositionCursor(segment, info));
  const left = candidates.filter((document) =>
    cursors.some((cursor) => {
      cursor.advance(document);
      return cursor.document === document;
    }),
  );
  for (const cursor of cursors) cursor.release();
  return left;
}

function documentsOf(segment: Segment, sources: readonly SpanSource[]): Int32Array {
  const lists = sources.map(({ terms, phrase, filter }) =>
    phrase === null
      ? unionOfTerms(segment, withAllForms(terms), filter)
      : phrase.length === 1
        ? unionOfTerms(segment, phrase[0] as readonly TermForms[], filter)
        : matchPhrase(segment, phrase, filter),
  );
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return only.documents.subarray(0, only.count);
  const held = new Uint8Array(segment.count);
  let size = 0;
  for (const { documents, count } of lists)
    for (let at = 0; at < count; at += 1) {
      const document = documents[at] as number;
      size += 1 - (held[document] as number);
      held[document] = 1;
    }
  const all = new Int32Array(size);
  for (let document = 0, at = 0; at < size; document += 1) if (held[document] === 1) all[at++] = document;
  return all;
}

/** Which forms they are is seen when places are read. */
function withAllForms(terms: readonly TermForms[]): readonly TermForms[] {
  return terms.map((term) => (term.forms === null ? term : { ...term, forms: null }));
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
