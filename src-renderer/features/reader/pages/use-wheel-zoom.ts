import { useEffect, useLayoutEffect, useRef } from 'react';
import { ZOOM_LEAST, ZOOM_MOST, zoomOf } from './page-layout.ts';
import type { PageElements, PageFrame } from './use-page-frame.ts';

/** Pixels that one event counts for at most: a wheel's notch is 100 and more, a step of two fingers a few. */
const NOTCH = 40;
/** Pixels in which the size grows by the factor e. */
const SLOWNESS = 200;
/** Pixels of a line and of a page, for wheels that count in those (WheelEvent.deltaMode). */
const UNITS = [1, 16, 400] as const;

/** Sizes pages by Ctrl and the wheel, which is also how two fingers on a touchpad come; what is under the pointer stays there. */
export function useWheelZoom(
  { scroller, body }: PageElements,
  frame: PageFrame,
  onZoom: (zoom: number) => void,
): void {
  const latest = useRef({ frame, onZoom });
  /** What is under the pointer, until the pages are laid out anew. */
  const held = useRef<{ page: number; x: number; y: number; clientX: number; clientY: number } | null>(null);
  /** Where several steps fall into one frame, the later ones go on from here. */
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    latest.current = { frame, onZoom };
  });

  useEffect(() => {
    if (scroller === null) return undefined;
    const turned = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      // The browser would size the whole window.
      event.preventDefault();
      const pixels = event.deltaY * (UNITS[event.deltaMode] ?? 1);
      const step = Math.exp(-Math.max(-NOTCH, Math.min(NOTCH, pixels)) / SLOWNESS);
      const now = latest.current.frame;
      const from = wanted.current ?? zoomOf(now.layout);
      const to = Math.max(ZOOM_LEAST, Math.min(ZOOM_MOST, from * step));
      if (to === from) return;
      const point = now.pointAt(event.clientX, event.clientY);
      held.current = point === null ? null : { ...point, clientX: event.clientX, clientY: event.clientY };
      if (wanted.current === null)
        requestAnimationFrame(() => {
          if (wanted.current !== null) latest.current.onZoom(wanted.current);
          wanted.current = null;
        });
      wanted.current = to;
    };
    scroller.addEventListener('wheel', turned, { passive: false });
    return () => scroller.removeEventListener('wheel', turned);
  }, [scroller]);

  const { layout } = frame;
  useLayoutEffect(() => {
    const point = held.current;
    held.current = null;
    if (point === null || scroller === null || body === null) return;
    const origin = body.getBoundingClientRect();
    const { left, top } = frame.pixelsOf(point.page, { left: point.x, top: point.y, width: 0, height: 0 });
    scroller.scrollBy({ left: origin.left + left - point.clientX, top: origin.top + top - point.clientY });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when the pages are laid out anew
  }, [layout]);
}
