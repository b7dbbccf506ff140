import type { Mark } from '../../../src-core/model/document.ts';

/** A stretch of a block: plain text, or a mark around further stretches. */
export type InlineNode =
  | { readonly type: 'text'; readonly start: number; readonly end: number }
  | {
      readonly type: 'mark';
      readonly mark: Mark;
      readonly start: number;
      readonly children: readonly InlineNode[];
    };

/**
 * Nests the marks of [start, end): outer ones first; marks that cross are cut where they cross, so that the result is
 * a tree whose text is exactly that of the range.
 */
export function inlineTree(marks: readonly Mark[], start: number, end: number): readonly InlineNode[] {
  const inside = marks
    .map((mark) => ({ mark, start: Math.max(mark.start, start), end: Math.min(mark.end, end) }))
    .filter((piece) => piece.start < piece.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const nodes: InlineNode[] = [];
  let at = start;
  let index = 0;
  while (index < inside.length) {
    const outer = inside[index];
    if (outer === undefined) break;
    if (outer.start > at) nodes.push({ type: 'text', start: at, end: outer.start });
    const within: Mark[] = [];
    index += 1;
    while (index < inside.length) {
      const piece = inside[index];
      if (piece === undefined || piece.start >= outer.end) break;
      within.push({ ...piece.mark, start: piece.start, end: Math.min(piece.end, outer.end) });
      if (piece.end > outer.end) {
        // Crosses the outer mark: the rest of it goes on behind, in its place of the order.
        const rest = { ...piece, start: outer.end };
        const place = inside.findIndex((other, at2) => at2 > index && other.start >= rest.start);
        inside.splice(place < 0 ? inside.length : place, 0, rest);
      }
      index += 1;
    }
    nodes.push({
      type: 'mark',
      mark: outer.mark,
      start: outer.start,
      children: inlineTree(within, outer.start, outer.end),
    });
    at = outer.end;
  }
  if (at < end) nodes.push({ type: 'text', start: at, end });
  return nodes;
}
