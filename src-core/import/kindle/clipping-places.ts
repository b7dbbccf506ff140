import type { Clipping } from './clippings.ts';

/** Locations that share a drawer; a highlight of a page spans some ten of them. */
const DRAWER = 32;
/** Drawers that a highlight lies in at most: what is longer lies in those at its ends. */
const MOST_DRAWERS = 16;
/** Highlights of one drawer that are looked at: a book has some ten. */
const MOST_LOOKED_AT = 100;

/** Finds highlights that may share a place, so that each is compared with few others, however many a book has. */
export interface ClippingPlaces {
  readonly add: (clipping: Clipping, index: number) => void;
  /** Indices in order. */
  readonly near: (clipping: Clipping) => readonly number[];
}

/** An empty one. */
export function createPlaces(): ClippingPlaces {
  const drawers = new Map<string, Set<number>>();
  return {
    add: (clipping, index) => {
      for (const name of drawersOf(clipping)) {
        const drawer = drawers.get(name);
        if (drawer === undefined) drawers.set(name, new Set([index]));
        else if (drawer.size < MOST_LOOKED_AT) drawer.add(index);
      }
    },
    near: (clipping) => {
      const found = new Set(drawersOf(clipping).flatMap((name) => [...(drawers.get(name) ?? [])]));
      return [...found].sort((a, b) => a - b);
    },
  };
}

function drawersOf({ location, page }: Clipping): readonly string[] {
  // Without a location the page is the place, without either all lie together.
  const names = location === null || page !== null ? [`page ${String(page)}`] : [];
  if (location === null) return names;
  const first = Math.floor(location[0] / DRAWER);
  const last = Math.floor(location[1] / DRAWER);
  for (let at = first; at <= last && at < first + MOST_DRAWERS; at += 1) names.push(String(at));
  if (last >= first + MOST_DRAWERS) names.push(String(last));
  return names;
}
