import { useCallback, useEffect, useRef } from 'react';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { domRange, rangeRect, renderedBlocks, textOffset } from './text-position.ts';

/** A place of the text and where it stood. */
interface Anchor {
  readonly offset: number;
  /** Pixels below the upper edge of the scroller. */
  readonly top: number;
}

/** How far down the view the line lies that is kept, as a share of its height. */
const EYE_LINE = 0.2;
/** Pixels scrolled up to which the page's head is in view, and stays. */
const AT_TOP = 8;

function topOf(root: Element, view: DOMRect, offset: number): number | null {
  const range = domRange(renderedBlocks(root), { start: offset, end: offset + 1 });
  return range === null ? null : rangeRect(range).top - view.top;
}

/** Offset of the text at a height of the view, or of the next text below it; null where there is none. */
function offsetAtHeight(root: Element, view: DOMRect, share: number): number | null {
  const { left, right } = root.getBoundingClientRect();
  const x = getComputedStyle(root).direction === 'rtl' ? right - 2 : left + 2;
  for (let y = view.top + view.height * share; y < view.bottom; y += 24) {
    const place = document.caretPositionFromPoint(x, y);
    if (place === null || !root.contains(place.offsetNode)) continue;
    const offset = textOffset(place.offsetNode, place.offset);
    if (offset !== null) return offset;
  }
  return null;
}

/**
 * Keeps the line that is being read where it is when lines break anew: another size or width, a pane that opens, notes
 * that come or go, pictures that arrive. The sentence in hand is kept where it is in view. What it returns makes a
 * change of the text and puts the line back at once.
 */
export function useSteadyText(
  scroller: HTMLElement | null,
  root: HTMLElement | null,
  inHand: HitRange | null,
): (change: () => void) => void {
  const hand = useRef(inHand);
  const retake = useRef<() => void>(() => undefined);
  const changing = useRef<(change: () => void) => void>((change) => change());
  useEffect(() => {
    if (scroller === null || root === null) return undefined;
    let anchor: Anchor | null = null;
    // Where the line was taken or put back to: it stays the same there, and does not drift from change to change.
    let scrolledTo = -1;
    const take = (): void => {
      scrolledTo = scroller.scrollTop;
      const view = scroller.getBoundingClientRect();
      const held = hand.current === null ? null : topOf(root, view, hand.current.start);
      if (hand.current !== null && held !== null && held >= 0 && held < view.height) {
        anchor = { offset: hand.current.start, top: held };
        return;
      }
      const offset = scroller.scrollTop < AT_TOP ? null : offsetAtHeight(root, view, EYE_LINE);
      const top = offset === null ? null : topOf(root, view, offset);
      anchor = offset === null || top === null ? null : { offset, top };
    };
    const scrolled = (): void => {
      if (Math.abs(scroller.scrollTop - scrolledTo) >= 1) take();
    };
    const resized = (): void => {
      if (anchor === null) return;
      const top = topOf(root, scroller.getBoundingClientRect(), anchor.offset);
      if (top === null || Math.abs(top - anchor.top) < 1) return;
      scroller.scrollTop += top - anchor.top;
      scrolledTo = scroller.scrollTop;
    };
    retake.current = take;
    changing.current = (change) => {
      scrolled();
      change();
      resized();
    };
    // Before the change is painted: there is no frame in which the text stands elsewhere.
    const observer = new ResizeObserver(resized);
    observer.observe(root);
    // The head over the text is no part of it, but moves it.
    if (root.parentElement !== null) observer.observe(root.parentElement);
    scroller.addEventListener('scroll', scrolled, { passive: true });
    take();
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', scrolled);
    };
  }, [scroller, root]);
  useEffect(() => {
    hand.current = inHand;
    retake.current();
  }, [inHand]);
  return useCallback((change: () => void) => changing.current(change), []);
}
