import type { AppError } from '../../../src-core/base/error-code.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { fileExtension } from '../../../src-core/import/file-extension.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { ImportCounts, ImportReportRow } from './importing.ts';

/** Rows that are listed of the parts of one source, for each outcome; the rest is only counted. */
const PARTS_LISTED = 10_000;

/** What is known about one source while it goes through. */
export interface SourceEntry {
  readonly path: string;
  readonly bytes: number;
  readonly articleIds: ArticleId[];
  /** Rows of its parts so far; a source that has but one gets no row for it. */
  readonly parts: ImportReportRow[];
  readonly counts: { imported: number; versions: number; duplicates: number; failed: number };
  /** What went wrong with the source as a whole. */
  error: AppError | null;
  /** Articles parsed but not durable yet. */
  open: number;
  parsed: boolean;
  /** Bytes of it that are done, as far as can be told. */
  bytesDone: number;
  reported: boolean;
}

/** A source nothing is known about yet. */
export function newEntry(path: string, bytes: number): SourceEntry {
  const counts = { imported: 0, versions: 0, duplicates: 0, failed: 0 };
  const state = { error: null, open: 0, parsed: false, bytesDone: 0, reported: false };
  return { path, bytes, articleIds: [], parts: [], counts, ...state };
}

/** Errors name their file as the report does. */
export function named(error: AppError, path: string): AppError {
  return { code: error.code, values: { ...error.values, file: path } };
}

const COUNT_OF = {
  imported: 'imported',
  version: 'versions',
  duplicate: 'duplicates',
  failed: 'failed',
} as const;

/** Notes what became of one part of the source. */
export function addPart(entry: SourceEntry, row: Omit<ImportReportRow, 'path' | 'parts'>): void {
  const count = COUNT_OF[row.outcome];
  entry.counts[count] += 1;
  if (row.outcome === 'imported' || row.outcome === 'version') entry.articleIds.push(...row.articleIds);
  if (entry.counts[count] <= PARTS_LISTED) entry.parts.push({ ...row, path: entry.path, parts: null });
}

/** How the report calls an article of a source: by its path or address in the archive, else by its title. */
export function partOf({ original, sourceId, title }: Article): string {
  return original.archive === undefined ? title || (sourceId ?? '') : original.name;
}

/** Notes an item of the source that is no article. The name it was given inside the source becomes that of the part. */
export function addFailedPart(entry: SourceEntry, error: AppError): void {
  const base = entry.path.slice(entry.path.lastIndexOf('/') + 1);
  const { file, row } = error.values;
  const part = file !== undefined && file !== base ? file : row === undefined ? '' : `#${row}`;
  addPart(entry, {
    part,
    outcome: 'failed',
    format: fileExtension(file ?? base),
    articleIds: [],
    title: '',
    warnings: [],
    error: named(error, file !== undefined && file !== base ? `${entry.path} › ${file}` : entry.path),
  });
}

function outcomeOf({ imported, versions, duplicates, failed }: ImportCounts): ImportReportRow['outcome'] {
  if (imported > 0) return 'imported';
  if (versions > 0) return 'version';
  return duplicates > 0 && failed === 0 ? 'duplicate' : 'failed';
}

/** The rows of a source that is through: its own first. */
export function rowsOf(entry: SourceEntry): readonly ImportReportRow[] {
  const { path, parts, counts, error } = entry;
  const many = counts.imported + counts.versions + counts.duplicates + counts.failed > 1;
  const failed = error === null ? null : failedRow(path, error);
  if (!many) {
    const [only] = parts;
    if (only === undefined) return failed === null ? [] : [failed];
    const whole = { ...only, part: '' };
    return failed === null ? [whole] : [whole, failed];
  }
  const formats = new Set(parts.filter(({ outcome }) => outcome !== 'failed').map(({ format }) => format));
  const [format] = formats;
  const outcome = outcomeOf(counts);
  // Where nothing came of it, the file's own row says why.
  const reason = error ?? parts.find((part) => part.error !== null)?.error ?? null;
  const whole: ImportReportRow = {
    path,
    part: '',
    outcome,
    format: formats.size === 1 && format !== undefined ? format : fileExtension(path),
    articleIds: outcome === 'duplicate' ? (parts[0]?.articleIds ?? []) : entry.articleIds,
    title: '',
    warnings: [],
    error: outcome === 'failed' && reason !== null ? named(reason, path) : null,
    parts: { ...counts },
  };
  return failed === null || outcome === 'failed' ? [whole, ...parts] : [whole, failed, ...parts];
}

/** The row of a source of which nothing came. */
export function failedRow(path: string, error: AppError): ImportReportRow {
  return {
    path,
    part: '',
    outcome: 'failed',
    format: fileExtension(path),
    articleIds: [],
    title: '',
    warnings: [],
    error: named(error, path),
    parts: null,
  };
}
