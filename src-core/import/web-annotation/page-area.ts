import type { PlaceSelector } from '../quotes/place-selector.ts';

const PAGE = /(?:^|&)page=(\d{1,6})(?:&|$)/u;
const RECTANGLE = /(?:^|&)viewrect=([\d.]+),([\d.]+),([\d.]+),([\d.]+)(?:&|$)/u;

/** The rectangle that the fragment of a PDF's address names (RFC 8118: pages from 1, points from the page's upper left); null where it names none. */
export function pageArea(fragment: string): PlaceSelector | null {
  const page = PAGE.exec(fragment)?.[1];
  const tenths = RECTANGLE.exec(fragment)
    ?.slice(1)
    .map((points) => Math.round(Number(points) * 10));
  const [left, top, width, height] = tenths ?? [];
  if (page === undefined || Number(page) < 1) return null;
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null;
  if (![left, top, width, height].every(Number.isSafeInteger) || width === 0 || height === 0) return null;
  return { type: 'area', area: { page: Number(page) - 1, left, top, width, height } };
}
