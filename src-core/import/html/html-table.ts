import type { DraftAnchor, DraftMark } from '../../text/document-builder.ts';
import type { HtmlBlock } from './html-blocks.ts';
import type { HtmlElement } from './html-node.ts';
import type { PagePlaces } from './page-places.ts';

/** Tables that arrange a page hold paragraphs, lists, other tables; tables of data hold short cells. */
const LAYOUT = 'p + p, ul, ol, h1, h2, h3, h4, form, blockquote, article, section, div div div';
const LONGEST_CELL = 600;

/** Whether a table shows data in rows rather than arranging a page. */
export function isDataTable(table: HtmlElement): boolean {
  if (table.getAttribute('role') === 'presentation') return false;
  // Asked first: counting the rows of tables in tables would read the inner ones once for each around them.
  if (table.querySelector('table') !== null) return false;
  const rows = table.querySelectorAll('tr');
  const cells = table.querySelectorAll('td, th');
  if (rows.length < 2 || cells.length < rows.length * 1.5) return false;
  if (table.querySelector(LAYOUT) !== null) return false;
  for (const cell of cells) if ((cell.textContent ?? '').length > LONGEST_CELL) return false;
  return true;
}

/** One block a row: cells separated by a tab, each under a "cell" mark. */
export function tableRows(
  table: HtmlElement,
  read: (root: HtmlElement, base: string, places: PagePlaces | null) => HtmlBlock[],
  base: string,
  places: PagePlaces | null,
): HtmlBlock[] {
  const rows: HtmlBlock[] = [];
  const caption = table.querySelector('caption');
  if (caption !== null) rows.push(...read(caption, base, places));
  for (const row of table.querySelectorAll('tr')) {
    let raw = '';
    const marks: DraftMark[] = [];
    const anchors: DraftAnchor[] = [];
    const cells = [...row.children].filter(({ localName }) => localName === 'td' || localName === 'th');
    const headOf = headsOfRow(row, cells);
    for (const cell of cells) {
      if (marks.length > 0) raw += '\t';
      const start = raw.length;
      const inner: DraftMark[] = [];
      for (const block of read(cell, base, places)) {
        if (raw.length > start) raw += ' ';
        const at = raw.length;
        // Positions of marks stay valid: every blank is replaced by one blank.
        raw += block.raw.replace(/\s/gu, ' ');
        for (const mark of block.marks) inner.push({ ...mark, start: mark.start + at, end: mark.end + at });
        for (const anchor of block.anchors ?? [])
          anchors.push({ ...anchor, start: anchor.start + at, end: anchor.end + at });
      }
      marks.push(
        { type: 'cell', start, end: raw.length, ...headOf(cell), ...spanOf(cell) },
        ...inner.filter((mark) => mark.type !== 'cell'),
      );
    }
    const name = places?.placeOf(row) ?? null;
    if (name !== null) anchors.push({ name, start: 0, end: raw.length });
    const named = anchors.length === 0 ? {} : { anchors };
    if (raw.trim() !== '') rows.push({ type: 'table-row', raw, marks, ...named, element: row, linked: 0 });
  }
  return rows;
}

/** How the cells of a row are heads: as the page says by scope and place, else all in a row of nothing but heads name columns. */
function headsOfRow(
  row: HtmlElement,
  cells: readonly HtmlElement[],
): (cell: HtmlElement) => Pick<DraftMark, 'heads'> {
  const inHead = row.parentNode?.localName === 'thead';
  const isBlank = (cell: HtmlElement): boolean => (cell.textContent ?? '').trim() === '';
  const onlyHeads =
    cells.some(({ localName }) => localName === 'th') &&
    cells.every((cell) => cell.localName === 'th' || isBlank(cell));
  return (cell) => {
    if (inHead) return { heads: 'column' };
    if (cell.localName !== 'th') return onlyHeads ? { heads: 'column' } : {};
    const scope = (cell.getAttribute('scope') ?? '').toLowerCase();
    if (scope.startsWith('col')) return { heads: 'column' };
    if (scope.startsWith('row')) return { heads: 'row' };
    // One head alone in its row is the row's, or a heading of the rows below: both name what stands beside or below.
    return { heads: onlyHeads ? 'column' : 'row' };
  };
}

/** More than this is a mistake (HTML, 4.9.11). */
const WIDEST = 1000;

function spanOf(cell: HtmlElement): Pick<DraftMark, 'columns' | 'rows'> {
  const columns = numberOf(cell.getAttribute('colspan'));
  const rows = numberOf(cell.getAttribute('rowspan'));
  return { ...(columns > 1 ? { columns } : {}), ...(rows > 1 ? { rows } : {}) };
}

function numberOf(value: string | null): number {
  const number = Number.parseInt(value ?? '', 10);
  return number > 1 ? Math.min(WIDEST, number) : 1;
}
