import { crc32 } from '../base/crc32.ts';
import { type AppError, appError } from '../base/error-code.ts';
import { failure, type Result, success } from '../base/result.ts';
import { Analyzer } from '../text/analyzer.ts';
import { unitsOf } from './byte-writer.ts';
import { decodeManifest, encodeManifest, type IndexPosition } from './index-manifest.ts';
import { IndexReader } from './index-reader.ts';
import { chooseMerge } from './merge-policy.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { Segment } from './segment.ts';
import { type MergedSegment, mergeSegments } from './segment-merge.ts';
import type {
  ExplainOptions,
  Explanation,
  FieldRun,
  HitRange,
  IndexDocument,
  QueryOptions,
  SearchAnswer,
  SearchRequest,
  Snippet,
} from './search-types.ts';

/** Words of documents that may wait to become one segment: about 2,500 articles, some 15 MB, a tenth of a second. */
const WAITING_WORDS = 1 << 20;

/** Bytes [start, end) of a segment file; the whole file when `end` is -1. */
export type SegmentReader = (name: string, start: number, end: number) => Promise<Uint8Array>;

/** What must be written to make the index durable, in the shape of HostApi.writeIndex. */
export interface IndexFlush {
  readonly segments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly manifest: Uint8Array;
  readonly remove: readonly string[];
}

interface IndexChange {
  readonly put: readonly IndexDocument[];
  /** Keys. */
  readonly remove: readonly string[];
  /** How far the journals are in the index with this change. */
  readonly position: IndexPosition;
}

/**
 * The archive's index: immutable segments, tombstones over them, and one running merge.
 * Everything is synchronous and in memory; `flush` says what to write. One owner (a worker, or the command line) uses it.
 */
export class SearchIndex {
  #segments: Segment[] = [];
  #position: IndexPosition = {};
  #next = 1;
  #dirty = false;
  /** Names of segment files that are on disk. */
  #written = new Set<string>();
  #obsolete = new Set<string>();
  #merge: { readonly inputs: readonly Segment[]; readonly steps: Generator<void, MergedSegment> } | null =
    null;
  readonly #analyzer = new Analyzer();
  /** What was taken in since the last question. */
  readonly #waiting = new SegmentBuilder(this.#analyzer);
  /** What answers questions, until the archive changes. */
  #reader: IndexReader | null = null;

  /** An empty index. */
  static create(): SearchIndex {
    return new SearchIndex();
  }

  /** Opens what `flush` gave. Any missing or changed byte gives "index-damaged": the caller then builds it again. */
  static async open(manifest: Uint8Array, read: SegmentReader): Promise<Result<SearchIndex, AppError>> {
    const decoded = decodeManifest(manifest);
    if (decoded === null) return failure(appError('index-damaged', { file: 'manifest' }));
    const index = new SearchIndex();
    index.#position = decoded.position;
    index.#next = decoded.next;
    for (const { name, bytes, dead } of decoded.segments) {
      const file = await readFile(read, name);
      const segment = file?.length === bytes ? Segment.open(name, file) : null;
      if (segment === null) return failure(appError('index-damaged', { file: name }));
      for (const document of dead) segment.kill(document);
      index.#segments.push(segment);
      index.#written.add(name);
    }
    return success(index);
  }

  /** How far the journals are in the index. */
  get position(): IndexPosition {
    return this.#position;
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
      bytes: this.#segments.reduce((sum, segment) => sum + segment.file.length, 0),
      segments: this.#segments.length,
    };
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
    this.#position = change.position;
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
    const segments = this.#segments
      .filter(({ name }) => !this.#written.has(name))
      .map(({ name, file }) => ({ name, bytes: file }));
    const remove = [...this.#obsolete];
    for (const { name } of segments) this.#written.add(name);
    for (const name of remove) this.#written.delete(name);
    this.#obsolete.clear();
    this.#dirty = false;
    return { segments, manifest: this.#manifest(), remove };
  }

  /** Takes a flush back that could not be written; the next one brings it again. */
  flushFailed(flush: IndexFlush): void {
    for (const { name } of flush.segments) this.#written.delete(name);
    for (const name of flush.remove) {
      this.#written.add(name);
      this.#obsolete.add(name);
    }
    this.#dirty = true;
  }

  /** Does about ten milliseconds of merging; true while more is due. */
  mergeStep(): boolean {
    if (this.#merge === null) {
      const inputs = chooseMerge(this.#segments);
      if (inputs === null) return false;
      this.#merge = { inputs, steps: mergeSegments(inputs) };
    }
    const { inputs, steps } = this.#merge;
    const step = steps.next();
    if (step.done !== true) return true;
    this.#merge = null;
    this.#replace(inputs, step.value);
    return chooseMerge(this.#segments) !== null;
  }

  /** Never throws on any query text. */
  search(request: SearchRequest): SearchAnswer {
    return this.#view().search(request);
  }

  /** One to `max` short passages of a record around the query's hits; its beginning where the query is empty. */
  snippets(query: string, runs: readonly FieldRun[], max: number, options: QueryOptions = {}): Snippet[] {
    return this.#view().snippets(query, runs, max, options);
  }

  /** Where a query hits an article's canonical text, sorted; runs that are not part of it are passed over. */
  hitRanges(query: string, runs: readonly FieldRun[], options: QueryOptions = {}): HitRange[] {
    return this.#view().hitRanges(query, runs, options);
  }

  /** Why the record of that key is a hit of the query; null where it is none, or nothing is asked for. */
  explain(key: string, query: string, options: ExplainOptions = {}): Explanation | null {
    return this.#view().explain(key, query, options);
  }

  /** The archive as it is now, for questions. */
  #view(): IndexReader {
    this.settle();
    this.#reader ??= new IndexReader(this.#segments, this.#analyzer);
    return this.#reader;
  }

  #kill(key: string): void {
    const wanted = unitsOf(key);
    for (const segment of this.#segments) {
      const document = segment.findKey(wanted);
      if (document >= 0) segment.kill(document);
    }
  }

  #newSegment(file: Uint8Array<ArrayBuffer>): Segment {
    const sum = crc32(file.subarray(0, Math.min(file.length, 4096)))
      .toString(16)
      .padStart(8, '0');
    const name = `segment-${String(this.#next).padStart(6, '0')}-${sum}.flseg`;
    this.#next += 1;
    const segment = Segment.open(name, file, true);
    if (segment === null) throw new Error(`a segment of ${file.length} bytes could not be read back`);
    return segment;
  }

  #dropEmpty(): void {
    const merging = this.#merge?.inputs ?? [];
    const empty = this.#segments.filter((segment) => segment.liveCount === 0 && !merging.includes(segment));
    if (empty.length > 0) this.#retire(empty);
  }

  #retire(segments: readonly Segment[]): void {
    this.#segments = this.#segments.filter((segment) => !segments.includes(segment));
    for (const { name } of segments) if (this.#written.has(name)) this.#obsolete.add(name);
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

  #manifest(): Uint8Array {
    return encodeManifest({
      position: this.#position,
      next: this.#next,
      segments: this.#segments.map((segment) => ({
        name: segment.name,
        bytes: segment.file.length,
        dead: deadOf(segment),
      })),
    });
  }
}

function deadOf(segment: Segment): number[] {
  const list: number[] = [];
  segment.dead?.forEach((dead, document) => {
    if (dead === 1) list.push(document);
  });
  return list;
}

/** Bytes in a buffer that starts at a multiple of 8, so that typed arrays can lie over them. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteOffset % 8 === 0
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);
}

/** Null where the file cannot be read: to the index that is damage like any other. */
async function readFile(read: SegmentReader, name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return ownBytes(await read(name, 0, -1));
  } catch {
    return null;
  }
}
