import { MARK } from '../text/stemmers.ts';
import { compareBytes, readUnits, unitsOf } from './byte-writer.ts';
import { BlockHeads, ENTRIES_PER_BLOCK, findBlock } from './front-coded.ts';
import { decodedLengths } from './length-code.ts';
import { Lexicon } from './lexicon.ts';
import { signed32, unsigned32, widenNumbers, widenOffsets } from './narrow-numbers.ts';
import { NeighbourLists } from './neighbour-lists.ts';
import { PACKED_OVERREAD } from './packed-values.ts';
import { isSound, type PageRange, PagedBytes } from './paged-bytes.ts';
import {
  type HeadBytes,
  POSITIONS,
  POSTINGS,
  readHeader,
  type SegmentFile,
  tailRegion,
  TITLES,
  unpackHead,
} from './segment-file.ts';
import type { SearchableKind } from './search-types.ts';
import { ValueColumns } from './value-columns.ts';
import { type LexiconWalk, type TermInfo, TermWalk } from './segment-walks.ts';
import { StemRange } from './stem-range.ts';
import { SurfaceList, TermList } from './unit-lists.ts';

const BEHIND_MARK = String.fromCharCode(MARK.charCodeAt(0) + 1);

/** Kinds by their number in the index; part of the format. */
export const KINDS: readonly SearchableKind[] = ['article', 'annotation', 'topic'];

const MAX_FOUND = 256;

/**
 * An immutable part of the index, read in place from the bytes of its file, with the tombstones laid over it. The head of
 * the file is always in memory, of its tail only what was needed so far.
 */
export class Segment {
  readonly name: string;
  /** Of the file. */
  readonly bytes: number;
  /** Titles, postings and positions. */
  readonly tail: PagedBytes;
  /** Documents, deleted ones included. */
  readonly count: number;
  readonly termCount: number;
  readonly surfaceCount: number;
  readonly added: Float64Array;
  readonly published: Int32Array;
  readonly words: Int32Array;
  /** Bits of the stemmers used, by document. */
  readonly stemmers: Int32Array;
  readonly kinds: Uint8Array;
  /** Length codes by document. */
  readonly lengths: Uint8Array;
  readonly byKey: Int32Array;
  readonly byTie: Int32Array;
  readonly byTitle: Int32Array;
  readonly byAdded: Int32Array;
  readonly skips: Uint8Array;
  /** 1 for a deleted document; null = none is. */
  dead: Uint8Array | null = null;
  deadCount = 0;
  /** Documents that are not deleted, by kind. */
  readonly liveKinds = new Int32Array(KINDS.length);
  /** Sum of their lengths, by kind. */
  readonly liveLengths = new Float64Array(KINDS.length);
  /** How many of them went through each stemmer. */
  readonly liveStemmers = new Int32Array(32);
  readonly #head: Uint8Array<ArrayBuffer>;
  readonly #sections: HeadBytes;
  /** The keys as unitsOf gives them, one behind the other: document n's is bytes [keyOffsets[n], keyOffsets[n + 1]). */
  readonly keys: Uint8Array;
  readonly keyOffsets: Uint32Array;
  readonly #articleOffsets: Uint32Array;
  readonly #titleOffsets: Uint32Array;
  /** Byte offsets of the dictionary's blocks, then the postings, positions and skips offsets at each. */
  readonly #termBlocks: Uint32Array;
  readonly #blockCount: number;
  readonly #blockOffsets: Uint32Array;
  /** Its surface words. */
  readonly lexicon: Lexicon;
  #termHeads: BlockHeads | null = null;
  #neighbours: NeighbourLists | null = null;
  #values: ValueColumns | null = null;
  readonly #liveCounts = new Map<number, number>();
  #markedTerms: number | null = null;
  /** Stems looked up last: planning, matching and ranking ask for the same ones. */
  readonly #found = new Map<string, TermInfo | null>();

  private constructor(name: string, head: Uint8Array<ArrayBuffer>, sections: HeadBytes, tail: PagedBytes) {
    this.name = name;
    this.#head = head;
    this.tail = tail;
    this.bytes = head.length + tail.region.length;
    this.#sections = sections;
    const [count = 0, terms = 0, surfaces = 0] = unsigned32(sections.counts);
    this.count = count;
    this.termCount = terms;
    this.surfaceCount = surfaces;
    this.added = new Float64Array(sections.added.buffer, sections.added.byteOffset, count);
    this.published = signed32(sections.published);
    this.words = widenNumbers(sections.words, count);
    this.stemmers = widenNumbers(sections.languages, count);
    this.kinds = sections.kinds;
    this.lengths = sections.lengths;
    this.byKey = widenNumbers(sections.byKey, count);
    this.byTie = widenNumbers(sections.byTie, count);
    this.byTitle = widenNumbers(sections.byTitle, count);
    this.byAdded = widenNumbers(sections.byAdded, count);
    this.skips = sections.skips;
    this.keys = sections.keys;
    this.keyOffsets = widenOffsets(sections.keyOffsets, count);
    this.#articleOffsets = widenOffsets(sections.articleOffsets, count);
    this.#titleOffsets = widenOffsets(sections.titleOffsets, count);
    this.#termBlocks = unsigned32(sections.termBlocks);
    this.#blockCount = this.#termBlocks.length / 4;
    this.#blockOffsets = this.#termBlocks.subarray(0, this.#blockCount);
    this.lexicon = new Lexicon(sections.lexicon, unsigned32(sections.lexiconBlocks), surfaces);
    for (let document = 0; document < count; document += 1) this.#countDocument(document, 1);
  }

  /**
   * Null where the head is not that of an undamaged segment of this version. Without a tail its pages are loaded as they
   * are needed, and checked then. `fresh`: made just now, not read from a disk.
   */
  static open(
    name: string,
    head: Uint8Array<ArrayBuffer>,
    tail: Uint8Array<ArrayBuffer> | null,
    fresh = false,
  ): Segment | null {
    const header = readHeader(head);
    const sections = header && unpackHead(header, head, fresh);
    if (header === null || sections === null) return null;
    const region = tailRegion(name, header);
    if (tail !== null && !fresh && !isSound(region, tail)) return null;
    return new Segment(name, head, sections, new PagedBytes(region, tail));
  }

  /** The whole file; throws MissingPages where not all of it is loaded. */
  file(): SegmentFile {
    return { head: this.#head, tail: this.tail.needEverything() };
  }

  /** Bytes in which the term's postings may be read. */
  postingsOf({ postingsAt, postingsEnd }: TermInfo): Uint8Array {
    return this.tail.need(POSTINGS, postingsAt, postingsEnd);
  }

  /** Bytes in which the postings [start, end) may be read. */
  postingsIn(start: number, end: number): Uint8Array {
    return this.tail.need(POSTINGS, start, end);
  }

  /** Bytes in which the term's positions may be read. */
  positionsOf({ positionsAt, positionsEnd }: TermInfo): Uint8Array {
    return this.tail.need(POSITIONS, positionsAt, positionsEnd + PACKED_OVERREAD);
  }

  /** Bytes in which the positions [start, end) may be read. */
  positionsIn(start: number, end: number): Uint8Array {
    return this.tail.need(POSITIONS, start, end + PACKED_OVERREAD);
  }

  /** What must be loaded before the positions [start, end) can be read; null = nothing. */
  missingPositions(start: number, end: number): PageRange | null {
    return this.tail.missing(POSITIONS, start, end + PACKED_OVERREAD);
  }

  /** What must be loaded before a term's postings, or its positions too, can be read. */
  missingOf(info: TermInfo, positions: boolean): PageRange[] {
    return [
      this.tail.missing(POSTINGS, info.postingsAt, info.postingsEnd),
      positions ? this.tail.missing(POSITIONS, info.positionsAt, info.positionsEnd + PACKED_OVERREAD) : null,
    ].filter((range) => range !== null);
  }

  get liveCount(): number {
    return this.count - this.deadCount;
  }

  key(document: number): string {
    return readUnits(this.keys, this.keyOffsets[document] as number, this.keyOffsets[document + 1] as number);
  }

  /** `key`: the document's, where it is known. */
  articleId(document: number, key?: string): string {
    const text = readUnits(
      this.#sections.articles,
      this.#articleOffsets[document] as number,
      this.#articleOffsets[document + 1] as number,
    );
    if (text.charCodeAt(0) !== 0) return text;
    const length = text.charCodeAt(1);
    return length === 0 ? '' : (key ?? this.key(document)).slice(-length);
  }

  titleKey(document: number): string {
    return readUnits(
      this.tail.needAll(TITLES),
      this.#titleOffsets[document] as number,
      this.#titleOffsets[document + 1] as number,
    );
  }

  /** What the documents are filtered and counted by. */
  get values(): ValueColumns {
    this.#values ??= new ValueColumns(this.#sections, this.count);
    return this.#values;
  }

  /** Order of two documents' keys, also across segments. */
  static compareKeys(a: Segment, aDocument: number, b: Segment, bDocument: number): number {
    return compareBytes(
      a.keys,
      a.keyOffsets[aDocument] as number,
      a.keyOffsets[aDocument + 1] as number,
      b.keys,
      b.keyOffsets[bDocument] as number,
      b.keyOffsets[bDocument + 1] as number,
    );
  }

  /** Order of two documents' title keys, also across segments. */
  static compareTitles(a: Segment, aDocument: number, b: Segment, bDocument: number): number {
    return compareBytes(
      a.tail.needAll(TITLES),
      a.#titleOffsets[aDocument] as number,
      a.#titleOffsets[aDocument + 1] as number,
      b.tail.needAll(TITLES),
      b.#titleOffsets[bDocument] as number,
      b.#titleOffsets[bDocument + 1] as number,
    );
  }

  /** Document of that key, deleted or not; -1 where there is none. `wanted` as unitsOf gives it. */
  findKey(wanted: Uint8Array): number {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const document = this.byKey[middle] as number;
      const order = compareBytes(
        this.keys,
        this.keyOffsets[document] as number,
        this.keyOffsets[document + 1] as number,
        wanted,
        0,
        wanted.length,
      );
      if (order === 0) return document;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Deleted documents, ascending. */
  deadDocuments(): number[] {
    const list: number[] = [];
    this.dead?.forEach((dead, document) => {
      if (dead === 1) list.push(document);
    });
    return list;
  }

  /** Marks a document as deleted. */
  kill(document: number): void {
    this.dead ??= new Uint8Array(this.count);
    if (this.dead[document] === 1) return;
    this.dead[document] = 1;
    this.deadCount += 1;
    this.#liveCounts.clear();
    this.#countDocument(document, -1);
  }

  #countDocument(document: number, by: number): void {
    const kind = this.kinds[document] as number;
    this.liveKinds[kind] = (this.liveKinds[kind] as number) + by;
    const length = decodedLengths()[this.lengths[document] as number] as number;
    this.liveLengths[kind] = (this.liveLengths[kind] as number) + by * length;
    for (let bits = this.stemmers[document] as number; bits !== 0; bits &= bits - 1) {
      const stemmer = 31 - Math.clz32(bits & -bits);
      this.liveStemmers[stemmer] = (this.liveStemmers[stemmer] as number) + by;
    }
  }

  /** A stem's place, or null where the segment does not hold it. `units` as unitsOf gives them. */
  findTerm(stem: string, units?: Uint8Array): TermInfo | null {
    let info = this.#found.get(stem);
    if (info === undefined) {
      info = this.#lookUp(stem, units ?? unitsOf(stem));
      if (this.#found.size >= MAX_FOUND) this.#found.clear();
      this.#found.set(stem, info);
    }
    return info;
  }

  #lookUp(stem: string, units: Uint8Array): TermInfo | null {
    this.#termHeads ??= new BlockHeads(this.#sections.terms, this.#blockOffsets);
    const block = this.#termHeads.find(units);
    if (block < 0) return null;
    const walk = this.#walkBlock(block);
    return walk.seek(stem) ? walk.info() : null;
  }

  /** Lists of common words that stand side by side. */
  get neighbours(): NeighbourLists {
    this.#neighbours ??= new NeighbourLists(this.#sections.neighbours);
    return this.#neighbours;
  }

  /** How many stems begin with MARK; they come first. */
  get markedTerms(): number {
    this.#markedTerms ??= this.#countMarked();
    return this.#markedTerms;
  }

  #countMarked(): number {
    const block = findBlock(this.#sections.terms, this.#blockOffsets, unitsOf(BEHIND_MARK));
    if (block < 0) return 0;
    const walk = this.#walkBlock(block);
    let count = block * ENTRIES_PER_BLOCK;
    while (walk.next() && walk.text < BEHIND_MARK) count += 1;
    return count;
  }

  /** Place of the stem with that dictionary number. */
  termAt(term: number): TermInfo {
    const walk = this.#walkBlock(Math.floor(term / ENTRIES_PER_BLOCK));
    for (let step = term % ENTRIES_PER_BLOCK; step >= 0; step -= 1) walk.skip();
    return walk.info();
  }

  /** Places of the stems of [first, end) that are marked with a number other than 0, by dictionary number. */
  termsAt(marks: Int32Array, first: number, end: number): TermInfo[] {
    const infos: TermInfo[] = [];
    let walk: TermWalk | null = null;
    let behind = 0;
    for (let term = first; term < end; term += 1) {
      if (marks[term] === 0) continue;
      const start = term - (term % ENTRIES_PER_BLOCK);
      if (walk === null || behind <= start) {
        walk = this.#walkBlock(start / ENTRIES_PER_BLOCK);
        behind = start;
      }
      for (; behind <= term; behind += 1) walk.skip();
      infos.push(walk.info());
    }
    return infos;
  }

  /** About how much there is of stems that begin so. */
  stemRange(prefix: string): StemRange {
    const postings = this.#termBlocks.subarray(this.#blockCount, 2 * this.#blockCount);
    return new StemRange({ bytes: this.#sections.terms, offsets: this.#blockOffsets, postings }, prefix);
  }

  /** All stems in order. */
  listTerms(): TermList {
    return new TermList(this.#sections.terms, this.termCount);
  }

  /** All surface words in order. */
  listSurfaces(): SurfaceList {
    return new SurfaceList(this.#sections.lexicon, this.surfaceCount);
  }

  /** All surface words from the first that is not before `from`, in order. */
  walkLexicon(from: string): LexiconWalk {
    return this.lexicon.walk(from);
  }

  #walkBlock(block: number): TermWalk {
    const count = this.#blockCount;
    const from = block * ENTRIES_PER_BLOCK;
    return new TermWalk(
      this.#sections.terms,
      this.#termBlocks[block] as number,
      from,
      Math.min(this.termCount, from + ENTRIES_PER_BLOCK),
      this.#termBlocks[count + block] as number,
      this.#termBlocks[2 * count + block] as number,
      this.#termBlocks[3 * count + block] as number,
    );
  }

  /** Documents of a term that are not deleted; counted once, remembered until the next deletion. */
  liveDocuments(info: TermInfo, countDead: () => number): number {
    if (this.dead === null) return info.documents;
    let live = this.#liveCounts.get(info.term);
    if (live === undefined) {
      live = info.documents - countDead();
      this.#liveCounts.set(info.term, live);
    }
    return live;
  }
}
