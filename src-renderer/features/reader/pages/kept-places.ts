import { keptByFile } from './kept-by-file.ts';

/** Where somebody was on the pages of a file. */
export interface KeptPlace {
  readonly page: number;
  /** Of the page's height, at the window's upper edge. */
  readonly share: number;
  /** Start of the uppermost line, as the session knows it: another one there means that one was elsewhere since. */
  readonly offset: number;
}

/** Those of as many files are remembered on this computer. */
const places = keptByFile('florilegium.page-places', 200);
/** Milliseconds of rest before a place is written. */
const REST = 400;

function isPlace(value: unknown): value is KeptPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { page, share, offset } = value as Partial<KeptPlace>;
  return Number.isInteger(page) && Number.isFinite(share) && Number.isInteger(offset);
}

/** The place where a file was left; null where none is known, or the session was elsewhere in it since. */
export function keptPlace(file: string, offset: number): KeptPlace | null {
  const place = places.of(file);
  return isPlace(place) && place.offset === offset ? place : null;
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps a place, soon: pages without text have no passage by which they could be found again. */
export function keepPlace(file: string, place: KeptPlace): void {
  clearTimeout(timer);
  timer = setTimeout(() => places.keep(file, place), REST);
}
