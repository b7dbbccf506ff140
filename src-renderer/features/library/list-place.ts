/** Where the chosen row is: a row of the list, and which passage of it; -1 = the article itself. */
export interface ListPosition {
  readonly row: number;
  readonly passage: number;
}

/** Where one was in the list of a question. */
export interface ListPlace extends ListPosition {
  /** Pixels. */
  readonly scrollTop: number;
}

const STORED = 'florilegium.listPlace';

/** Remembers on this computer where one was in the list that answered `question` (any text that names it). */
export function rememberPlace(question: string, place: ListPlace): void {
  localStorage.setItem(STORED, JSON.stringify({ question, ...place }));
}

/** Where one was, if the list still answers the same question. */
export function rememberedPlace(question: string): ListPlace | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return null;
    const { question: of, row, passage, scrollTop } = stored as Record<string, unknown>;
    const numbers = [row, passage, scrollTop];
    if (of !== question || !numbers.every((each) => Number.isSafeInteger(each))) return null;
    const [atRow, atPassage, top] = numbers as [number, number, number];
    return atRow < 0 || atPassage < -1 || top < 0 ? null : { row: atRow, passage: atPassage, scrollTop: top };
  } catch {
    return null;
  }
}

/**
 * The position after a step of one; `stopsOf` tells how many passages of a row can be stopped at. Rows are stopped at,
 * too, so that a whole article can be chosen.
 */
export function steppedPosition(
  { row, passage }: ListPosition,
  by: 1 | -1,
  rows: number,
  stopsOf: (row: number) => number,
): ListPosition {
  if (by === 1) {
    if (passage + 1 < stopsOf(row)) return { row, passage: passage + 1 };
    return row + 1 < rows ? { row: row + 1, passage: -1 } : { row, passage };
  }
  if (passage >= 0) return { row, passage: passage - 1 };
  return row > 0 ? { row: row - 1, passage: stopsOf(row - 1) - 1 } : { row, passage };
}
