import type { Block, Mark } from '../../../src-core/model/document.ts';

/** A cell as it is drawn; its text runs to where the next one begins, the tab between them included. */
export interface TableCell {
  readonly start: number;
  readonly end: number;
  readonly heads: 'column' | 'row' | null;
  readonly columns: number;
  readonly rows: number;
}

interface Row {
  readonly block: Block;
  readonly marks: readonly Mark[];
}

/** The cells of a table's rows, which together hold all text of their row; a row without cells is one cell. */
export function tableCells(rows: readonly Row[], text: string): readonly (readonly TableCell[])[] {
  const told = rows.some(({ marks }) => marks.some(({ heads }) => heads !== undefined));
  const guessed = !told && hasHead(rows, text);
  return rows.map(({ block, marks }, index) => {
    const cells = ownCells(marks);
    return (cells.length === 0 ? [null] : cells).map((mark, at): TableCell => {
      const next = cells[at + 1];
      return {
        start: at === 0 || mark === null ? block.start : mark.start,
        end: next === undefined ? block.end : next.start,
        heads: guessed && index === 0 ? 'column' : (mark?.heads ?? null),
        columns: mark?.columns ?? 1,
        rows: mark?.rows ?? 1,
      };
    });
  });
}

/** How many rows at the beginning of a table name nothing but columns. */
export function headRowsOf(rows: readonly (readonly TableCell[])[]): number {
  const heads = rows.findIndex((cells) => cells.some((cell) => cell.heads !== 'column'));
  // A table that is nothing but heads has a first row of them.
  return heads < 0 ? Math.min(1, rows.length - 1) : heads;
}

/** Cells in order; one that lies within another one is part of it. */
function ownCells(marks: readonly Mark[]): readonly Mark[] {
  const cells: Mark[] = [];
  let end = -1;
  for (const mark of marks) {
    if (mark.type !== 'cell' || mark.start < end) continue;
    cells.push(mark);
    end = Math.max(end, mark.end);
  }
  return cells;
}

/** Whether the first row names the columns, where the source does not say: it alone has no figures. */
function hasHead(rows: readonly Row[], text: string): boolean {
  const hasFigures = ({ block }: Row): boolean => /\p{N}/u.test(text.slice(block.start, block.end));
  const [first, ...others] = rows;
  return first !== undefined && others.length > 0 && !hasFigures(first) && others.every(hasFigures);
}
