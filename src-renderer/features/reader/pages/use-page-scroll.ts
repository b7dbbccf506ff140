import { useCallback, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { PageBox, PagePlaces } from '../../../../src-core/anchor/page-places.ts';
import type { HitRange } from '../../../../src-core/search/search-types.ts';
import type { PagePlace } from '../../../services/page-service.ts';
import { pageAt } from './page-layout.ts';
import type { KeptPlace } from './kept-places.ts';
import type { PageElements, PageFrame } from './use-page-frame.ts';
import { usePageWindow } from './use-page-window.ts';
import type { PageWindow } from './use-page-window.ts';

interface PageScroll {
  readonly shown: PageWindow;
  /** Start of the uppermost line in the window. */
  readonly topLine: RefObject<number>;
  /** Page and share of its height at the window's upper edge; null before the first scrolling. */
  readonly anchor: RefObject<{ readonly page: number; readonly share: number } | null>;
  readonly toPlace: (place: PagePlace) => void;
  /** `top` in tenths of a point of the sheet as it lies there. */
  readonly toSheetPlace: (page: number, top: number) => void;
  /** Brings a range into the window: to its upper edge, or (`middle`) only if it is not well within. */
  readonly toRange: (range: HitRange, how: 'top' | 'middle') => void;
}

/** Scrolls the pages, tells where they are, and keeps what is at the upper edge there when sizes change. */
export function usePageScroll(
  { scroller, body }: PageElements,
  frame: PageFrame,
  places: PagePlaces,
  onVisible: (topOffset: number) => void,
  onPlace: (place: KeptPlace) => void,
): PageScroll {
  const { layout, onSheet } = frame;
  const anchor = useRef<{ readonly page: number; readonly share: number } | null>(null);
  const topLine = useRef(0);
  const onScroll = useCallback(
    (top: number) => {
      const at = pageAt(layout, top);
      const below = top - (layout.tops[at] ?? 0);
      anchor.current = { page: at, share: below / Math.max(1, layout.heights[at] ?? 1) };
      const y = below / layout.scale;
      const lines = places.linesOf(at);
      const isBelow = (line: PageBox): boolean => {
        const seen = onSheet(at, line);
        return seen.top + seen.height > y;
      };
      const line = lines.find(isBelow) ?? places.linesOf(at + 1)[0] ?? lines.at(-1);
      const known = line !== undefined && line.start !== topLine.current;
      if (known) topLine.current = line.start;
      onPlace({ ...anchor.current, offset: topLine.current });
      if (known) onVisible(line.start);
    },
    [layout, onSheet, places, onVisible, onPlace],
  );
  const laidOut = useRef(layout);
  useLayoutEffect(() => {
    if (laidOut.current === layout || scroller === null || body === null) return;
    laidOut.current = layout;
    const kept = anchor.current;
    if (kept === null) return;
    const top = (layout.tops[kept.page] ?? 0) + kept.share * (layout.heights[kept.page] ?? 0);
    scroller.scrollTo({ top: body.offsetTop + top });
  }, [layout, scroller, body]);
  const shown = usePageWindow(scroller, body, layout, onScroll);

  const toSheetPlace = useCallback(
    (page: number, top: number): void => {
      const y = (layout.tops[page] ?? 0) + Math.max(0, top) * layout.scale - 8;
      scroller?.scrollTo({ top: (body?.offsetTop ?? 0) + y });
    },
    [scroller, body, layout],
  );
  const toPlace = useCallback(
    ({ page, top }: PagePlace): void => {
      const line = { left: 0, top: top ?? 0, width: 0, height: 0 };
      toSheetPlace(page, top === null ? 0 : onSheet(page, line).top);
    },
    [toSheetPlace, onSheet],
  );
  const toRange = (range: HitRange, how: 'top' | 'middle'): void => {
    const line = places.lineAt(range.start);
    if (line === null || scroller === null || body === null) return;
    const box = frame.pixelsOf(line.page, places.boxesOf(line.page, range)[0] ?? line);
    const top = body.offsetTop + box.top;
    const { scrollTop, clientHeight, scrollLeft, clientWidth } = scroller;
    if (how === 'top') scroller.scrollTo({ top: top - 12 });
    else if (top < scrollTop + 60 || top + box.height > scrollTop + clientHeight - 60)
      scroller.scrollTo({ top: top - clientHeight * 0.3 });
    const left = body.offsetLeft + box.left;
    if (left < scrollLeft || left > scrollLeft + clientWidth - 80) scroller.scrollTo({ left: left - 40 });
  };
  return { shown, topLine, anchor, toPlace, toSheetPlace, toRange };
}
