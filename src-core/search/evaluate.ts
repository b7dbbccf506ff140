import { Cursor, END, type ScoredList } from './cursor.ts';
import { DecodedBlock, decodeBlock } from './block-decoder.ts';
import { BLOCK_DOCUMENTS } from './postings-encoder.ts';
import { ALL_FIELDS } from './search-fields.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';
import { contribution } from './scoring.ts';
import { blockBound, readSkips } from './skip-table.ts';

/** A query as it runs on one segment, leaves looked up. */
export type SegmentNode =
  | { readonly type: 'term'; readonly info: TermInfo; readonly inverse: number }
  | { readonly type: 'list'; readonly list: ScoredList }
  | { readonly type: 'none' }
  | { readonly type: 'or'; readonly children: readonly SegmentNode[] }
  | {
      readonly type: 'and';
      /** Empty = every document. */
      readonly required: readonly SegmentNode[];
      readonly excluded: readonly SegmentNode[];
    };

/** Takes matches in ascending document order, each once. */
interface HitSink {
  offer(document: number, score: number): void;
}

/** A sink that can do without documents that score too low, as long as it learns how many match. */
export interface RankingSink extends HitSink {
  /** Score units below which nothing can be among the hits any more. */
  threshold(): number;
  /** Takes the number of all matches; those offered in `offerCounted` are among them. */
  addTotal(matches: number): void;
  /** Offers a match that addTotal has counted; in any document order. */
  offerCounted(document: number, score: number): void;
}

const WINDOW = 4096;
const sums = new Float64Array(WINDOW);
const marks = new Uint8Array(WINDOW);
const marks32 = new Int32Array(marks.buffer);

/** Offers every match of the node to the sink. */
export function runNode(node: SegmentNode, segment: Segment, norms: Float64Array, sink: HitSink): void {
  switch (node.type) {
    case 'none':
      return;
    case 'term':
    case 'list': {
      const cursor = cursorOf(node, segment, norms);
      for (cursor.next(); cursor.document !== END; cursor.next()) sink.offer(cursor.document, cursor.score());
      return;
    }
    case 'or':
      runOr(
        node.children.map((child) => cursorOf(child, segment, norms)),
        sink,
      );
      return;
    case 'and':
      runAnd(
        node.required.map((child) => cursorOf(child, segment, norms)),
        node.excluded.map((child) => cursorOf(child, segment, norms)),
        segment,
        sink,
      );
  }
}

/**
 * A single term, best blocks first: stops at the first block whose bound is below what the sink still needs.
 * Only for segments all of whose documents may be hits.
 */
export function runTermByBlocks(
  node: SegmentNode & { readonly type: 'term' },
  segment: Segment,
  norms: Float64Array,
  live: number,
  sink: RankingSink,
): void {
  sink.addTotal(live);
  const { info, inverse } = node;
  const postings = segment.postingsOf(info);
  if (info.documents <= BLOCK_DOCUMENTS) {
    offerBlock(segment, postings, info.postingsAt, info.documents, -1, inverse, norms, sink);
    return;
  }
  const skips = readSkips(segment, info);
  const bounds = Float64Array.from(skips.pairs, (pairs) => blockBound(segment, pairs, inverse, norms));
  const order = Array.from(bounds.keys()).sort((a, b) => (bounds[b] as number) - (bounds[a] as number));
  for (const number of order) {
    if ((bounds[number] as number) < sink.threshold()) return;
    const left = Math.min(BLOCK_DOCUMENTS, info.documents - number * BLOCK_DOCUMENTS);
    const base = number === 0 ? -1 : (skips.last[number - 1] as number);
    offerBlock(segment, postings, skips.postings[number] as number, left, base, inverse, norms, sink);
  }
}

/** Whether any document, be it deleted, matches all of the nodes. */
export function matchesAny(nodes: readonly SegmentNode[], segment: Segment, norms: Float64Array): boolean {
  const cursors = nodes.map((node) => cursorOf(node, segment, norms)).sort((a, b) => a.size - b.size);
  let document = 0;
  let agreed = 0;
  for (let at = 0; agreed < cursors.length; at = (at + 1) % cursors.length) {
    const cursor = cursors[at] as Cursor;
    cursor.advance(document);
    if (cursor.document === END) return false;
    agreed = cursor.document === document ? agreed + 1 : 1;
    document = cursor.document;
  }
  return true;
}

const block = new DecodedBlock();

function offerBlock(
  segment: Segment,
  postings: Uint8Array,
  start: number,
  left: number,
  base: number,
  inverse: number,
  norms: Float64Array,
  sink: RankingSink,
): void {
  decodeBlock(postings, start, left, base, ALL_FIELDS, block);
  for (let index = 0; index < block.count; index += 1) {
    const document = block.documents[index] as number;
    const norm = norms[segment.lengths[document] as number] as number;
    sink.offerCounted(document, contribution(inverse, block.weights[index] as number, norm));
  }
}

function cursorOf(node: SegmentNode, segment: Segment, norms: Float64Array): Cursor {
  if (node.type === 'term') return Cursor.ofTerm(segment, node.info, node.inverse, norms);
  if (node.type === 'list') return Cursor.ofList(segment, node.list, norms);
  const builder = new ListSink();
  runNode(node, segment, norms, builder);
  return Cursor.ofList(segment, builder.list(), norms);
}

function runOr(cursors: readonly Cursor[], sink: HitSink): void {
  for (const cursor of cursors) cursor.next();
  for (;;) {
    let first = END;
    for (const cursor of cursors) if (cursor.document < first) first = cursor.document;
    if (first === END) return;
    const base = first - (first % WINDOW);
    for (const cursor of cursors) cursor.addWindow(base, base + WINDOW, sums, marks);
    for (let word = (first - base) >> 2; word < WINDOW >> 2; word += 1) {
      if (marks32[word] === 0) continue;
      for (let index = word * 4; index < word * 4 + 4; index += 1) {
        if (marks[index] === 0) continue;
        sink.offer(base + index, sums[index] as number);
        sums[index] = 0;
      }
      marks32[word] = 0;
    }
  }
}

function runAnd(required: Cursor[], excluded: readonly Cursor[], segment: Segment, sink: HitSink): void {
  if (required.length === 0) required.push(Cursor.ofList(segment, everything(segment), new Float64Array(0)));
  required.sort((a, b) => a.size - b.size);
  const lead = required[0] as Cursor;
  const others = required.slice(1);
  lead.next();
  outer: while (lead.document !== END) {
    const document = lead.document;
    for (const cursor of others) {
      cursor.advance(document);
      if (cursor.document !== document) {
        if (cursor.document === END) return;
        lead.advance(cursor.document);
        continue outer;
      }
    }
    for (const cursor of excluded) {
      cursor.advance(document);
      if (cursor.document === document) {
        lead.next();
        continue outer;
      }
    }
    let score = lead.score();
    for (const cursor of others) score += cursor.score();
    sink.offer(document, score);
    lead.next();
  }
}

function everything(segment: Segment): ScoredList {
  return {
    documents: Int32Array.from({ length: segment.count }, (_, index) => index),
    scores: new Float64Array(segment.count),
    count: segment.count,
  };
}

class ListSink implements HitSink {
  #documents = new Int32Array(256);
  #scores = new Float64Array(256);
  #count = 0;

  offer(document: number, score: number): void {
    if (this.#count === this.#documents.length) {
      const documents = new Int32Array(this.#count * 2);
      documents.set(this.#documents);
      this.#documents = documents;
      const scores = new Float64Array(this.#count * 2);
      scores.set(this.#scores);
      this.#scores = scores;
    }
    this.#documents[this.#count] = document;
    this.#scores[this.#count] = score;
    this.#count += 1;
  }

  list(): ScoredList {
    return { documents: this.#documents, scores: this.#scores, count: this.#count };
  }
}
