import { segmentRows, pageColumns } from './page-columns.ts';
import { tableRows } from './table-rows.ts';
import { textLine, type TextLine } from './text-line.ts';
import { boxOnPage, type TurnedRuns } from './text-run.ts';
import { textSegments } from './text-segments.ts';

/**
 * A page's lines in reading order; `column` is the first free number for its columns, `gutters` what former pages tell
 * about where columns meet.
 */
export function pageLines(
  turned: readonly TurnedRuns[],
  page: number,
  column: number,
  gutters: number[],
): readonly TextLine[] {
  const lines: TextLine[] = [];
  let next = column;
  for (const { runs, turn, pageWidth, pageHeight } of turned) {
    for (const { segments } of pageColumns(textSegments(runs), turn === 0 ? gutters : [])) {
      const place = {
        page,
        column: next,
        turn,
        boxOf: (run: { left: number; top: number; right: number; bottom: number }) =>
          boxOnPage([run.left, run.top, run.right, run.bottom], turn, pageWidth, pageHeight),
      };
      const rows = segmentRows(segments);
      const tables = tableRows(rows);
      for (const [index, row] of rows.entries()) lines.push(textLine(row, tables.has(index), place));
      next += 1;
    }
  }
  return lines;
}
