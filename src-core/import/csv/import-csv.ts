import Papa from 'papaparse';
import { appError } from '../../base/error-code.ts';
import { failure } from '../../base/result.ts';
import {
  ARCHIVE_FIELDS,
  fieldName,
  rowArticle,
  rowError,
  withRowPart,
  type ArchiveRow,
} from '../archive-row.ts';
import type { ImportLimits } from '../import-limits.ts';
import type { ImportedItems, ImportInput } from '../imported-article.ts';
import { textChunks } from '../text-chunks.ts';
import { csvDelimiter, csvRows } from './csv-rows.ts';
import type { ImportWarning } from '../import-warning.ts';

/** A table with a header row gives one article (or one refused row) a row. `head` is the decoded beginning. */
export async function* importCsv(
  { source, name: file }: ImportInput,
  encoding: string,
  head: string,
  warnings: readonly ImportWarning[],
  limits: ImportLimits,
): ImportedItems {
  const delimiter = csvDelimiter(head);
  let columns: Readonly<Record<keyof ArchiveRow, number>> | null = null;
  let width = 0;
  let row = 0;
  for await (const cells of csvRows(unixLines(textChunks(source, encoding)), delimiter, limits.rowLength)) {
    row += 1;
    if (cells === null) {
      yield failure(rowError({ file, row }, 'quotation mark not closed'));
      continue;
    }
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (columns === null) {
      columns = columnsOf(cells);
      width = cells.length;
      if (columns.text < 0 && columns.title < 0)
        return yield failure(appError('file-format-unknown', { file }));
      continue;
    }
    if (cells.length < Math.min(width, columns.text + 1) || cells.length > width) {
      yield failure(rowError({ file, row }, `${cells.length} cells instead of ${width}`));
      continue;
    }
    const article = rowArticle(rowOf(cells, columns), { file, row }, 'csv', warnings);
    yield source.size > limits.rowsBytes ? withRowPart(article, row, Papa.unparse([cells])) : article;
  }
}

function columnsOf(header: readonly string[]): Record<keyof ArchiveRow, number> {
  const names = header.map((name) => name.replace(/^\uFEFF/u, ''));
  const columns: Partial<Record<keyof ArchiveRow, number>> = {};
  for (const field of ARCHIVE_FIELDS) {
    const name = fieldName(field, names);
    columns[field] = name === null ? -1 : names.indexOf(name);
  }
  return columns as Record<keyof ArchiveRow, number>;
}

function rowOf(cells: readonly string[], columns: Readonly<Record<keyof ArchiveRow, number>>): ArchiveRow {
  const cell = (field: keyof ArchiveRow): string => cells[columns[field]] ?? '';
  return {
    sourceId: cell('sourceId'),
    title: cell('title'),
    text: cell('text'),
    date: cell('date'),
    authors: cell('authors')
      .split(/\s*;\s*/u)
      .filter((name) => name !== ''),
    url: cell('url'),
    language: cell('language'),
    site: cell('site'),
    section: cell('section'),
    keywords: wordsIn(cell('keywords')),
  };
}

/** One kind of line end over all pieces, also where a pair is cut between two of them. */
async function* unixLines(chunks: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let carry = '';
  for await (const chunk of chunks) {
    const text = carry + chunk;
    carry = text.endsWith('\r') ? '\r' : '';
    yield (carry === '' ? text : text.slice(0, -1)).replace(/\r\n?/gu, '\n');
  }
  if (carry !== '') yield '\n';
}

/** "a; b", "a|b", "['a', 'b']" or "a, b". */
function wordsIn(cell: string): readonly string[] {
  const list = /^\s*\[.*\]\s*$/su.test(cell) ? cell.trim().slice(1, -1).replace(/["']/gu, '') : cell;
  const sign = ['|', ';', ','].find((each) => list.includes(each)) ?? ',';
  return list
    .split(sign)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
