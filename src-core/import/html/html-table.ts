import type { DraftMark } from '../../text/document-builder.ts';
import type { HtmlBlock } from './html-blocks.ts';
import type { HtmlElement } from './html-node.ts';

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
  read: (root: HtmlElement, base: string) => HtmlBlock[],
  base: string,
): HtmlBlock[] {
  const rows: HtmlBlock[] = [];
  const caption = table.querySelector('caption');
  if (caption !== null) rows.push(...read(caption, base));
  for (const row of table.querySelectorAll('tr')) {
    let raw = '';
    const marks: DraftMark[] = [];
    for (const cell of row.children) {
      if (cell.localName !== 'td' && cell.localName !== 'th') continue;
      if (marks.length > 0) raw += '\t';
      const start = raw.length;
      const inner: DraftMark[] = [];
      for (const block of read(cell, base)) {
        if (raw.length > start) raw += ' ';
        const at = raw.length;
        // Positions of marks stay valid: every blank is replaced by one blank.
        raw += block.raw.replace(/\s/gu, ' ');
        for (const mark of block.marks) inner.push({ ...mark, start: mark.start + at, end: mark.end + at });
      }
      marks.push({ type: 'cell', start, end: raw.length }, ...inner.filter((mark) => mark.type !== 'cell'));
    }
    if (raw.trim() !== '') rows.push({ type: 'table-row', raw, marks, element: row, linked: 0 });
  }
  return rows;
}
