import { firstIndex } from '../base/first-index.ts';
import { compareTies } from './top-hits.ts';
import { Segment } from './segment.ts';
import type { SearchSort } from './search-types.ts';

type Compare = (a: Segment, aDocument: number, b: Segment, bDocument: number) => number;

const COMPARE: Readonly<Record<Exclude<SearchSort, 'relevance'>, Compare>> = {
  published: compareTies,
  added: (a, aDocument, b, bDocument) =>
    (b.added[bDocument] as number) - (a.added[aDocument] as number) ||
    compareTies(a, aDocument, b, bDocument),
  title: (a, aDocument, b, bDocument) =>
    Segment.compareTitles(a, aDocument, b, bDocument) || compareTies(a, aDocument, b, bDocument),
  length: (a, aDocument, b, bDocument) =>
    (b.words[bDocument] as number) - (a.words[aDocument] as number) ||
    compareTies(a, aDocument, b, bDocument),
};
/** A shorter list is put into a longer one by binary search when it is this much shorter. */
const MUCH_SHORTER = 16;

/** Documents of several segments in one order: index of the segment, and document in it, in two lists of the same length. */
export interface LibraryOrder {
  readonly segments: Uint16Array;
  readonly documents: Int32Array;
}

/** The documents of all segments in one order, deleted ones included: newest first, longest first, or by title. */
export function libraryOrder(
  segments: readonly Segment[],
  sort: Exclude<SearchSort, 'relevance'>,
): LibraryOrder {
  const compare = COMPARE[sort];
  const lists = segments
    .map((segment, index): LibraryOrder => ({
      segments: new Uint16Array(segment.count).fill(index),
      documents: orderIn(segment, sort),
    }))
    .sort((a, b) => a.documents.length - b.documents.length);
  while (lists.length > 1) {
    const [a, b] = lists.splice(0, 2) as [LibraryOrder, LibraryOrder];
    const merged = mergeOrders(a, b, segments, compare);
    let at = lists.findIndex((list) => list.documents.length >= merged.documents.length);
    if (at < 0) at = lists.length;
    lists.splice(at, 0, merged);
  }
  return lists[0] ?? { segments: new Uint16Array(0), documents: new Int32Array(0) };
}

function orderIn(segment: Segment, sort: Exclude<SearchSort, 'relevance'>): Int32Array {
  switch (sort) {
    case 'published':
      return segment.byTie;
    case 'added':
      return segment.byAdded;
    case 'title':
      return segment.byTitle;
    case 'length':
      // seldom asked for: not worth its place in the file
      return segment.byTie
        .slice()
        .sort((a, b) => (segment.words[b] as number) - (segment.words[a] as number));
  }
}

function mergeOrders(
  short: LibraryOrder,
  long: LibraryOrder,
  segments: readonly Segment[],
  compare: Compare,
): LibraryOrder {
  const total = short.documents.length + long.documents.length;
  const merged = { segments: new Uint16Array(total), documents: new Int32Array(total) };
  const gallop = short.documents.length * MUCH_SHORTER < long.documents.length;
  let from = 0;
  let at = 0;
  for (let index = 0; index < short.documents.length; index += 1) {
    const segment = segments[short.segments[index] as number] as Segment;
    const document = short.documents[index] as number;
    const before = (other: number): boolean =>
      compare(
        segments[long.segments[other] as number] as Segment,
        long.documents[other] as number,
        segment,
        document,
      ) < 0;
    let to = from;
    if (gallop) to = firstIndex(long.documents.length, (other) => !before(other), from);
    else while (to < long.documents.length && before(to)) to += 1;
    copy(long, from, to, merged, at);
    at += to - from;
    from = to;
    merged.segments[at] = short.segments[index] as number;
    merged.documents[at] = document;
    at += 1;
  }
  copy(long, from, long.documents.length, merged, at);
  return merged;
}

function copy(from: LibraryOrder, start: number, end: number, to: LibraryOrder, at: number): void {
  to.segments.set(from.segments.subarray(start, end), at);
  to.documents.set(from.documents.subarray(start, end), at);
}
