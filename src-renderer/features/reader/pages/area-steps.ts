import type { PageBox } from '../../../../src-core/anchor/page-places.ts';

/** Of a page, in tenths of a point. */
interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Tenths of a point: the smallest area, and a step of the arrow keys (with Ctrl a fine one). */
export const LEAST = 60;
const STEP = 100;
const FINE = 10;

/** A rectangle between two corners, inside the page; whole tenths. */
export function areaBetween(x1: number, y1: number, x2: number, y2: number, page: PageSize): PageBox {
  const within = (value: number, most: number): number => Math.round(Math.min(Math.max(0, value), most));
  const [left, right] = [within(Math.min(x1, x2), page.width), within(Math.max(x1, x2), page.width)];
  const [top, bottom] = [within(Math.min(y1, y2), page.height), within(Math.max(y1, y2), page.height)];
  return { left, top, width: right - left, height: bottom - top };
}

/** The rectangle after an arrow key, moved or (`size`) with its lower right corner moved; null for another key. */
export function steppedArea(
  { left, top, width, height }: PageBox,
  key: string,
  { size, fine }: { readonly size: boolean; readonly fine: boolean },
  page: PageSize,
): PageBox | null {
  const by = fine ? FINE : STEP;
  const x = key === 'ArrowRight' ? by : key === 'ArrowLeft' ? -by : 0;
  const y = key === 'ArrowDown' ? by : key === 'ArrowUp' ? -by : 0;
  if (x === 0 && y === 0) return null;
  const clamp = (value: number, least: number, most: number): number =>
    Math.min(Math.max(least, value), Math.max(least, most));
  if (size)
    return {
      left,
      top,
      width: clamp(width + x, LEAST, page.width - left),
      height: clamp(height + y, LEAST, page.height - top),
    };
  return {
    left: clamp(left + x, 0, page.width - width),
    top: clamp(top + y, 0, page.height - height),
    width,
    height,
  };
}

/** Corners and edges by which an area is sized, as points of the compass. */
export const EDGES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type AreaEdge = (typeof EDGES)[number];

/** The rectangle after its edge (null = all of it) was dragged by so much; it stays on the page and no smaller than the least. */
export function draggedArea(
  { left, top, width, height }: PageBox,
  edge: AreaEdge | null,
  by: { readonly x: number; readonly y: number },
  page: PageSize,
): PageBox {
  const clamp = (value: number, least: number, most: number): number =>
    Math.round(Math.min(Math.max(least, value), Math.max(least, most)));
  const [right, bottom] = [left + width, top + height];
  if (edge === null)
    return {
      left: clamp(left + by.x, 0, page.width - width),
      top: clamp(top + by.y, 0, page.height - height),
      width,
      height,
    };
  const west = edge.includes('w') ? clamp(left + by.x, 0, right - LEAST) : left;
  const east = edge.includes('e') ? clamp(right + by.x, left + LEAST, page.width) : right;
  const north = edge.includes('n') ? clamp(top + by.y, 0, bottom - LEAST) : top;
  const south = edge.includes('s') ? clamp(bottom + by.y, top + LEAST, page.height) : bottom;
  return { left: west, top: north, width: east - west, height: south - north };
}
