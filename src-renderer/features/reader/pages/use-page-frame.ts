import { useLayoutEffect, useMemo, useState } from 'react';
import type { PageBox } from '../../../../src-core/anchor/page-places.ts';
import { boxOnPage, turned } from '../../../../src-core/import/pdf/text-run.ts';
import type { Turn } from '../../../../src-core/import/pdf/text-run.ts';
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
  /** Quarter turns clockwise by which the pages are turned against how the file has them. */
  readonly turn: Turn;
  /** A box of a page (tenths of a point) in pixels from the body's corner. */
  readonly pixelsOf: (page: number, box: PageBox) => PageBox;
  /** Page and place (tenths of a point) under a point of the window; between two pages the upper one. */
  readonly pointAt: (clientX: number, clientY: number) => { page: number; x: number; y: number } | null;
  /** A box of a page on its sheet as it lies there, turned or not (tenths of a point), and back. */
  readonly onSheet: (page: number, box: PageBox) => PageBox;
  readonly fromSheet: (page: number, box: PageBox) => PageBox;
  /** A box of a sheet in pixels from the body's corner. */
  readonly sheetPixels: (page: number, box: PageBox) => PageBox;
  /** Sheet and place on it (tenths of a point) under a point of the window. */
  readonly sheetPointAt: (clientX: number, clientY: number) => { page: number; x: number; y: number } | null;
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
  turn: Turn,
  hasNotes: boolean,
): PageFrame {
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const [version, setVersion] = useState(0);
  const notes = !hasNotes ? 0 : room.width < NARROW.below ? NARROW.notes : NOTES;
  const layout = useMemo(
    () =>
      pageLayout(turn % 180 === 0 ? pages : pages.map(onItsSide), zoom, {
        width: Math.max(160, room.width - PADDING - notes),
        height: Math.max(160, room.height - 2 * PAGE_GAP),
      }),
    [pages, zoom, turn, room, notes],
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
    const sizeOf = (page: number): readonly [number, number] => [
      (layout.widths[page] ?? 0) / layout.scale,
      (layout.heights[page] ?? 0) / layout.scale,
    ];
    const onSheet = (page: number, box: PageBox): PageBox =>
      turn === 0 ? box : boxOf(boxOnPage(cornersOf(box), turn, ...sizeOf(page)));
    const fromSheet = (page: number, box: PageBox): PageBox => {
      if (turn === 0) return box;
      const [left, top, right, bottom] = cornersOf(box);
      const [x1, y1] = turned(left, top, turn, ...sizeOf(page));
      const [x2, y2] = turned(right, bottom, turn, ...sizeOf(page));
      return boxOf([Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]);
    };
    const sheetPixels = (page: number, { left, top, width: wide, height: high }: PageBox): PageBox => ({
      left: leftOf(page) + left * layout.scale,
      top: (layout.tops[page] ?? 0) + top * layout.scale,
      width: wide * layout.scale,
      height: high * layout.scale,
    });
    const sheetPointAt = (clientX: number, clientY: number) => {
      if (body === null) return null;
      const origin = body.getBoundingClientRect();
      const y = clientY - origin.top;
      const page = pageAt(layout, y);
      return {
        page,
        x: (clientX - origin.left - leftOf(page)) / layout.scale,
        y: (y - (layout.tops[page] ?? 0)) / layout.scale,
      };
    };
    return {
      ...{ layout, notes, version, turn, leftOf, onSheet, fromSheet, sheetPixels, sheetPointAt },
      ready: room.width > 0,
      pixelsOf: (page, box) => sheetPixels(page, onSheet(page, box)),
      pointAt: (clientX, clientY) => {
        const point = sheetPointAt(clientX, clientY);
        if (point === null || turn === 0) return point;
        const [x, y] = turned(point.x, point.y, turn, ...sizeOf(point.page));
        return { page: point.page, x, y };
      },
    };
  }, [body, layout, turn, room, notes, version]);
}

function onItsSide({ width, height }: Pick<DocumentPage, 'width' | 'height'>): {
  readonly width: number;
  readonly height: number;
} {
  return { width: height, height: width };
}

function cornersOf({ left, top, width, height }: PageBox): readonly [number, number, number, number] {
  return [left, top, left + width, top + height];
}

function boxOf([left, top, right, bottom]: readonly [number, number, number, number]): PageBox {
  return { left, top, width: right - left, height: bottom - top };
}
