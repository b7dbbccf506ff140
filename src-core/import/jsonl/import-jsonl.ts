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
import { textChunks, textLines } from '../text-chunks.ts';
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
    yield source.size > limits.wholeBytes ? withRowPart(article, row, line) : article;
  }
}

function parseLine(line: string): ArchiveRow | null {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const record = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(record);
  const row: Record<string, string | readonly string[]> = {};
  for (const field of ARCHIVE_FIELDS) {
    const name = fieldName(field, names);
    const entry = name === null ? undefined : record[name];
    row[field] = field === 'authors' ? listOf(entry) : textOf(entry);
  }
  return row as unknown as ArchiveRow;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  // Some archives give the text as a list of paragraphs.
  if (Array.isArray(value))
    return value
      .map(textOf)
      .filter((part) => part !== '')
      .join('\n\n');
  return '';
}

function listOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map((entry: unknown) => nameOf(entry)).filter((name) => name !== '');
  const text = nameOf(value);
  return text === '' ? [] : text.split(/\s*;\s*/u);
}

function nameOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'name' in value) return textOf(value.name);
  return textOf(value);
}
