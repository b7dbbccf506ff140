import { failure } from '../../base/result.ts';
import { rowArticle, rowError, withRowPart, type ArchiveRow } from '../archive-row.ts';
import type { ImportLimits } from '../import-limits.ts';
import type { ImportedItems, ImportInput } from '../imported-article.ts';
import { textChunks, textLines } from '../text-chunks.ts';
import { jsonRow } from '../json/json-row.ts';
import type { ImportWarning } from '../import-warning.ts';

/** An archive with one JSON object a line gives one article (or one refused row) a line; lines are read as they are asked for. */
export async function* importJsonl(
  { source, name: file }: ImportInput,
  encoding: string,
  warnings: readonly ImportWarning[],
  limits: ImportLimits,
): ImportedItems {
  let row = 0;
  for await (const line of textLines(textChunks(source, encoding), limits.rowLength)) {
    row += 1;
    if (line === null) {
      yield failure(rowError({ file, row }, 'too long'));
      continue;
    }
    if (line.trim() === '') continue;
    const value = parseLine(line);
    if (value === null) {
      yield failure(rowError({ file, row }, 'not a JSON object'));
      continue;
    }
    const article = rowArticle(value, { file, row }, 'jsonl', warnings);
    yield source.size > limits.rowsBytes ? withRowPart(article, row, line) : article;
  }
}

function parseLine(line: string): ArchiveRow | null {
  try {
    return jsonRow(JSON.parse(line.replace(/^\uFEFF/u, '')));
  } catch {
    return null;
  }
}
