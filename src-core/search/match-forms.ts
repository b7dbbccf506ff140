import { MARK } from '../text/stemmers.ts';
import { addPostings } from './add-postings.ts';
import { DecodedBlock, decodeBlock } from './block-decoder.ts';
import { END } from './cursor.ts';
import { WeightedListBuilder, type WeightedList } from './document-list.ts';
import { PositionCursor } from './position-cursor.ts';
import { BLOCK_DOCUMENTS, PLACE_BITS } from './postings-encoder.ts';
import { prefixForms } from './prefix-forms.ts';
import { ALL_FIELDS, FIELD_WEIGHTS } from './search-fields.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';
import { readSkips } from './skip-table.ts';

/** A stem of one segment and which of its forms count; `forms` null = all. */
export interface TermForms {
  readonly info: TermInfo;
  readonly forms: Uint8Array | null;
  /** What an occurrence counts; WHOLE unless said otherwise. */
  readonly eighths?: number;
  /** Bits of stemmers: documents that went through none of them do not count; left out = all do. */
  readonly languages?: number;
}

/** The part of a term that says in which languages it counts. */
export function inLanguages(languages: number | undefined): Pick<TermForms, 'languages'> {
  return languages === undefined ? {} : { languages };
}

/** Whether a term counts in a document at all. */
export function countsIn(segment: Segment, document: number, languages: number | undefined): boolean {
  return languages === undefined || ((segment.stemmers[document] as number) & languages) !== 0;
}

/** An occurrence of the word itself, in eighths. */
export const WHOLE = 8;

/**
 * Terms whose surface words begin with the (folded) prefix, or equal it when `exact`; of addresses where the prefix
 * begins with MARK, else of all others. `below`: only words before that one.
 */
export function findForms(
  segment: Segment,
  prefix: string,
  exact: boolean,
  below?: string,
): readonly TermForms[] {
  if (!exact) return prefixForms(segment, prefix, below);
  const byTerm = new Map<number, number[]>();
  const marked = prefix.startsWith(MARK);
  const wanted = marked ? prefix.slice(MARK.length) : prefix;
  const markedTerms = segment.markedTerms;
  for (const walk = segment.walkLexicon(wanted); walk.valid; walk.next()) {
    if (walk.surface !== wanted) break;
    if (walk.term < markedTerms !== marked) continue;
    const forms = byTerm.get(walk.term);
    if (forms === undefined) byTerm.set(walk.term, [walk.form]);
    else forms.push(walk.form);
  }
  return [...byTerm].map(([term, numbers]) => {
    const info = segment.termAt(term);
    if (numbers.length === info.formCount) return { info, forms: null };
    const forms = new Uint8Array(info.formCount);
    for (const number of numbers) forms[number] = 1;
    return { info, forms };
  });
}

/** The term itself, all its forms; nothing where the segment does not hold it. */
export function wholeTerm(info: TermInfo | null): TermForms[] {
  return info === null ? [] : [{ info, forms: null }];
}

/** Weights by document, kept at zero between uses: one for all segments spares a large allocation for each query. */
let sums = new Int32Array(1024);

/** Documents that hold any of the terms in a field of the filter, weights summed, in eighths. */
export function unionOfTerms(segment: Segment, terms: readonly TermForms[], filter: number): WeightedList {
  if (sums.length < segment.count) sums = new Int32Array(segment.count);
  // all of it before anything is added: what is not loaded breaks off here
  needTerms(segment, terms);
  let most = 0;
  for (const { info } of terms) most += info.documents;
  const touched = most * SPARSE < segment.count ? new TouchedDocuments(most) : null;
  const block = new DecodedBlock();
  for (const { info, forms, eighths = WHOLE, languages } of terms) {
    if (forms !== null) {
      addForms(segment, info, forms, filter, eighths, languages, touched);
      continue;
    }
    const postings = segment.postingsOf(info);
    if (touched === null && filter === ALL_FIELDS && languages === undefined) {
      addPostings(postings, info.postingsAt, info.documents, eighths, sums);
      continue;
    }
    let base = -1;
    let at = info.postingsAt;
    for (let done = 0; done < info.documents; done += BLOCK_DOCUMENTS) {
      // without a field filter the block's last document is the base of the next one
      if (done > 0) base = block.last;
      decodeBlock(postings, at, Math.min(BLOCK_DOCUMENTS, info.documents - done), base, filter, block);
      at = block.end;
      const { documents, weights } = block;
      touched?.take(documents, block.count);
      for (let index = 0; index < block.count; index += 1) {
        const document = documents[index] as number;
        if (!countsIn(segment, document, languages)) continue;
        sums[document] = (sums[document] as number) + (weights[index] as number) * eighths;
      }
    }
  }
  if (touched === null) return listOfSums(segment);
  const list = new WeightedListBuilder(segment);
  for (const document of touched.ascending()) {
    const weight = sums[document] as number;
    if (weight === 0) continue;
    sums[document] = 0;
    list.add(document, weight);
  }
  return list.list();
}

/** Room for a list that is being made of the sums. */
let listed = { documents: new Int32Array(0), weights: new Int32Array(0) };

/** The sums of all documents as a list; they are zero again then. Without branches: which documents have one is chance. */
function listOfSums(segment: Segment): WeightedList {
  const { count, dead } = segment;
  if (dead !== null)
    for (let document = 0; document < count; document += 1) if (dead[document] === 1) sums[document] = 0;
  if (listed.documents.length < count)
    listed = { documents: new Int32Array(count), weights: new Int32Array(count) };
  const { documents, weights } = listed;
  let size = 0;
  for (let document = 0; document < count; document += 1) {
    const weight = sums[document] as number;
    documents[size] = document;
    weights[size] = weight;
    // weights are never negative: the sign bit of their negation is 1 but for zero
    size += -weight >>> 31;
  }
  sums.fill(0, 0, count);
  return { documents: documents.slice(0, size), weights: weights.slice(0, size), count: size };
}

/** Breaks off where something of the terms is not loaded; postings that lie one behind the other are asked for at once. */
function needTerms(segment: Segment, terms: readonly TermForms[]): void {
  let start = 0;
  let end = 0;
  for (const { info, forms } of terms) {
    if (info.postingsAt !== end) {
      segment.postingsIn(start, end);
      start = info.postingsAt;
    }
    end = info.postingsEnd;
    if (forms !== null) segment.positionsOf(info);
  }
  segment.postingsIn(start, end);
}

/** Where one document in so many or fewer has a weight, those that do are listed instead of looked for. */
const SPARSE = 32;

/** Documents that got a weight, some of them twice. */
class TouchedDocuments {
  readonly #documents: Int32Array;
  #count = 0;

  constructor(most: number) {
    this.#documents = new Int32Array(most);
  }

  take(documents: Int32Array, count: number): void {
    for (let index = 0; index < count; index += 1)
      this.#documents[this.#count + index] = documents[index] as number;
    this.#count += count;
  }

  add(document: number): void {
    this.#documents[this.#count] = document;
    this.#count += 1;
  }

  ascending(): Int32Array {
    return this.#documents.subarray(0, this.#count).sort();
  }
}

function addForms(
  segment: Segment,
  info: TermInfo,
  forms: Uint8Array,
  filter: number,
  eighths: number,
  languages: number | undefined,
  touched: TouchedDocuments | null,
): void {
  const cursor = new PositionCursor(segment, info);
  cursor.dense = true;
  for (cursor.next(); cursor.document !== END; cursor.next()) {
    if (!countsIn(segment, cursor.document, languages)) continue;
    cursor.readPlaces(forms);
    let weight = 0;
    for (let index = 0; index < cursor.placeCount; index += 1) {
      const field = (cursor.places[index] as number) >> PLACE_BITS;
      if ((filter & (1 << field)) !== 0) weight += (FIELD_WEIGHTS[field] as number) * eighths;
    }
    sums[cursor.document] = (sums[cursor.document] as number) + weight;
    touched?.add(cursor.document);
  }
  cursor.release();
}

/** Deleted documents among a term's. */
export function countDead(segment: Segment, info: TermInfo): number {
  const dead = segment.dead;
  if (dead === null) return 0;
  const skips = readSkips(segment, info);
  const postings = segment.postingsOf(info);
  const block = new DecodedBlock();
  let count = 0;
  let base = -1;
  for (let number = 0; number < skips.blocks; number += 1) {
    const left = Math.min(BLOCK_DOCUMENTS, info.documents - number * BLOCK_DOCUMENTS);
    decodeBlock(postings, skips.postings[number] as number, left, base, ALL_FIELDS, block);
    base = block.last;
    for (let index = 0; index < block.count; index += 1)
      count += dead[block.documents[index] as number] as number;
  }
  return count;
}
