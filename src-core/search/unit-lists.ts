import { ByteReader, readUnitsInto } from './byte-writer.ts';
import { ENTRIES_PER_BLOCK } from './front-coded.ts';
import { BLOCK_DOCUMENTS } from './postings-encoder.ts';
import { formBitsOf } from './term-writer.ts';
import type { TermInfo } from './segment-walks.ts';

/** Walks the texts of a front-coded list without making strings of them; whoever walks it reads each entry's numbers. */
class UnitList {
  /** The text it stands at is the first `length` units. */
  units = new Uint16Array(256);
  length = 0;
  readonly reader: ByteReader;

  constructor(bytes: Uint8Array) {
    this.reader = new ByteReader(bytes, 0);
  }

  next(): void {
    const reader = this.reader;
    const shared = reader.varint();
    const length = shared + reader.varint();
    if (length > this.units.length) {
      const wide = new Uint16Array(length * 2);
      wide.set(this.units);
      this.units = wide;
    }
    const { units } = this;
    const { bytes } = reader;
    reader.at = readUnitsInto(bytes, reader.at, units, shared, length);
    this.length = length;
  }
}

/** Walks all stems of a segment in order; it stands before the first at the beginning. */
export class TermList {
  readonly text: UnitList;
  /** Number in the dictionary. */
  term = -1;
  documents = 0;
  formCount = 0;
  postingsAt = 0;
  postingsEnd = 0;
  positionsAt = 0;
  positionsEnd = 0;
  skipsAt = 0;
  #skipsEnd = 0;
  readonly #count: number;

  constructor(bytes: Uint8Array, count: number) {
    this.text = new UnitList(bytes);
    this.#count = count;
  }

  /** False where there is no further stem. */
  next(): boolean {
    this.term += 1;
    if (this.term >= this.#count) return false;
    this.text.next();
    const { reader } = this.text;
    const documents = reader.varint();
    this.documents = documents >>> 1;
    this.formCount = (documents & 1) === 0 ? 1 : reader.varint();
    this.postingsAt = this.postingsEnd;
    this.postingsEnd += reader.varint();
    this.positionsAt = this.positionsEnd;
    this.positionsEnd += reader.varint();
    this.skipsAt = this.#skipsEnd;
    if (this.documents > BLOCK_DOCUMENTS) this.#skipsEnd += reader.varint();
    return true;
  }

  info(): TermInfo {
    const { term, documents, formCount, postingsAt, postingsEnd, positionsAt, positionsEnd, skipsAt } = this;
    const formBits = formBitsOf(formCount);
    return {
      term,
      documents,
      formCount,
      formBits,
      postingsAt,
      postingsEnd,
      positionsAt,
      positionsEnd,
      skipsAt,
    };
  }
}

/** Walks all surface words of a segment in order; it stands before the first at the beginning. */
export class SurfaceList {
  readonly text: UnitList;
  /** Of its stem. */
  term = 0;
  form = 0;
  occurrences = 0;
  #entry = -1;
  readonly #count: number;

  constructor(bytes: Uint8Array, count: number) {
    this.text = new UnitList(bytes);
    this.#count = count;
  }

  /** False where there is no further surface word. */
  next(): boolean {
    this.#entry += 1;
    if (this.#entry >= this.#count) return false;
    this.text.next();
    const { reader } = this.text;
    const distance = reader.varint();
    const before = this.#entry % ENTRIES_PER_BLOCK === 0 ? 0 : this.term;
    this.term = before + ((distance >>> 1) ^ -(distance & 1));
    this.form = reader.varint();
    this.occurrences = reader.varint();
    return true;
  }
}

/** Walks several sorted lists side by side, by the smallest of the texts they stand at. */
export class ListMerger<List extends TermList | SurfaceList> {
  /** The lists that stand at the text; the first `count`. */
  readonly at: Int32Array;
  count = 0;
  readonly #lists: readonly List[];
  /** 1 for a list that is not over. */
  readonly #alive: Uint8Array;

  constructor(lists: readonly List[]) {
    this.#lists = lists;
    this.at = new Int32Array(lists.length);
    this.#alive = Uint8Array.from(lists, (list) => (list.next() ? 1 : 0));
  }

  /** Finds the smallest text and the lists that stand at it; false where all are over. */
  find(): boolean {
    const lists = this.#lists;
    let best: UnitList | null = null;
    let count = 0;
    for (let index = 0; index < lists.length; index += 1) {
      if (this.#alive[index] === 0) continue;
      const { text } = lists[index] as List;
      const order = best === null ? -1 : compareTexts(text.units, text.length, best.units, best.length);
      if (order > 0) continue;
      if (order < 0) {
        best = text;
        count = 0;
      }
      this.at[count++] = index;
    }
    this.count = count;
    return best !== null;
  }

  /** Moves one list on; false where it is over. */
  advance(index: number): boolean {
    const more = (this.#lists[index] as List).next();
    this.#alive[index] = more ? 1 : 0;
    return more;
  }
}

/** Code unit order of two texts. */
function compareTexts(a: Uint16Array, aLength: number, b: Uint16Array, bLength: number): number {
  const shared = Math.min(aLength, bLength);
  for (let index = 0; index < shared; index += 1) {
    const difference = (a[index] as number) - (b[index] as number);
    if (difference !== 0) return difference;
  }
  return aLength - bLength;
}
