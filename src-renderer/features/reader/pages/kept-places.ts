/** Where somebody was on the pages of a file. */
export interface KeptPlace {
  readonly page: number;
  /** Of the page's height, at the window's upper edge. */
  readonly share: number;
  /** Start of the uppermost line, as the session knows it: another one there means that one was elsewhere since. */
  readonly offset: number;
}

const KEY = 'florilegium.page-places';
/** Files whose place is kept on this computer. */
const MOST = 200;
/** Milliseconds of rest before a place is written. */
const REST = 400;

type Kept = readonly (readonly [file: string, place: KeptPlace])[];

function all(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as Kept) : [];
  } catch {
    return [];
  }
}

/** The place where a file was left; null where none is known, or the session was elsewhere in it since. */
export function keptPlace(file: string, offset: number): KeptPlace | null {
  const place = all().find(([name]) => name === file)?.[1];
  return place?.offset === offset ? place : null;
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps a place, soon: pages without text have no passage by which they could be found again. */
export function keepPlace(file: string, place: KeptPlace): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const others = all().filter(([name]) => name !== file);
    localStorage.setItem(KEY, JSON.stringify([...others, [file, place]].slice(-MOST)));
  }, REST);
}
