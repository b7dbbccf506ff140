import { useEffect, useState } from 'react';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { renderedBlocks, START_ATTRIBUTE } from './text-position.ts';

/** Offsets around the viewport of the article. */
export interface VisibleOffsets {
  /** Start of the topmost block that shows, for reopening there. */
  readonly top: number;
  /** From two window heights above to two below, for what is painted only near the viewport. */
  readonly near: HitRange;
}

const NOTHING: VisibleOffsets = { top: 0, near: { start: 0, end: 0 } };

function measure(scroller: HTMLElement, root: HTMLElement): VisibleOffsets {
  const blocks = renderedBlocks(root);
  const view = scroller.getBoundingClientRect();
  const firstBelow = (y: number): number => {
    let [low, high] = [0, blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const start = (index: number): number => {
    const block = blocks[index];
    return block === undefined ? Number.MAX_SAFE_INTEGER : Number(block.getAttribute(START_ATTRIBUTE));
  };
  const last = Math.max(0, blocks.length - 1);
  return {
    top: start(Math.min(last, firstBelow(view.top + 8))),
    near: {
      start: start(Math.min(last, firstBelow(view.top - 2 * view.height))),
      end: start(firstBelow(view.bottom + 2 * view.height) + 1),
    },
  };
}

/** Which offsets show, measured at most once a frame while scrolling; `drawn` changes when the article's DOM did. */
export function useVisibleOffsets(
  scroller: HTMLElement | null,
  root: HTMLElement | null,
  drawn: number,
): VisibleOffsets {
  const [offsets, setOffsets] = useState(NOTHING);
  useEffect(() => {
    if (scroller === null || root === null) return undefined;
    let frame = 0;
    const update = (): void => {
      frame = 0;
      const next = measure(scroller, root);
      setOffsets((old) =>
        old.top === next.top && old.near.start === next.near.start && old.near.end === next.near.end
          ? old
          : next,
      );
    };
    const later = (): void => {
      if (frame === 0) frame = requestAnimationFrame(update);
    };
    update();
    scroller.addEventListener('scroll', later, { passive: true });
    const observer = new ResizeObserver(later);
    observer.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', later);
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [scroller, root, drawn]);
  return offsets;
}
