import type { AppError } from '../../src-core/base/error-code.ts';
import { success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { JournalPosition, Transaction } from '../../src-core/journal/transaction.ts';
import type { AppliedMark, NotebookDatabase } from './notebook-database.ts';
import { applyToTables, emptyTables } from './tables.ts';

/** A stretch of the journals, as the host reads it. */
export interface JournalStretch {
  readonly transactions: readonly Transaction[];
  readonly position: JournalPosition;
  readonly done: boolean;
  readonly reports: readonly AppError[];
}

/** Reads at most `limit` transactions after a position. */
export type ReadJournal = (from: JournalPosition, limit: number) => Promise<Result<JournalStretch, AppError>>;

/** Told while the tables are being filled: bytes of journal done and to do. */
export type ApplyProgress = (done: number, total: number) => void;

/** Operations to take in one go: enough to be quick, few enough to stay responsive. */
const OPERATIONS_AT_ONCE = 2_000;
const FIRST_TRANSACTIONS = 50;
const MAX_TRANSACTIONS_AT_ONCE = 1_000;

/** Journal files are begun anew at 64 MiB. */
const FILE_BYTES = 64 * 1024 * 1024;

function bytesBefore(position: JournalPosition): number {
  return Object.values(position).reduce((sum, { file, offset }) => sum + (file - 1) * FILE_BYTES + offset, 0);
}

/** Reads the journals beyond the mark and applies them until nothing is left; answers the new mark and what was damaged. */
export async function catchUp(
  database: NotebookDatabase,
  readJournal: ReadJournal,
  start: AppliedMark | null,
  folder: string,
  end: JournalPosition,
  onProgress: ApplyProgress,
): Promise<Result<{ readonly mark: AppliedMark; readonly reports: readonly AppError[] }, AppError>> {
  let mark = start;
  let limit = FIRST_TRANSACTIONS;
  const reports: AppError[] = [];
  const total = bytesBefore(end);
  let reading = readJournal(mark?.position ?? {}, limit);
  for (;;) {
    const stretch = await reading;
    if (!stretch.ok && stretch.error.code === 'journal-shortened' && mark !== null) {
      // The journals are not the ones the tables were filled from: a damaged end was cut off, or a copy was put back.
      await emptyTables(database);
      mark = null;
      reading = readJournal({}, limit);
      continue;
    }
    if (!stretch.ok) return stretch;
    const { transactions, position, done } = stretch.value;
    reports.push(...stretch.value.reports);
    const operations = transactions.reduce((sum, { ops }) => sum + ops.length, 0);
    const fitting = Math.round((limit * OPERATIONS_AT_ONCE) / Math.max(1, operations));
    limit = Math.min(MAX_TRANSACTIONS_AT_ONCE, Math.max(1, fitting));
    // The host reads on while the tables are being written.
    if (!done) reading = readJournal(position, limit);
    const next: AppliedMark = { key: 'applied', position, folder };
    await applyToTables(database, transactions, mark, next);
    mark = next;
    onProgress(Math.min(bytesBefore(position), total), total);
    if (done) return success({ mark, reports });
  }
}
