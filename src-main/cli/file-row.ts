import type { AppError } from '../../src-core/base/error-code.ts';
import { errorInOneLine } from '../../src-core/base/error-sentences.ts';

/** Errors a file's row names; an archive may have thousands of bad rows. */
const ERRORS_NAMED = 20;

/** What became of one file on the command line. */
export interface FileRow {
  /** Path as it was given or found. */
  readonly file: string;
  imported: number;
  /** New captures of articles that were there. */
  versions: number;
  duplicates: number;
  failed: number;
  /** Of its first article, or of the one that was there. */
  title: string;
  readonly warnings: Set<string>;
  readonly errors: AppError[];
}

function outcomeOf(row: FileRow): 'imported' | 'version' | 'duplicate' | 'failed' {
  if (row.imported > 0) return 'imported';
  if (row.versions > 0) return 'version';
  return row.failed > 0 ? 'failed' : 'duplicate';
}

/** A row nothing is known about yet. */
export function newRow(file: string): FileRow {
  return {
    file,
    imported: 0,
    versions: 0,
    duplicates: 0,
    failed: 0,
    title: '',
    warnings: new Set(),
    errors: [],
  };
}

/** Notes an error; a row names the first ones and counts all. */
export function fail(row: FileRow, error: AppError): void {
  row.failed += 1;
  if (row.errors.length < ERRORS_NAMED) row.errors.push(error);
}

/** The row as `--json` prints it. */
export function jsonLine(row: FileRow): string {
  const { file, imported, versions, duplicates, failed, title } = row;
  return JSON.stringify({
    file,
    outcome: outcomeOf(row),
    imported,
    versions,
    duplicates,
    failed,
    title,
    warnings: [...row.warnings],
    errors: row.errors.map((error) => ({ code: error.code, message: errorInOneLine(error, 'en') })),
  });
}

/** The row for a person: outcome, file, and the title, the counts or the first reason. */
export function plainLine(row: FileRow): string {
  const outcome = outcomeOf(row);
  const counts: readonly (readonly [number, string])[] = [
    [row.imported, 'imported'],
    [row.versions, 'new versions'],
    [row.duplicates, 'already there'],
    [row.failed, 'failed'],
  ];
  const told = counts.filter(([count]) => count > 0);
  const many = told.reduce((sum, [count]) => sum + count, 0) > 1;
  const [error] = row.errors;
  const reason = error === undefined ? '' : errorInOneLine(error, 'en');
  const facts = many ? told.map(([count, what]) => `${count} ${what}`).join(', ') : '';
  return [`${outcome.padEnd(9)} ${row.file}`, facts || row.title, reason].filter(Boolean).join(': ');
}
