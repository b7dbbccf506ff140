import { useEffect, useMemo, useState } from 'react';
import { once } from '../../../src-core/base/once.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { domRange, rangeRect, renderedBlocks } from './text-position.ts';

/** Where lines of the drawn text are. */
interface LinePlaces {
  /** Of a range in the window, of an empty one the character after it; pixels. Null where it is folded away. */
  readonly rectOf: (range: HitRange) => DOMRect | null;
  /** Pixels from the top of the page to the line of an offset; null where it is folded away. */
  readonly topOf: (offset: number) => number | null;
}

/** A range's rectangle in the window, see LinePlaces. */
export function rectOfRange(blocks: readonly Element[], { start, end }: HitRange): DOMRect | null {
  const dom = domRange(blocks, { start, end: Math.max(end, start + 1) });
  return dom === null ? null : rangeRect(dom);
}

/** Measures each line once; `moved` is another value when what was measured no longer holds. */
function linePlaces(root: HTMLElement | null, page: HTMLElement | null, moved: unknown): LinePlaces {
  void moved;
  const blocks = once(() => (root === null ? [] : renderedBlocks(root)));
  const rectOf = (range: HitRange): DOMRect | null => rectOfRange(blocks(), range);
  // A margin of notes asks for the same places with every change.
  const tops = new Map<number, number | null>();
  return {
    rectOf,
    topOf: (offset) => {
      const known = tops.get(offset);
      if (known !== undefined) return known;
      const rect = rectOf({ start: offset, end: offset + 1 });
      const top = rect === null || page === null ? null : rect.top - page.getBoundingClientRect().top;
      tops.set(offset, top);
      return top;
    },
  };
}

/** Where lines are, another object whenever they may have moved; `drawn` is another value for each drawing of the article. */
export function useLinePlaces(
  root: HTMLElement | null,
  page: HTMLElement | null,
  drawn: unknown,
): LinePlaces {
  const [layout, setLayout] = useState(0);
  useEffect(() => {
    if (page === null) return undefined;
    const observer = new ResizeObserver(() => setLayout((count) => count + 1));
    observer.observe(page);
    return () => observer.disconnect();
  }, [page]);
  const moved = useMemo(() => ({ layout, drawn }), [layout, drawn]);
  return useMemo(() => linePlaces(root, page, moved), [root, page, moved]);
}
