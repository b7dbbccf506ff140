import { useCallback, useEffect, useRef } from 'react';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { acquireHighlight, releaseHighlight } from './shared-highlights.ts';
import { domRange, renderedBlocks, START_ATTRIBUTE } from './text-position.ts';
import { HYPHENS_EVENT } from './use-hyphens.ts';
import type { HyphensEvent } from './use-hyphens.ts';

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
  readonly ranges: Map<string, PaintedRange>;
}

interface PaintedRange extends HitRange {
  readonly dom: StaticRange;
}

function keyOf({ start, end }: HitRange): string {
  return `${String(start)} ${String(end)}`;
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
    if (range.end > from && range.start < to) wanted.set(keyOf(range), range);
  }
  for (const [key, range] of ranges) {
    if (wanted.has(key)) continue;
    highlight.delete(range.dom);
    ranges.delete(key);
  }
  for (const [key, range] of wanted) {
    const dom = ranges.has(key) ? null : place(range);
    if (dom === null) continue;
    highlight.add(dom);
    ranges.set(key, { ...range, dom });
  }
}

/** Places anew what lies between the first and the last of the blocks. */
function replace({ highlight, ranges }: Painted, changed: readonly Element[], all: readonly Element[]): void {
  if (changed.length === 0) return;
  const starts = changed.map((block) => Number(block.getAttribute(START_ATTRIBUTE)));
  const [from, last] = [Math.min(...starts), Math.max(...starts)];
  const after = all.find((block) => Number(block.getAttribute(START_ATTRIBUTE)) > last);
  const to = after === undefined ? Infinity : Number(after.getAttribute(START_ATTRIBUTE));
  for (const [key, range] of ranges) {
    if (range.end < from || range.start > to) continue;
    highlight.delete(range.dom);
    const dom = domRange(all, range);
    if (dom === null) {
      ranges.delete(key);
      continue;
    }
    highlight.add(dom);
    ranges.set(key, { ...range, dom });
  }
}

function release(name: string, { ranges }: Painted): void {
  releaseHighlight(
    name,
    [...ranges.values()].map(({ dom }) => dom),
  );
}

/** Paints a range in one of the layers before the layers have it; the answer takes it out again, should they never. */
export type PaintAhead = (name: string, range: HitRange) => () => void;

/**
 * Paints ranges with the CSS Custom Highlight API, so that the article's DOM stays as it is. `near` are the offsets
 * around the viewport; `drawn` changes whenever the DOM of the article did. The answer keeps its identity.
 */
export function usePaintedRanges(
  root: HTMLElement | null,
  layers: readonly PaintLayer[],
  near: HitRange,
  drawn: unknown,
): PaintAhead {
  const total = layers.reduce((sum, layer) => sum + layer.ranges.length, 0);
  const all = total <= PAINT_ALL_BELOW;
  const from = all ? 0 : near.start;
  const to = all ? Number.POSITIVE_INFINITY : near.end;
  const painted = useRef(new Map<string, Painted>());
  // What is painted holds for one drawing of the article only.
  useEffect(() => {
    const ofThisDrawing = painted.current;
    return () => {
      for (const [name, layer] of ofThisDrawing) release(name, layer);
      ofThisDrawing.clear();
    };
  }, [root, drawn]);
  useEffect(() => {
    if (root === null) return;
    let blocks: readonly Element[] | null = null;
    const place = (range: HitRange): StaticRange | null => domRange((blocks ??= renderedBlocks(root)), range);
    const known = painted.current;
    for (const [name, layer] of known) {
      if (layers.some((each) => each.name === name)) continue;
      release(name, layer);
      known.delete(name);
    }
    for (const layer of layers) {
      const before = known.get(layer.name);
      const now = before ?? {
        highlight: acquireHighlight(layer.name),
        ranges: new Map<string, PaintedRange>(),
      };
      repaint(now, layer, { start: from, end: to }, place);
      known.set(layer.name, now);
    }
  }, [root, layers, from, to, drawn]);
  // At once, so that no frame shows them on other letters.
  useEffect(() => {
    if (root === null) return undefined;
    const changed = (event: Event): void => {
      const all = renderedBlocks(root);
      for (const layer of painted.current.values()) replace(layer, (event as HyphensEvent).detail, all);
    };
    root.addEventListener(HYPHENS_EVENT, changed);
    return () => root.removeEventListener(HYPHENS_EVENT, changed);
  }, [root]);
  return useCallback(
    (name, { start, end }) => {
      const layer = painted.current.get(name);
      const key = keyOf({ start, end });
      if (root === null || layer === undefined || layer.ranges.has(key)) return () => undefined;
      const dom = domRange(renderedBlocks(root), { start, end });
      if (dom === null) return () => undefined;
      layer.highlight.add(dom);
      layer.ranges.set(key, { start, end, dom });
      return () => {
        if (layer.ranges.get(key)?.dom !== dom) return;
        layer.highlight.delete(dom);
        layer.ranges.delete(key);
      };
    },
    [root],
  );
}
