import { type AppError, appError } from '../base/error-code.ts';
import { failure, type Result, success } from '../base/result.ts';
import { Analyzer } from '../text/analyzer.ts';
import { unitsOf } from './byte-writer.ts';
import { runNode, runTermByBlocks } from './evaluate.ts';
import { findRunHits, joinRanges } from './highlight.ts';
import { decodeManifest, encodeManifest, type IndexPosition } from './index-manifest.ts';
import { libraryOrder } from './library-order.ts';
import { chooseMerge } from './merge-policy.ts';
import { parseQuery, printQuery } from './query-grammar.ts';
import { planAnyWord, type PlanNode, planQuery } from './query-plan.ts';
import { rankingSinkOf } from './ranking-sink.ts';
import { resolvePlan } from './resolve-plan.ts';
import { lengthNorms, SCORE_UNIT } from './scoring.ts';
import { buildSegment } from './segment-builder.ts';
import { KINDS, Segment } from './segment.ts';
import { type MergedSegment, mergeSegments } from './segment-merge.ts';
import { crc32 } from '../base/crc32.ts';
import type {
  FieldRun,
  HitRange,
  IndexDocument,
  SearchAnswer,
  SearchHit,
  SearchRequest,
  SearchSort,
  Snippet,
} from './search-types.ts';
import { cutSnippets, openingSnippet } from './snippets.ts';
import { TopHits } from './top-hits.ts';

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
  #merge: { readonly inputs: readonly Segment[]; readonly steps: Generator<void, MergedSegment> } | null = null;
  readonly #analyzer = new Analyzer();
  readonly #orders = new Map<SearchSort, ReturnType<typeof libraryOrder>>();

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
    return this.#segments.reduce((sum, segment) => sum + segment.liveCount, 0);
  }

  /** Bytes of all segments, and how many there are. */
  get size(): { readonly bytes: number; readonly segments: number } {
    return {
      bytes: this.#segments.reduce((sum, segment) => sum + segment.file.length, 0),
      segments: this.#segments.length,
    };
  }

  /** Takes records in, in place of those of the same key, and out; searchable at once. The last of equal keys wins. */
  apply(change: IndexChange): void {
    this.#analyzer.trim();
    const put = new Map(change.put.map((document) => [document.key, document]));
    // built before anything is removed: a text that cannot be taken in changes nothing
    const added = put.size === 0 ? null : this.#newSegment(buildSegment([...put.values()], this.#analyzer));
    for (const key of [...change.remove, ...put.keys()]) this.#kill(key);
    // a key both removed and put stays
    if (added !== null) this.#segments.push(added);
    this.#dropEmpty();
    this.#position = change.position;
    this.#dirty = true;
    this.#orders.clear();
  }

  /** What must be written since the last call; null = nothing. */
  flush(): IndexFlush | null {
    if (!this.#dirty) return null;
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
    const parsed = request.anyWord ? null : parseQuery(request.query);
    const ran = parsed === null ? request.query.replace(/\s+/gu, ' ').trim() : printQuery(parsed.node);
    const asText = parsed === null ? [] : parsed.asText;
    const plan = this.#plan(request.query, request.anyWord);
    const kinds = request.kinds.reduce((mask, kind) => mask | (1 << KINDS.indexOf(kind)), 0);
    const end = Math.max(0, request.offset) + Math.max(0, request.limit);
    if (plan !== null && request.sort === 'relevance') {
      const top = new TopHits(end);
      this.#run(plan, kinds, top, true);
      const hits = top
        .sorted()
        .slice(Math.max(0, request.offset))
        .map(({ segment, document, score }) => hitOf(segment, document, score / SCORE_UNIT));
      return { ran, asText, total: top.total, hits };
    }
    return { ran, asText, ...this.#list(plan, kinds, request, end) };
  }

  /** One to `max` short passages of a record around the query's hits; its beginning where the query is empty. */
  snippets(query: string, runs: readonly FieldRun[], max: number): Snippet[] {
    const plan = this.#plan(query, false);
    if (plan === null) return openingSnippet(runs);
    const snippets = cutSnippets(runs, findRunHits(plan, runs, this.#analyzer), max);
    return snippets.length > 0 ? snippets : openingSnippet(runs);
  }

  /** Where a query hits an article's canonical text, sorted; runs that are not part of it are passed over. */
  hitRanges(query: string, runs: readonly FieldRun[]): HitRange[] {
    const plan = this.#plan(query, false);
    if (plan === null) return [];
    const inText = runs.filter((run) => run.start >= 0);
    const ranges = findRunHits(plan, inText, this.#analyzer).flatMap((hits, index) => {
      const { start } = inText[index] as FieldRun;
      return hits.map((hit) => ({ start: hit.start + start, end: hit.end + start }));
    });
    return joinRanges(ranges.sort((a, b) => a.start - b.start || a.end - b.end));
  }

  #plan(query: string, anyWord: boolean): PlanNode | null {
    let stemmers = 0;
    for (const segment of this.#segments) {
      segment.liveStemmers.forEach((count, stemmer) => {
        if (count > 0) stemmers |= 1 << stemmer;
      });
    }
    this.#analyzer.trim();
    if (anyWord) return planAnyWord(query, stemmers, this.#analyzer);
    const { node } = parseQuery(query);
    return node === null ? null : planQuery(node, stemmers, this.#analyzer);
  }

  /** Sends every match of the wanted kinds to `top`; `prune` allows to pass over blocks that cannot matter. */
  #run(plan: PlanNode, kinds: number, top: TopHits, prune: boolean): void {
    const norms = lengthNorms(this.#averageLength());
    const segments = this.#segments;
    const nodes = resolvePlan(plan, segments, { documents: this.documentCount, norms });
    // large segments first: they raise the threshold most
    const order = segments.map((_, index) => index).sort((a, b) => (segments[b] as Segment).count - (segments[a] as Segment).count);
    for (const index of order) {
      const segment = segments[index] as Segment;
      const node = nodes[index];
      if (node === undefined) continue;
      const sink = rankingSinkOf(segment, kinds, top);
      if (prune && node.type === 'term' && sink.takesAll) runTermByBlocks(node, segment, norms, node.info.documents, sink);
      else runNode(node, segment, norms, sink);
    }
  }

  /** Matches in one of the library's orders; all records where there is no plan. */
  #list(
    plan: PlanNode | null,
    kinds: number,
    request: SearchRequest,
    end: number,
  ): { readonly total: number; readonly hits: readonly SearchHit[] } {
    if (plan === null && request.anyWord) return { total: 0, hits: [] };
    const segments = this.#segments;
    const sort = request.sort === 'relevance' ? 'published' : request.sort;
    let matches: Uint8Array[] | null = null;
    let total = 0;
    if (plan !== null) {
      const marked = segments.map((segment) => new Uint8Array(segment.count));
      const norms = lengthNorms(this.#averageLength());
      resolvePlan(plan, segments, { documents: this.documentCount, norms }).forEach((node, index) => {
        const marks = marked[index] as Uint8Array;
        runNode(node, segments[index] as Segment, norms, {
          offer: (document) => {
            marks[document] = 1;
          },
        });
      });
      matches = marked;
      segments.forEach((segment, index) => {
        const marks = marked[index] as Uint8Array;
        for (let document = 0; document < segment.count; document += 1) {
          if (marks[document] === 1 && isWanted(segment, document, kinds)) total += 1;
        }
      });
    } else {
      for (const segment of segments) {
        segment.liveKinds.forEach((count, kind) => {
          if ((kinds & (1 << kind)) !== 0) total += count;
        });
      }
    }
    const order = this.#order(sort);
    const hits: SearchHit[] = [];
    let seen = 0;
    for (let index = 0; index < order.documents.length && seen < end; index += 1) {
      const number = order.segments[index] as number;
      const segment = segments[number] as Segment;
      const document = order.documents[index] as number;
      if (matches !== null && matches[number]?.[document] !== 1) continue;
      if (!isWanted(segment, document, kinds)) continue;
      if (seen >= request.offset) hits.push(hitOf(segment, document, 0));
      seen += 1;
    }
    return { total, hits };
  }

  #order(sort: Exclude<SearchSort, 'relevance'>): ReturnType<typeof libraryOrder> {
    let order = this.#orders.get(sort);
    if (order === undefined) {
      order = libraryOrder(this.#segments, sort);
      this.#orders.set(sort, order);
    }
    return order;
  }

  /** Of the articles, so that short notes do not make them long; of all records where there are no articles. */
  #averageLength(): number {
    let length = 0;
    let count = 0;
    for (const segment of this.#segments) {
      length += segment.liveLengths[0] as number;
      count += segment.liveKinds[0] as number;
    }
    if (count > 0) return length / count;
    for (const segment of this.#segments) {
      segment.liveLengths.forEach((sum) => (length += sum));
      count += segment.liveCount;
    }
    return count === 0 ? 1 : length / count;
  }

  #kill(key: string): void {
    const wanted = unitsOf(key);
    for (const segment of this.#segments) {
      const document = segment.findKey(wanted);
      if (document >= 0) segment.kill(document);
    }
  }

  #newSegment(file: Uint8Array<ArrayBuffer>): Segment {
    const sum = crc32(file.subarray(0, Math.min(file.length, 4096))).toString(16).padStart(8, '0');
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
    this.#orders.clear();
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

function isWanted(segment: Segment, document: number, kinds: number): boolean {
  return segment.dead?.[document] !== 1 && (kinds & (1 << (segment.kinds[document] as number))) !== 0;
}

function hitOf(segment: Segment, document: number, score: number): SearchHit {
  return {
    key: segment.key(document),
    kind: KINDS[segment.kinds[document] as number] ?? 'article',
    articleId: segment.articleId(document),
    score,
  };
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
