import { type AppError, appError } from '../base/error-code.ts';
import { failure, type Result, success } from '../base/result.ts';
import { Analyzer } from '../text/analyzer.ts';
import { unitsOf } from './byte-writer.ts';
import { FacetValues } from './facet-values.ts';
import type { IndexChange, IndexFlush } from './index-change.ts';
import { decodeManifest, encodeManifest, type IndexPosition } from './index-manifest.ts';
import { IndexReader } from './index-reader.ts';
import { chooseMerge } from './merge-policy.ts';
import { loadPages, type SegmentReader } from './page-loader.ts';
import { MissingPages, pageBudget, releasePages } from './paged-bytes.ts';
import { SegmentBuilder } from './segment-builder.ts';
import type { SegmentFile } from './segment-file.ts';
import type { Segment } from './segment.ts';
import { type MergedSegment, mergeSegments } from './segment-merge.ts';
import { openFresh, openLazily, openWhole } from './segment-opener.ts';
import type {
  ExplainOptions,
  Explanation,
  Completion,
  FieldRun,
  HitRange,
  QueryOptions,
  SearchAnswer,
  SearchRequest,
  Snippet,
  TopicNames,
} from './search-types.ts';
import { StoryTable } from './story-table.ts';
import { eachPrint, type TakePrint } from './text-prints.ts';
import { TopicTable } from './topic-table.ts';
import { WrittenSegments } from './written-segments.ts';

/** Words of documents that may wait to become one segment: about 2,500 articles, some 15 MB, a tenth of a second. */
const WAITING_WORDS = 1 << 20;

/** What is read of a segment at once when it is opened: more than the header of nearly all. */
const FIRST_BYTES = 1 << 18;

/**
 * The archive's index: immutable segments, tombstones over them, and one running merge.
 * Everything is synchronous; `flush` says what to write. One owner (a worker, or the command line) uses it.
 * Of an index that was opened lazily only what questions need is in memory: they go through `ask`, and so does `mergeStep`.
 */
export class SearchIndex {
  #segments: Segment[] = [];
  #position: IndexPosition = {};
  #next = 1;
  #dirty = false;
  readonly #files = new WrittenSegments();
  #merge: { readonly inputs: readonly Segment[]; readonly steps: Generator<void, MergedSegment> } | null =
    null;
  readonly #analyzer = new Analyzer();
  /** What was taken in since the last question. */
  readonly #waiting = new SegmentBuilder(this.#analyzer);
  /** What answers questions, until the archive changes. */
  #reader: IndexReader | null = null;
  /** Reads pages of an index that was opened lazily. */
  #read: SegmentReader | null = null;
  /** Questions that wait for pages. */
  #asking = 0;
  /** Whether a segment had to be left out: what the index lacks then only building it again brings back. */
  #isDamaged = false;
  /** Bytes of pages that may stay in memory; null = as pageBudget says. */
  #budget: number | null = null;
  #topics = new TopicTable([]);
  #stories = new StoryTable([]);
  readonly #facetValues = new FacetValues();

  /** An empty index. */
  static create(): SearchIndex {
    return new SearchIndex();
  }

  /** Opens what `flush` gave, all of it. Any missing or changed byte gives "index-damaged": the caller then builds it again. */
  static open(manifest: Uint8Array, read: SegmentReader): Promise<Result<SearchIndex, AppError>> {
    return SearchIndex.#open(manifest, read, openWhole);
  }

  /**
   * Opens what `flush` gave without reading postings, positions and titles: these are read as questions need them, and may
   * be forgotten beyond `budget` bytes; of each file `firstBytes` are read at once. What is damaged among them is found only then, see `ask`.
   */
  static async openLazily(
    manifest: Uint8Array,
    read: SegmentReader,
    { budget = null, firstBytes = FIRST_BYTES }: { budget?: number | null; firstBytes?: number } = {},
  ): Promise<Result<SearchIndex, AppError>> {
    const opened = await SearchIndex.#open(manifest, read, (...file) => openLazily(...file, firstBytes));
    if (opened.ok) {
      opened.value.#read = read;
      opened.value.#budget = budget;
    }
    return opened;
  }

  static async #open(
    manifest: Uint8Array,
    read: SegmentReader,
    openSegment: typeof openWhole,
  ): Promise<Result<SearchIndex, AppError>> {
    const decoded = decodeManifest(manifest);
    if (decoded === null) return failure(appError('index-damaged', { file: 'manifest' }));
    const index = new SearchIndex();
    index.#position = decoded.position;
    index.#next = decoded.next;
    const segments = await Promise.all(
      decoded.segments.map(({ name, bytes }) => openSegment(read, name, bytes)),
    );
    for (const [number, { name, dead }] of decoded.segments.entries()) {
      const segment = segments[number];
      if (!segment) return failure(appError('index-damaged', { file: name }));
      for (const document of dead) segment.kill(document);
      index.#segments.push(segment);
      index.#files.opened(name);
    }
    return success(index);
  }

  /** How far the journals are in the index. */
  get position(): IndexPosition {
    return this.#position;
  }

  /** Whether it must be built again. */
  get isDamaged(): boolean {
    return this.#isDamaged;
  }

  /** Records that can be found. */
  get documentCount(): number {
    this.settle();
    return this.#segments.reduce((sum, segment) => sum + segment.liveCount, 0);
  }

  /** Bytes of all segments, and how many there are. */
  get size(): { readonly bytes: number; readonly segments: number } {
    this.settle();
    return {
      bytes: this.#segments.reduce((sum, segment) => sum + segment.bytes, 0),
      segments: this.#segments.length,
    };
  }

  /** Bytes of postings, positions and titles that are in memory. */
  get loadedBytes(): number {
    return this.#segments.reduce((sum, { tail }) => sum + tail.loadedBytes, 0);
  }

  /**
   * Takes records in, in place of those of the same key, and out; searchable at once. The last of equal keys wins.
   * Many small batches become one segment: it is made when something is asked, written, or enough has come together.
   */
  apply(change: IndexChange): void {
    const put = new Map(change.put.map((document) => [document.key, document]));
    const leaving = [...change.remove, ...put.keys()];
    if (this.#analyzer.isFull || leaving.some((key) => this.#waiting.has(key))) this.settle();
    this.#analyzer.trim();
    // taken in before anything is removed: a text that cannot be taken in changes nothing
    this.#waiting.add(put.values());
    // a key both removed and put stays
    for (const key of leaving) this.#kill(key);
    this.#dropEmpty();
    if (!this.#isDamaged) this.#position = change.position;
    this.#dirty = true;
    this.#reader = null;
    if (this.#waiting.words > WAITING_WORDS) this.settle();
  }

  /** Makes a segment of what was taken in. Every method that needs it does it by itself. */
  settle(): void {
    if (this.#waiting.isEmpty) return;
    this.#segments.push(this.#newSegment(this.#waiting.build()));
    this.#reader = null;
  }

  /** What must be written since the last call; null = nothing. */
  flush(): IndexFlush | null {
    if (!this.#dirty) return null;
    this.settle();
    const differs = this.#files.next(this.#segments);
    this.#waiting.release();
    this.#dirty = false;
    return { ...differs, manifest: this.#manifest() };
  }

  /** Takes a flush back that could not be written; the next one brings it again. */
  flushFailed(flush: IndexFlush): void {
    this.#files.failed(flush);
    this.#dirty = true;
  }

  /**
   * Says that a flush is on disk: its segments can be read again, so that their bytes need not stay in memory. `read` is
   * how, and `budget` how many bytes may stay anyway.
   */
  flushDone(flush: IndexFlush, read: SegmentReader, budget: number | null = null): void {
    this.#read = read;
    this.#budget = budget;
    this.#files.done(flush);
    this.#trim();
  }

  /**
   * Asks something that may need bytes which are not loaded: they are loaded, and it is asked again. The question must
   * not change anything before it has read all it needs. A damaged segment gives "index-damaged" and
   * is left out from then on; `position` then says that the index holds nothing.
   */
  async ask<Value>(question: () => Value): Promise<Result<Value, AppError>> {
    this.#asking += 1;
    try {
      for (;;) {
        try {
          return success(question());
        } catch (error) {
          if (!(error instanceof MissingPages) || this.#read === null) throw error;
          const ranges = [...error.ranges, ...(this.#reader?.missingPages() ?? [])];
          const damaged = await loadPages(this.#read, ranges);
          // a segment that has been merged meanwhile is not asked again
          if (damaged === null || !this.#segments.some(({ name }) => name === damaged)) continue;
          this.#leaveOut(damaged);
          return failure(appError('index-damaged', { file: damaged }));
        }
      }
    } finally {
      this.#asking -= 1;
      this.#trim();
    }
  }

  /** Does about ten milliseconds of merging; true while more is due. */
  mergeStep(): boolean {
    if (this.#merge === null) {
      const inputs = chooseMerge(this.#segments);
      if (inputs === null) return false;
      this.#merge = { inputs, steps: mergeSegments(inputs) };
    }
    const { inputs, steps } = this.#merge;
    // no step runs before all of this can be read
    for (const { tail } of inputs) tail.needEverything();
    const step = steps.next();
    if (step.done !== true) return true;
    this.#merge = null;
    this.#replace(inputs, step.value);
    return chooseMerge(this.#segments) !== null;
  }

  /** All topics and stories, by which queries find what is coded with them or belongs to them. They are not kept in the index. */
  setTopics(topics: readonly TopicNames[], stories: readonly (readonly string[])[] = []): void {
    this.#topics = new TopicTable(topics);
    this.#stories = new StoryTable(stories);
    this.#reader = null;
  }

  /** Prepares a piece of what questions will need, when nothing else is to do; true while there is more. */
  warm(): boolean {
    return this.view().warm();
  }

  /** Never throws on any query text. */
  search(request: SearchRequest): SearchAnswer {
    return this.view().answer(request);
  }

  /** Ways to go on typing a query at the caret (UTF-16), best first. */
  complete(query: string, caret: number): Completion[] {
    return this.view().complete(query, caret);
  }

  /** One to `max` short passages of a record around the query's hits; its beginning where the query is empty. */
  snippets(query: string, runs: readonly FieldRun[], max: number, options: QueryOptions = {}): Snippet[] {
    return this.view().snippets(query, runs, max, options);
  }

  /** Where a query hits an article's canonical text, sorted; runs that are not part of it are passed over. */
  hitRanges(query: string, runs: readonly FieldRun[], options: QueryOptions = {}): HitRange[] {
    return this.view().hitRanges(query, runs, options);
  }

  /** Which of the records, hits of a query that wants exact letters, have them; runs are those of the index. */
  verify(
    query: string,
    options: ExplainOptions,
    records: readonly { readonly key: string; readonly runs: readonly FieldRun[] }[],
  ): boolean[] {
    return this.view().verify(query, options, records);
  }

  /** Why the record of that key is a hit of the query; null where it is none, or nothing is asked for. */
  explain(key: string, query: string, options: ExplainOptions = {}): Explanation | null {
    return this.view().explain(key, query, options);
  }

  /** Tells the prints of all articles that can be found, by article; see text-prints.ts. */
  eachPrint(take: TakePrint): void {
    this.settle();
    eachPrint(this.#segments, take);
  }

  /** The archive as it is now, for questions of other kinds; holds until the next change. */
  view(): IndexReader {
    this.settle();
    this.#reader ??= new IndexReader(
      this.#segments,
      this.#analyzer,
      this.#topics,
      this.#stories,
      this.#facetValues,
    );
    return this.#reader;
  }

  #kill(key: string): void {
    const wanted = unitsOf(key);
    for (const segment of this.#segments) {
      const document = segment.findKey(wanted);
      if (document >= 0) segment.kill(document);
    }
  }

  #newSegment(file: SegmentFile): Segment {
    const segment = openFresh(file, this.#next);
    this.#next += 1;
    return segment;
  }

  #dropEmpty(): void {
    const merging = this.#merge?.inputs ?? [];
    const empty = this.#segments.filter((segment) => segment.liveCount === 0 && !merging.includes(segment));
    if (empty.length > 0) this.#retire(empty);
  }

  #retire(segments: readonly Segment[]): void {
    this.#segments = this.#segments.filter((segment) => !segments.includes(segment));
    for (const { name } of segments) this.#files.retire(name);
    this.#reader = null;
    this.#dirty = true;
  }

  /** Puts the merged segment in place of its inputs; what was deleted in them meanwhile is deleted in it. */
  #replace(inputs: readonly Segment[], merged: MergedSegment): void {
    const segment = this.#newSegment(merged.file);
    inputs.forEach((input, index) => {
      const map = merged.maps[index] as Int32Array;
      map.forEach((to, document) => {
        if (to >= 0 && input.dead?.[document] === 1) segment.kill(to);
      });
    });
    this.#retire(inputs);
    this.#segments.push(segment);
    this.#dropEmpty();
  }

  /** Goes on without a segment that cannot be read. */
  #leaveOut(name: string): void {
    if (this.#merge?.inputs.some((input) => input.name === name) === true) this.#merge = null;
    this.#retire(this.#segments.filter((segment) => segment.name === name));
    this.#position = {};
    this.#isDamaged = true;
  }

  /** Forgets pages that can be read again where there are too many, those that were not needed of late first. */
  #trim(): void {
    if (this.#read === null || this.#asking > 0) return;
    const merging = this.#merge?.inputs ?? [];
    const tails = this.#segments
      .filter((segment) => this.#files.isReadable(segment.name) && !merging.includes(segment))
      .map(({ tail }) => tail);
    releasePages(tails, this.#budget ?? pageBudget(tails));
  }

  #manifest(): Uint8Array {
    return encodeManifest({
      position: this.#position,
      next: this.#next,
      segments: this.#segments.map((segment) => ({
        name: segment.name,
        bytes: segment.bytes,
        dead: segment.deadDocuments(),
      })),
    });
  }
}
