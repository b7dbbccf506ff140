import type { Segment } from './text-segments.ts';

/** Rows with cells that must follow each other for a table. */
const ROWS = 2;
/** Points by which edges of one column may differ. */
const ALIGNED = 4;
/** "1.", "•", "a)", "[12]": what stands before an entry of a list is no cell. */
const MARKER = /^(?:[•‣▪●○◦■□–—*·-]|\(?(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[ivxlc]{1,5})[.)]?|\[\w{1,6}\])$/u;

/** Which of the rows belong to tables: neighbours of several cells whose edges stand below each other. */
export function tableRows(rows: readonly (readonly Segment[])[]): ReadonlySet<number> {
  const tables = new Set<number>();
  let run: number[] = [];
  const finish = (): void => {
    if (run.length >= ROWS) for (const index of run) tables.add(index);
    run = [];
  };
  for (const [index, row] of rows.entries()) {
    if (!hasCells(row)) {
      finish();
      continue;
    }
    const former = rows[run.at(-1) ?? -1];
    if (former !== undefined && !inOneTable(former, row)) finish();
    run.push(index);
  }
  finish();
  return tables;
}

function hasCells(row: readonly Segment[]): boolean {
  if (row.length < 2) return false;
  if (row.length > 2) return true;
  const [first, second] = row;
  const marker = first?.runs.map((run) => run.text).join('') ?? '';
  const number = second?.runs.map((run) => run.text).join('') ?? '';
  // A heading with its number, an entry of a list; two numbers are cells.
  return !MARKER.test(marker) || /^[\d.,%\s–-]+$/u.test(number);
}

/** At least one edge behind the first cell stands below one of the other row; rows follow closely. */
function inOneTable(one: readonly Segment[], other: readonly Segment[]): boolean {
  const size = Math.max(...one.map((segment) => segment.size), ...other.map((segment) => segment.size));
  const above = Math.max(...one.map(({ bottom }) => bottom));
  const below = Math.min(...other.map(({ top }) => top));
  if (below - above > 2.5 * size) return false;
  return one
    .slice(1)
    .some((cell) =>
      other
        .slice(1)
        .some(
          (second) =>
            Math.abs(cell.left - second.left) < ALIGNED ||
            Math.abs(cell.right - second.right) < ALIGNED ||
            Math.abs(cell.left + cell.right - second.left - second.right) < 2 * ALIGNED,
        ),
    );
}
