import type { DraftBlock, DraftMark } from '../../text/document-builder.ts';
import type { ImportedArticle } from '../imported-article.ts';
import type { ImportLimits } from '../import-limits.ts';
import type { ImportWarning } from '../import-warning.ts';
import { textArticle } from '../text-article.ts';
import { titleFromName } from '../title-from-name.ts';
import { csvDelimiter, csvRows } from './csv-rows.ts';

/** A table whose rows are no articles becomes one article, row by row; a row that never ends is left out. Null without any cell. */
export async function importTable(
  text: string,
  name: string,
  warnings: readonly ImportWarning[],
  limits: ImportLimits,
): Promise<ImportedArticle | null> {
  const lines = text.replace(/\r\n?/gu, '\n');
  const blocks: DraftBlock[] = [];
  for await (const cells of csvRows(only(lines), csvDelimiter(lines.slice(0, 16_384)), limits.rowLength))
    if (cells?.some((cell) => cell.trim() !== '') === true) blocks.push(tableRow(cells));
  if (blocks.length === 0) return null;
  return textArticle(blocks, {
    title: titleFromName(name),
    sources: { title: 'file-name' },
    warnings,
    importer: 'table',
    mediaType: 'text/csv',
  });
}

function tableRow(cells: readonly string[]): DraftBlock {
  const marks: DraftMark[] = [];
  let raw = '';
  for (const [index, cell] of cells.entries()) {
    if (index > 0) raw += '\t';
    const start = raw.length;
    raw += cell.replace(/\s+/gu, ' ').trim();
    marks.push({ type: 'cell', start, end: raw.length });
  }
  return { type: 'table-row', raw, marks };
}

async function* only(text: string): AsyncGenerator<string, void, undefined> {
  yield await Promise.resolve(text);
}
