import { firstIndex } from '../../../../src-core/base/first-index.ts';
import type { DocumentPage } from '../../../../src-core/model/document.ts';

/** How large pages are shown: fitted to the window, or pixels of the screen per pixel of print (1 = 100 %). */
export type Zoom = 'width' | 'page' | number;

/** Where the pages lie in the window, in pixels from the top left of the first one's row. */
export interface PageLayout {
  /** Pixels per tenth of a point. */
  readonly scale: number;
  readonly tops: readonly number[];
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  /** Of the widest page. */
  readonly width: number;
  readonly height: number;
}

/** Pixels between two pages. */
export const PAGE_GAP = 16;
/** CSS pixels per tenth of a point at 100 %. */
const FULL = 96 / 720;
/** Smallest and largest size, as shares of the natural one. */
export const ZOOM_LEAST = 0.1;
export const ZOOM_MOST = 8;
/** Steps of the size, as shares of the natural one. */
const ZOOMS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6];
/** A4, for pages of which nothing is known. */
const UNKNOWN = { width: 595.3, height: 841.9 };

/** Lays the pages one below the other; `room` is what the window has for them. */
export function pageLayout(
  pages: readonly Pick<DocumentPage, 'width' | 'height'>[],
  zoom: Zoom,
  room: { readonly width: number; readonly height: number },
): PageLayout {
  const like = pages.find(({ width, height }) => width > 0 && height > 0) ?? UNKNOWN;
  const sizes = pages.map((page) => (page.width > 0 && page.height > 0 ? page : like));
  const scale = scaleOf(typicalSize(sizes), zoom, room);
  const tops: number[] = [];
  let top = 0;
  for (const { height } of sizes) {
    tops.push(top);
    top += Math.round(height * 10 * scale) + PAGE_GAP;
  }
  const widths = sizes.map(({ width }) => Math.round(width * 10 * scale));
  return {
    scale,
    tops,
    widths,
    heights: sizes.map(({ height }) => Math.round(height * 10 * scale)),
    width: Math.max(0, ...widths),
    height: Math.max(0, top - PAGE_GAP),
  };
}

function scaleOf(
  size: { readonly width: number; readonly height: number },
  zoom: Zoom,
  room: { readonly width: number; readonly height: number },
): number {
  const within = (scale: number): number => Math.min(ZOOM_MOST * FULL, Math.max(ZOOM_LEAST * FULL, scale));
  if (typeof zoom === 'number') return within(zoom * FULL);
  const byWidth = room.width / (size.width * 10);
  return within(zoom === 'width' ? byWidth : Math.min(byWidth, room.height / (size.height * 10)));
}

/** One folded map must not make all other pages small: the width that most pages have counts. */
function typicalSize(sizes: readonly { readonly width: number; readonly height: number }[]): {
  readonly width: number;
  readonly height: number;
} {
  const counts = new Map<number, number>();
  for (const { width } of sizes) counts.set(Math.round(width), (counts.get(Math.round(width)) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) if (count > (counts.get(best) ?? 0)) best = width;
  return sizes.find(({ width }) => Math.round(width) === best) ?? UNKNOWN;
}

/** Share of the natural size that a layout shows (1 = 100 %). */
export function zoomOf({ scale }: PageLayout): number {
  return scale / FULL;
}

/** The next step from a size, larger or smaller; null beyond the last. */
export function zoomStep(now: number, direction: 1 | -1): number | null {
  const next =
    direction > 0 ? ZOOMS.find((each) => each > now * 1.02) : ZOOMS.findLast((each) => each < now * 0.98);
  return next ?? null;
}

/** Index of the page at a height; between two pages it is the upper one. */
export function pageAt({ tops }: PageLayout, y: number): number {
  return Math.max(0, firstIndex(tops.length, (page) => (tops[page] as number) > y) - 1);
}
