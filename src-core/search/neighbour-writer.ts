import { BitWriter, riceBits } from './bit-stream.ts';
import { ByteWriter } from './byte-writer.ts';
import type { NeighbourChoice } from './neighbour-choice.ts';
import { PACKED_OVERREAD } from './packed-values.ts';
import { PositionCursor } from './position-cursor.ts';
import { PLACE_BITS } from './postings-encoder.ts';
import { BODY_WEIGHT, FIELD_COUNT, FIELD_WEIGHTS } from './search-fields.ts';
import type { PostingsBytes, TermInfo } from './segment-walks.ts';

const POSITION = (1 << PLACE_BITS) - 1;
const WORK_PER_STEP = 150_000;
/** Low bits of a weight's code. */
export const WEIGHT_BITS = 1;

/** What is appended to the postings, and the directory of it. */
interface NeighbourBytes {
  readonly lists: Uint8Array;
  readonly directory: Uint8Array;
}

/**
 * Writes for each chosen pair of words in which documents the second stands right behind the first, and how often:
 *
 *   list        distances of the documents; then those of the places in the list where it is not once in the body, and
 *               the weight of each                                                       (Rice codes)
 *   directory   words, (distance of the stem, form) of each, first byte of the lists,
 *               for each first word: seconds, (distance of the second, documents, exceptions, bytes) of each
 */
export function* writeNeighbours(
  postings: PostingsBytes,
  terms: readonly TermInfo[],
  choice: NeighbourChoice,
  documents: number,
  listsAt: number,
): Generator<void, NeighbourBytes> {
  const { words, pairs, pairCount } = choice;
  const found = new FoundPairs(pairCount);
  yield* findNeighbours(postings, terms, choice, documents, found);
  yield* found.sort();
  const lists = new ByteWriter(1 << 16);
  const directory = new ByteWriter();
  directory.varint(words.length);
  words.forEach(({ term, form }, index) => {
    directory.varint(term - (words[index - 1]?.term ?? 0));
    directory.varint(form);
  });
  directory.varint(listsAt);
  let work = 0;
  for (let first = 0; first < words.length; first += 1) {
    const row = pairs.subarray(first * words.length, (first + 1) * words.length);
    directory.varint(row.reduce((count, pair) => count + (pair < 0 ? 0 : 1), 0));
    let last = -1;
    for (let second = 0; second < words.length; second += 1) {
      const pair = row[second] as number;
      if (pair < 0) continue;
      directory.varint(second - last - 1);
      last = second;
      const before = lists.length;
      const from = found.starts[pair] as number;
      const end = found.starts[pair + 1] as number;
      directory.varint(end - from);
      if (end > from) {
        directory.varint(writeList(lists, found, from, end, documents));
        directory.varint(lists.length - before);
      }
      work += end - from;
      if (work < WORK_PER_STEP) continue;
      work = 0;
      yield;
    }
  }
  lists.appendRange(new Uint8Array(PACKED_OVERREAD), 0, PACKED_OVERREAD);
  return { lists: lists.view(), directory: directory.view() };
}

/** Writes [from, end) of what was found; returns in how many documents the pair is not just once in the body. */
function writeList(
  out: ByteWriter,
  { documents, weights }: FoundPairs,
  from: number,
  end: number,
  range: number,
): number {
  const bits = new BitWriter(out);
  const documentBits = riceBits(end - from, range);
  let last = -1;
  let exceptions = 0;
  for (let at = from; at < end; at += 1) {
    const document = documents[at] as number;
    bits.rice(document - last - 1, documentBits);
    last = document;
    if (weights[at] !== BODY_WEIGHT) exceptions += 1;
  }
  if (exceptions > 0) {
    const indexBits = riceBits(exceptions, end - from);
    last = from - 1;
    for (let at = from; at < end; at += 1) {
      if (weights[at] === BODY_WEIGHT) continue;
      bits.rice(at - last - 1, indexBits);
      last = at;
    }
    for (let at = from; at < end; at += 1)
      if (weights[at] !== BODY_WEIGHT) bits.rice((weights[at] as number) - BODY_WEIGHT - 1, WEIGHT_BITS);
  }
  bits.end();
  return exceptions;
}

/** Documents of each pair, with field-weighted counts. */
class FoundPairs {
  documents = new Int32Array(1 << 12);
  weights = new Int32Array(1 << 12);
  /** Where those of each pair begin, and where the last end; from `sort` on. */
  readonly starts: Int32Array;
  #pairs = new Int32Array(1 << 12);
  #count = 0;

  constructor(pairCount: number) {
    this.starts = new Int32Array(pairCount + 1);
  }

  reserve(more: number): void {
    if (this.#count + more <= this.#pairs.length) return;
    this.#pairs = widened(this.#pairs, this.#count + more);
    this.documents = widened(this.documents, this.#count + more);
    this.weights = widened(this.weights, this.#count + more);
  }

  /** Documents ascending; where there is room. */
  add(pair: number, document: number, weight: number): void {
    const at = this.#count;
    this.#pairs[at] = pair;
    this.documents[at] = document;
    this.weights[at] = weight;
    this.#count = at + 1;
    this.starts[pair + 1] = (this.starts[pair + 1] as number) + 1;
  }

  /** Puts those of each pair side by side. */
  *sort(): Generator<void, void> {
    const { starts, documents, weights } = this;
    for (let pair = 1; pair < starts.length; pair += 1)
      starts[pair] = (starts[pair] as number) + (starts[pair - 1] as number);
    const ends = starts.slice();
    const sortedDocuments = new Int32Array(this.#count);
    const sortedWeights = new Int32Array(this.#count);
    for (let from = 0; from < this.#count; from += WORK_PER_STEP) {
      yield;
      const end = Math.min(this.#count, from + WORK_PER_STEP);
      for (let at = from; at < end; at += 1) {
        const pair = this.#pairs[at] as number;
        const to = ends[pair] as number;
        ends[pair] = to + 1;
        sortedDocuments[to] = documents[at] as number;
        sortedWeights[to] = weights[at] as number;
      }
    }
    this.documents = sortedDocuments;
    this.weights = sortedWeights;
  }
}

interface CommonStem {
  readonly cursor: PositionCursor;
  /** Number of the word, from 1, by form; 0 = none. */
  readonly numbers: Int32Array;
}

function stemsOf(
  postings: PostingsBytes,
  terms: readonly TermInfo[],
  { words }: NeighbourChoice,
): CommonStem[] {
  return terms.flatMap((info) => {
    const numbers = new Int32Array(info.formCount);
    words.forEach(({ term, form }, word) => {
      if (term === info.term) numbers[form] = word + 1;
    });
    if (numbers.every((number) => number === 0)) return [];
    const cursor = new PositionCursor(postings, info);
    cursor.dense = true;
    cursor.next();
    return [{ cursor, numbers }];
  });
}

/** Goes through the documents once, with all of the stems side by side. */
function* findNeighbours(
  postings: PostingsBytes,
  terms: readonly TermInfo[],
  choice: NeighbourChoice,
  documents: number,
  found: FoundPairs,
): Generator<void, void> {
  const stems = stemsOf(postings, terms, choice);
  const text = new CommonText(choice);
  let work = 0;
  for (let document = 0; document < documents; document += 1) {
    for (let stem = 0; stem < stems.length; stem += 1) {
      const { cursor, numbers } = stems[stem] as CommonStem;
      if (cursor.document !== document) continue;
      cursor.readPlaces(null);
      text.add(cursor.places, cursor.forms, cursor.placeCount, numbers);
      cursor.next();
    }
    work += text.size + stems.length;
    text.takePairs(document, found);
    if (work < WORK_PER_STEP) continue;
    work = 0;
    yield;
  }
}

/** The common words of one document. */
class CommonText {
  readonly #pairs: Int32Array;
  readonly #words: number;
  /** Weight of each pair in the document, zero between documents, and which have one. */
  readonly #weights: Int32Array;
  readonly #touched: Int32Array;
  /** Cells of a field. */
  #span = 1 << 10;
  /** Word, from 1, by field and place; all zero between documents. */
  #cells = new Uint16Array(this.#span * FIELD_COUNT);
  /** Cell of each word taken in, and its number. */
  #taken = new Int32Array(1 << 10);
  #numbers = new Int32Array(1 << 10);
  /** Whether two words stand at one place. */
  #isCrowded = false;
  #touchedCount = 0;
  size = 0;

  constructor({ pairs, pairCount, words }: NeighbourChoice) {
    this.#pairs = pairs;
    this.#words = words.length;
    this.#weights = new Int32Array(pairCount);
    this.#touched = new Int32Array(pairCount);
  }

  /** Takes the places of a stem in. */
  add(places: Int32Array, forms: Int32Array, count: number, numbers: Int32Array): void {
    if (this.size + count > this.#taken.length) {
      this.#taken = widened(this.#taken, this.size + count);
      this.#numbers = widened(this.#numbers, this.size + count);
    }
    const taken = this.#taken;
    const takenNumbers = this.#numbers;
    let cells = this.#cells;
    let span = this.#span;
    let { size } = this;
    let crowd = 0;
    for (let at = 0; at < count; at += 1) {
      const number = numbers[forms[at] as number] as number;
      if (number === 0) continue;
      const place = places[at] as number;
      const position = place & POSITION;
      if (position + 1 >= span) {
        this.#widen(position + 2, size);
        cells = this.#cells;
        span = this.#span;
      }
      const cell = (place >> PLACE_BITS) * span + position;
      crowd |= cells[cell] as number;
      cells[cell] = number;
      taken[size] = cell;
      takenNumbers[size] = number;
      size += 1;
    }
    this.size = size;
    if (crowd !== 0) this.#isCrowded = true;
  }

  #widen(least: number, size: number): void {
    const before = this.#span;
    this.#span = least * 2;
    this.#cells = new Uint16Array(this.#span * FIELD_COUNT);
    for (let at = 0; at < size; at += 1) {
      const cell = this.#taken[at] as number;
      const moved = Math.floor(cell / before) * this.#span + (cell % before);
      this.#taken[at] = moved;
      this.#cells[moved] = this.#numbers[at] as number;
    }
  }

  /** Adds the pairs to those found, and is empty again. */
  takePairs(document: number, found: FoundPairs): void {
    if (this.#isCrowded) this.#sortCrowd();
    const cells = this.#cells;
    const taken = this.#taken;
    const numbers = this.#numbers;
    const { size } = this;
    for (let at = 0; at < size; at += 1) {
      const cell = taken[at] as number;
      const next = cells[cell + 1] as number;
      if (next === 0) continue;
      if (!this.#isCrowded) this.#meet(numbers[at] as number, next, cell);
      else {
        for (let other = this.#firstAt(cell + 1); taken[other] === cell + 1 && other < size; other += 1)
          this.#meet(numbers[at] as number, numbers[other] as number, cell);
      }
    }
    for (let at = 0; at < size; at += 1) cells[taken[at] as number] = 0;
    const weights = this.#weights;
    const count = this.#touchedCount;
    found.reserve(count);
    for (let at = 0; at < count; at += 1) {
      const pair = this.#touched[at] as number;
      found.add(pair, document, weights[pair] as number);
      weights[pair] = 0;
    }
    this.size = this.#touchedCount = 0;
    this.#isCrowded = false;
  }

  #meet(first: number, second: number, cell: number): void {
    const pair = this.#pairs[(first - 1) * this.#words + second - 1] as number;
    if (pair < 0) return;
    const weight = this.#weights[pair] as number;
    if (weight === 0) this.#touched[this.#touchedCount++] = pair;
    const field = cell < this.#span ? 0 : Math.floor(cell / this.#span);
    this.#weights[pair] = weight + (FIELD_WEIGHTS[field] as number);
  }

  /** Sorts what was taken in by cell: a glued word and its first part stand at one place. */
  #sortCrowd(): void {
    const order = Array.from({ length: this.size }, (_, at) => at).sort(
      (a, b) => (this.#taken[a] as number) - (this.#taken[b] as number),
    );
    this.#taken.set(order.map((at) => this.#taken[at] as number));
    this.#numbers.set(order.map((at) => this.#numbers[at] as number));
  }

  /** First of the sorted that stands in that cell. */
  #firstAt(cell: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#taken[middle] as number) < cell) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function widened(list: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(least * 2);
  wide.set(list);
  return wide;
}
