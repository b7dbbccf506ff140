import { MARK } from '../text/stemmers.ts';
import { END } from './cursor.ts';
import { countsIn, type TermForms, WHOLE } from './match-forms.ts';
import { SpanList } from './near-spans.ts';
import { DENSE, PositionCursor } from './position-cursor.ts';
import { PLACE_BITS } from './postings-encoder.ts';
import type { Segment } from './segment.ts';

/** Where an operand's occurrences come from: words, or phrases. */
export interface SpanSource {
  readonly terms: readonly TermForms[];
  /** Terms of each word of a phrase. */
  readonly phrase: readonly (readonly TermForms[])[] | null;
  readonly filter: number;
}

/** Adds an operand's spans in a document to the list. Documents come in ascending order, `index` counts them. */
type SpanReader = (document: number, index: number, list: SpanList, breaks: BreakReader) => void;

/** A cursor for each term, listed in `used`. */
export function directReader(
  segment: Segment,
  sources: readonly SpanSource[],
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
export function chunkReader(
  segment: Segment,
  sources: readonly SpanSource[],
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
      list.looked += one.count;
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

  /** Leaves what it reads with to others. */
  release(): void {
    this.#cursor?.release();
    this.#cursor = undefined;
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
