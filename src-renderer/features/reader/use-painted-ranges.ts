import { useEffect, useRef } from 'react';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { domRange, renderedBlocks } from './text-position.ts';

/** Ranges that share one look; `name` is the name of a ::highlight() rule in highlights.css. */
export interface PaintLayer {
  readonly name: string;
  /** UTF-16, half-open, into the canonical text. */
  readonly ranges: readonly HitRange[];
  /** Higher ones are painted over lower ones. */
  readonly priority: number;
}

/** Above this number of ranges in all, only those near the viewport are painted (measured: 2,000 cost up to 35 ms). */
const PAINT_ALL_BELOW = 500;

interface Painted {
  readonly highlight: Highlight;
  /** By offsets, as "start end". */
  readonly ranges: Map<string, StaticRange>;
}

/** Adds and takes away only what differs: a highlight that is built anew is painted anew, all of it. */
function repaint(
  painted: Painted,
  layer: PaintLayer,
  { start: from, end: to }: HitRange,
  place: (range: HitRange) => StaticRange | null,
): void {
  const { highlight, ranges } = painted;
  if (highlight.priority !== layer.priority) highlight.priority = layer.priority;
  const wanted = new Map<string, HitRange>();
  for (const range of layer.ranges) {
    if (range.end > from && range.start < to)
      wanted.set(`${String(range.start)} ${String(range.end)}`, range);
  }
  for (const [key, dom] of ranges) {
    if (wanted.has(key)) continue;
    highlight.delete(dom);
    ranges.delete(key);
  }
  for (const [key, range] of wanted) {
    const dom = ranges.has(key) ? null : place(range);
    if (dom === null) continue;
    highlight.add(dom);
    ranges.set(key, dom);
  }
}

/**
 * Paints ranges with the CSS Custom Highlight API, so that the article's DOM stays as it is. `near` are the offsets
 * around the viewport; `drawn` changes whenever the DOM of the article did.
 */
export function usePaintedRanges(
  root: HTMLElement | null,
  layers: readonly PaintLayer[],
  near: HitRange,
  drawn: number,
): void {
  const total = layers.reduce((sum, layer) => sum + layer.ranges.length, 0);
  const all = total <= PAINT_ALL_BELOW;
  const from = all ? 0 : near.start;
  const to = all ? Number.POSITIVE_INFINITY : near.end;
  const painted = useRef(new Map<string, Painted>());
  // What is painted holds for one drawing of the article only.
  useEffect(() => {
    const ofThisDrawing = painted.current;
    return () => {
      for (const name of ofThisDrawing.keys()) CSS.highlights.delete(name);
      ofThisDrawing.clear();
    };
  }, [root, drawn]);
  useEffect(() => {
    if (root === null) return;
    let blocks: readonly Element[] | null = null;
    const place = (range: HitRange): StaticRange | null => domRange((blocks ??= renderedBlocks(root)), range);
    const known = painted.current;
    for (const name of known.keys()) {
      if (layers.some((layer) => layer.name === name)) continue;
      CSS.highlights.delete(name);
      known.delete(name);
    }
    for (const layer of layers) {
      const before = known.get(layer.name);
      const now = before ?? { highlight: new Highlight(), ranges: new Map<string, StaticRange>() };
      repaint(now, layer, { start: from, end: to }, place);
      if (before !== undefined) continue;
      known.set(layer.name, now);
      CSS.highlights.set(layer.name, now.highlight);
    }
  }, [root, layers, from, to, drawn]);
}
