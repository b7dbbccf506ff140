import { useLayoutEffect, useMemo, useState } from 'react';
import type { PageBox } from '../../../../src-core/anchor/page-places.ts';
import type { DocumentPage } from '../../../../src-core/model/document.ts';
import { PAGE_GAP, pageAt, pageLayout } from './page-layout.ts';
import type { PageLayout, Zoom } from './page-layout.ts';

/** The elements that pages are drawn in; null until they are there. */
export interface PageElements {
  readonly scroller: HTMLElement | null;
  /** All that scrolls: head, pages, notes. */
  readonly sheet: HTMLElement | null;
  /** The pages. */
  readonly body: HTMLElement | null;
}

/** Where pages lie in the window, and how points and boxes of a page get there and back. */
export interface PageFrame {
  readonly layout: PageLayout;
  /** False until the window's size is known. */
  readonly ready: boolean;
  /** Pixels that the notes take; 0 = none beside. */
  readonly notes: number;
  /** Changes whenever something may have moved. */
  readonly version: number;
  /** Pixels from the left edge of the body. */
  readonly leftOf: (page: number) => number;
  /** A box of a page (tenths of a point) in pixels from the body's corner. */
  readonly pixelsOf: (page: number, box: PageBox) => PageBox;
  /** Page and place (tenths of a point) under a point of the window; between two pages the upper one. */
  readonly pointAt: (clientX: number, clientY: number) => { page: number; x: number; y: number } | null;
}

/** Pixels beside the pages (as in Pages.module.css), and what the notes take, in a wide pane and in a narrow one. */
const PADDING = 48;
const NOTES = 280;
const NARROW = { below: 960, notes: 212 };

/** Measures the window and lays the pages out in it. */
export function usePageFrame(
  { scroller, sheet, body }: PageElements,
  pages: readonly Pick<DocumentPage, 'width' | 'height'>[],
  zoom: Zoom,
  hasNotes: boolean,
): PageFrame {
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const [version, setVersion] = useState(0);
  const notes = !hasNotes ? 0 : room.width < NARROW.below ? NARROW.notes : NOTES;
  const layout = useMemo(
    () =>
      pageLayout(pages, zoom, {
        width: Math.max(160, room.width - PADDING - notes),
        height: Math.max(160, room.height - 2 * PAGE_GAP),
      }),
    [pages, zoom, room, notes],
  );
  useLayoutEffect(() => {
    if (scroller === null || sheet === null) return undefined;
    const read = (): void => {
      const { clientWidth: width, clientHeight: height } = scroller;
      setRoom((old) => (old.width === width && old.height === height ? old : { width, height }));
      setVersion((count) => count + 1);
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(scroller);
    observer.observe(sheet);
    return () => observer.disconnect();
  }, [scroller, sheet]);

  return useMemo(() => {
    // Not asked of the element, which has its new width only once the pages are drawn in their new size.
    const width = Math.max(layout.width, room.width - PADDING - notes);
    const leftOf = (page: number): number => Math.round((width - (layout.widths[page] ?? 0)) / 2);
    return {
      layout,
      ready: room.width > 0,
      notes,
      version,
      leftOf,
      pixelsOf: (page, { left, top, width, height }) => ({
        left: leftOf(page) + left * layout.scale,
        top: (layout.tops[page] ?? 0) + top * layout.scale,
        width: width * layout.scale,
        height: height * layout.scale,
      }),
      pointAt: (clientX, clientY) => {
        if (body === null) return null;
        const origin = body.getBoundingClientRect();
        const y = clientY - origin.top;
        const page = pageAt(layout, y);
        return {
          page,
          x: (clientX - origin.left - leftOf(page)) / layout.scale,
          y: (y - (layout.tops[page] ?? 0)) / layout.scale,
        };
      },
    };
  }, [body, layout, room, notes, version]);
}
