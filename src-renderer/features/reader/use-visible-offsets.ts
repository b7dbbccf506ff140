import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { firstIndex } from '../../../src-core/base/first-index.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { onScrollFrame } from './on-scroll-frame.ts';
import { renderedBlocks, START_ATTRIBUTE, textOffset } from './text-position.ts';
import { useSteady } from './use-steady.ts';

/** Offsets around the viewport of the article. */
interface VisibleOffsets {
  /** The topmost line that shows whole; measured when asked, since nothing is drawn from it. */
  readonly top: () => number;
  /** Offsets around the viewport, for what is painted only there. Moves in leaps, so that scrolling draws nothing anew. */
  readonly near: HitRange;
}

/** Window heights painted above and below the viewport, and how close the viewport may come to the edge of that. */
const AHEAD = 3;
const MARGIN = 1;

/** Milliseconds of scrolling in which the topmost line is told once: finding it costs a good part of a frame. */
const TELL_EACH = 120;

const NOWHERE: HitRange = { start: 0, end: 0 };

function startOf(block: Element | undefined): number {
  return block === undefined ? Number.MAX_SAFE_INTEGER : Number(block.getAttribute(START_ATTRIBUTE));
}

/** Index of the first block whose lower edge lies below y (pixels of the window). */
function firstBelow(blocks: readonly Element[], y: number): number {
  return firstIndex(blocks.length, (at) => (blocks[at] as Element).getBoundingClientRect().bottom > y);
}

/** Offset of the first line of a block that lies whole below y. */
function firstLine(block: Element | undefined, y: number): number {
  const start = startOf(block);
  const box = block?.getBoundingClientRect();
  if (block === undefined || box === undefined || box.top >= y) return start;
  const line = Number.parseFloat(getComputedStyle(block).lineHeight) || 24;
  const x = getComputedStyle(block).direction === 'rtl' ? box.right - 1 : box.left + 1;
  const place = document.caretPositionFromPoint(x, y + line);
  if (place === null || !block.contains(place.offsetNode)) return start;
  return textOffset(place.offsetNode, place.offset) ?? start;
}

/** Which offsets show; `onTop` is told of the topmost line while it moves. `drawn` changes when the article's DOM did. */
export function useVisibleOffsets(
  scroller: HTMLElement | null,
  root: HTMLElement | null,
  drawn: unknown,
  onTop: (offset: number) => void,
): VisibleOffsets {
  const measured = useRef<() => number>(() => 0);
  const told = useRef(0);
  const tellTop = useSteady<void>(() => {
    const top = measured.current();
    if (top === told.current) return;
    told.current = top;
    onTop(top);
  });
  const [near, setNear] = useState(NOWHERE);
  // Before the first frame: what is drawn for these offsets is in it.
  useLayoutEffect(() => {
    if (scroller === null || root === null) return undefined;
    const blocks = renderedBlocks(root);
    let painted = NOWHERE;
    const around = (view: DOMRect, windows: number): HitRange => {
      const last = Math.max(0, blocks.length - 1);
      return {
        start: startOf(blocks[Math.min(last, firstBelow(blocks, view.top - windows * view.height))]),
        end: startOf(blocks[firstBelow(blocks, view.bottom + windows * view.height) + 1]),
      };
    };
    let known: number | null = null;
    const top = (): number => {
      if (blocks.length === 0) return told.current;
      const view = scroller.getBoundingClientRect();
      known ??= firstLine(blocks[Math.min(blocks.length - 1, firstBelow(blocks, view.top + 8))], view.top);
      return known;
    };
    measured.current = top;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = (inFrame: boolean): void => {
      known = null;
      timer ??= setTimeout(() => {
        timer = undefined;
        tellTop();
      }, TELL_EACH);
      const view = scroller.getBoundingClientRect();
      const needed = around(view, MARGIN);
      if (needed.start >= painted.start && needed.end <= painted.end) return;
      painted = around(view, AHEAD);
      // Within this frame: a jump shows its highlights and its hyphens at once.
      if (inFrame) flushSync(() => setNear(painted));
      else setNear(painted);
    };
    update(false);
    // On paper all of it is in sight.
    const printed = (): void => {
      painted = { start: 0, end: Number.MAX_SAFE_INTEGER };
      flushSync(() => setNear(painted));
    };
    window.addEventListener('beforeprint', printed);
    const stopScrolling = onScrollFrame(scroller, () => update(true));
    return () => {
      window.removeEventListener('beforeprint', printed);
      stopScrolling();
      clearTimeout(timer);
    };
  }, [scroller, root, drawn, tellTop]);
  // What was not told yet is not lost with the article.
  useLayoutEffect(() => () => tellTop(), [tellTop]);
  const top = useCallback(() => measured.current(), []);
  return { top, near };
}
