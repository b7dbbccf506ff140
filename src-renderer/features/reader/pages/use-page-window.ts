import { useEffect, useState } from 'react';
import { onScrollFrame } from '../on-scroll-frame.ts';
import { pageAt } from './page-layout.ts';
import type { PageLayout } from './page-layout.ts';

/** Which pages are near the window; indexes, `last` included. */
export interface PageWindow {
  readonly first: number;
  readonly last: number;
  /** The page that fills the upper part of the window. */
  readonly current: number;
}

/** Share of the window's height that is drawn ahead above and below. */
const AHEAD = 0.75;
/** Where in the window the current page is looked for. */
const CURRENT = 0.3;

/** Follows the scrolling, at most once a frame; `onScroll` is told the height (pixels of the layout) at the upper edge. */
export function usePageWindow(
  scroller: HTMLElement | null,
  body: HTMLElement | null,
  layout: PageLayout,
  onScroll: (top: number) => void,
): PageWindow {
  const [shown, setShown] = useState<PageWindow>({ first: 0, last: 0, current: 0 });
  useEffect(() => {
    if (scroller === null || body === null) return undefined;
    const update = (): void => {
      const { clientHeight } = scroller;
      const top = scroller.scrollTop - body.offsetTop;
      const next = {
        first: pageAt(layout, top - AHEAD * clientHeight),
        last: pageAt(layout, top + (1 + AHEAD) * clientHeight),
        current: pageAt(layout, top + CURRENT * clientHeight),
      };
      setShown((old) =>
        old.first === next.first && old.last === next.last && old.current === next.current ? old : next,
      );
      onScroll(top);
    };
    update();
    return onScrollFrame(scroller, update);
  }, [scroller, body, layout, onScroll]);
  return shown;
}
