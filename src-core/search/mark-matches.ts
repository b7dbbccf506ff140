import { runNode, type SegmentNode } from './evaluate.ts';
import { KINDS, type Segment } from './segment.ts';
import type { SearchableKind } from './search-types.ts';

/** Matches of a question, without deleted records and unwanted kinds. */
export interface Matches {
  /** One byte for each document of all segments, one segment behind the other: 1 = it matches. */
  readonly marks: Uint8Array;
  /** Where each segment's documents begin in `marks`. */
  readonly bases: Int32Array;
  readonly total: number;
}

/** Where each segment's documents begin when all are numbered through; the last number is how many there are. */
export function documentBases(segments: readonly Segment[]): Int32Array {
  const bases = new Int32Array(segments.length + 1);
  segments.forEach((segment, index) => {
    bases[index + 1] = (bases[index] as number) + segment.count;
  });
  return bases;
}

/** Bits of the kinds that may come back. */
export function kindBits(kinds: readonly SearchableKind[]): number {
  return kinds.reduce((bits, kind) => bits | (1 << KINDS.indexOf(kind)), 0);
}

/** Those of the matches that are among the documents, given by number. */
export function onlyMatches({ marks: all, bases }: Matches, documents: Iterable<number>): Matches {
  const marks = new Uint8Array(all.length);
  let total = 0;
  for (const document of documents) {
    if (all[document] !== 1 || marks[document] === 1) continue;
    marks[document] = 1;
    total += 1;
  }
  return { marks, bases, total };
}

/** Marks everything that the nodes (by segment) match, every record where they are null; `kinds` in bits. */
export function markMatches(
  segments: readonly Segment[],
  nodes: readonly SegmentNode[] | null,
  norms: Float64Array,
  kinds: number,
): Matches {
  const bases = documentBases(segments);
  const marks = new Uint8Array(bases[segments.length] as number);
  let total = 0;
  segments.forEach((segment, index) => {
    const { dead, kinds: kindOf } = segment;
    const base = bases[index] as number;
    const offer = (document: number): void => {
      if (dead !== null && dead[document] === 1) return;
      if ((kinds & (1 << (kindOf[document] as number))) === 0) return;
      marks[base + document] = 1;
      total += 1;
    };
    if (nodes === null) for (let document = 0; document < segment.count; document += 1) offer(document);
    else
      runNode(nodes[index] ?? { type: 'none' }, segment, norms, {
        take: ({ documents, count }) => {
          for (let at = 0; at < count; at += 1) offer(documents[at] as number);
        },
      });
  });
  return { marks, bases, total };
}
