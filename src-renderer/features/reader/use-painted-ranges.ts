import { useEffect } from 'react';
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
  useEffect(() => {
    if (root === null) return undefined;
    const blocks = renderedBlocks(root);
    for (const layer of layers) {
      const highlight = new Highlight();
      highlight.priority = layer.priority;
      for (const range of layer.ranges) {
        if (range.end <= from || range.start >= to) continue;
        const dom = domRange(blocks, range);
        if (dom !== null) highlight.add(dom);
      }
      CSS.highlights.set(layer.name, highlight);
    }
    return () => {
      for (const layer of layers) CSS.highlights.delete(layer.name);
    };
  }, [root, layers, from, to, drawn]);
}
