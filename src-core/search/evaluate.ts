import { Cursor, END, type ScoredList } from './cursor.ts';
import { rankTerm } from './rank-term.ts';
import type { RankingSink } from './ranking-sink.ts';
import { type AndPart, type FilterTest, listOfFilter, runAnd } from './run-and.ts';
import { rankOr, runOr } from './run-or.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';

/** A query as it runs on one segment, leaves looked up. */
export type SegmentNode =
  | { readonly type: 'term'; readonly info: TermInfo; readonly inverse: number }
  | { readonly type: 'list'; readonly list: ScoredList }
  | FilterTest
  | { readonly type: 'none' }
  | { readonly type: 'or'; readonly children: readonly SegmentNode[] }
  | {
      readonly type: 'and';
      /** Empty = every document. */
      readonly required: readonly SegmentNode[];
      readonly excluded: readonly SegmentNode[];
    };

/** Takes matches in ascending document order, each once, in one or more lists that are valid only during the call. */
export interface HitSink {
  take(list: ScoredList): void;
}

/** Offers every match of the node to the sink. */
export function runNode(node: SegmentNode, segment: Segment, norms: Float64Array, sink: HitSink): void {
  switch (node.type) {
    case 'none':
      return;
    case 'list':
      sink.take(node.list);
      return;
    case 'filter':
      sink.take(listOfFilter(node));
      return;
    case 'term':
      sink.take(runAnd([node], [], segment, norms));
      return;
    case 'or':
      runOr(cursorsOf(node.children, segment, norms), sink);
      return;
    case 'and':
      sink.take(listOfAnd(node, segment, norms));
  }
}

/** Offers the matches of the node that may be among the best, and says how many there are. */
export function rankNode(node: SegmentNode, segment: Segment, norms: Float64Array, sink: RankingSink): void {
  if (!sink.takesAll || (node.type !== 'term' && node.type !== 'or')) runNode(node, segment, norms, sink);
  else if (node.type === 'term') rankTerm(node, segment, norms, sink);
  else rankOr(cursorsOf(node.children, segment, norms), sink);
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

function cursorsOf(nodes: readonly SegmentNode[], segment: Segment, norms: Float64Array): readonly Cursor[] {
  return nodes.map((node) => cursorOf(node, segment, norms));
}

function cursorOf(node: SegmentNode, segment: Segment, norms: Float64Array): Cursor {
  if (node.type === 'term') return Cursor.ofTerm(segment, node.info, node.inverse, norms);
  return Cursor.ofList(segment, listOf(node, segment, norms), norms);
}

/** The documents of a node, kept. */
function listOf(node: SegmentNode, segment: Segment, norms: Float64Array): ScoredList {
  if (node.type === 'list') return node.list;
  const builder = new ListSink();
  runNode(node, segment, norms, builder);
  return builder.list();
}

function listOfAnd(
  { required, excluded }: Extract<SegmentNode, { type: 'and' }>,
  segment: Segment,
  norms: Float64Array,
): ScoredList {
  // branches within become lists first: all that is looked up goes through the same room
  const partOf = (node: SegmentNode): AndPart =>
    node.type === 'term' || node.type === 'filter'
      ? node
      : { type: 'list', list: listOf(node, segment, norms) };
  const parts = required.map(partOf);
  if (parts.length === 0) parts.push({ type: 'list', list: everything(segment) });
  return runAnd(parts, excluded.map(partOf), segment, norms);
}

function everything(segment: Segment): ScoredList {
  return {
    documents: Int32Array.from({ length: segment.count }, (_, index) => index),
    scores: new Float64Array(segment.count),
    count: segment.count,
  };
}

class ListSink implements HitSink {
  #documents = new Int32Array(0);
  #scores = new Float64Array(0);
  #count = 0;

  take({ documents, scores, count }: ScoredList): void {
    const all = this.#count + count;
    if (all > this.#documents.length) {
      const wide = new Int32Array(all * 2);
      wide.set(this.#documents.subarray(0, this.#count));
      this.#documents = wide;
      const wideScores = new Float64Array(all * 2);
      wideScores.set(this.#scores.subarray(0, this.#count));
      this.#scores = wideScores;
    }
    this.#documents.set(documents.subarray(0, count), this.#count);
    this.#scores.set(scores.subarray(0, count), this.#count);
    this.#count = all;
  }

  list(): ScoredList {
    return { documents: this.#documents, scores: this.#scores, count: this.#count };
  }
}
