import Dexie from 'dexie';
import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { NotebookId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { ChangedRecord } from '../../src-core/journal/reducer.ts';
import type { DevicePosition, JournalPosition, Transaction } from '../../src-core/journal/transaction.ts';
import { catchUp } from './catch-up.ts';
import type { ApplyProgress, ReadJournal } from './catch-up.ts';
import { createDatabaseLookup } from './database-lookup.ts';
import { createGate } from './gate.ts';
import { reachesBeyond } from './journal-order.ts';
import { databaseName, describeDatabase } from './notebook-database.ts';
import type { AppliedMark, NotebookDatabase } from './notebook-database.ts';
import type { RecordLookup } from './record-lookup.ts';
import { appliedMark, applyToTables, emptyTables } from './tables.ts';
import { withTimeout } from './timeout.ts';

/** Where the records of a notebook come from, and which notebook it is. */
export interface ProjectionSource {
  readonly notebookId: NotebookId;
  readonly folder: string;
  /** End of the journals now. */
  readonly end: () => Promise<Result<JournalPosition, AppError>>;
  readonly readJournal: ReadJournal;
  readonly onProgress: ApplyProgress;
}

/** What the host answers about a transaction it made durable. */
export interface AppendedTransaction {
  readonly transaction: Transaction;
  /** Where this device's journal ends now. */
  readonly position: JournalPosition;
  /** Where this device's journal ended before. */
  readonly previous: DevicePosition;
}

/** The journal's records in tables, kept in step with it whatever the browser does to its storage. */
export interface Projection {
  /** For live queries, which check `isComplete` themselves. */
  readonly database: NotebookDatabase;
  readonly lookup: RecordLookup;
  /** False while the tables are being filled from the journal. */
  readonly isComplete: () => boolean;
  /** Runs a query when the tables are complete. */
  readonly read: <Value>(
    query: (lookup: RecordLookup, database: NotebookDatabase) => Promise<Value>,
  ) => Promise<Value>;
  /**
   * Applies a transaction that the host acknowledged. It is durable already, so this does not fail:
   * tables that cannot take it are filled from the journal, now or at the next change.
   * Answers which visible records changed, or null where the tables were filled anew instead.
   */
  readonly apply: (appended: AppendedTransaction) => Promise<readonly ChangedRecord[] | null>;
  /** Calls back after the tables were filled anew: what live queries know may be stale. */
  readonly onRefilled: (listener: () => void) => () => void;
  /** How far the journals are in the tables. */
  readonly position: () => JournalPosition;
  /** What reading the journals found damaged. */
  readonly reports: () => readonly AppError[];
  readonly close: () => void;
}

const OPEN_LIMIT = 20_000;
const RETRY_AFTER = 5_000;
const JOURNAL_START: DevicePosition = { file: 1, offset: 0 };

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Opens the tables; where the browser's files cannot be opened any more, they are deleted and made anew. */
async function openTables(database: NotebookDatabase, notebookId: NotebookId): Promise<void> {
  const { dexie } = database;
  try {
    await withTimeout(dexie.open(), OPEN_LIMIT, 'opening the tables');
  } catch {
    dexie.close({ disableAutoOpen: false });
    await withTimeout(Dexie.delete(databaseName(notebookId)), OPEN_LIMIT, 'deleting the tables');
    await withTimeout(dexie.open(), OPEN_LIMIT, 'opening the tables');
  }
}

/** Opens the tables of a notebook and brings them up to the end of its journals. */
export async function openProjection(source: ProjectionSource): Promise<Result<Projection, AppError>> {
  const database = describeDatabase(source.notebookId);
  const lookup = createDatabaseLookup(database);
  const gate = createGate();
  const listeners = new Set<() => void>();
  let mark: AppliedMark | null = null;
  let reports: readonly AppError[] = [];
  let closed = false;
  let refilling: Promise<Result<null, AppError>> | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const fill = async (): Promise<Result<null, AppError>> => {
    const end = await source.end();
    if (!end.ok) return end;
    await openTables(database, source.notebookId);
    mark = await appliedMark(database);
    if (mark !== null && (mark.folder !== source.folder || reachesBeyond(mark.position, end.value))) {
      await emptyTables(database);
      mark = null;
    }
    const caughtUp = await catchUp(
      database,
      source.readJournal,
      mark,
      source.folder,
      end.value,
      source.onProgress,
    );
    if (!caughtUp.ok) return caughtUp;
    mark = caughtUp.value.mark;
    if (caughtUp.value.reports.length > 0) reports = caughtUp.value.reports;
    return success(null);
  };

  const refill = (): Promise<Result<null, AppError>> => {
    refilling ??= (async () => {
      gate.close();
      clearTimeout(retry);
      let filled: Result<null, AppError>;
      try {
        filled = await fill();
      } catch (error) {
        filled = failure(appError('internal', { reason: reasonOf(error) }));
      }
      refilling = null;
      // Stale tables are better than none: they are read as they are until the next attempt succeeds.
      gate.open();
      if (!filled.ok && !closed) retry = setTimeout(() => void refill(), RETRY_AFTER);
      for (const listener of [...listeners]) listener();
      return filled;
    })();
    return refilling;
  };

  // The browser closes or deletes the database on its own account (evicted, emptied by hand, damaged).
  // By the time these events arrive the connection is gone; Dexie would open an empty database silently.
  const lost = (): void => {
    if (closed || refilling !== null) return;
    gate.close();
    queueMicrotask(() => void refill());
  };
  database.dexie.on('close', lost);
  database.dexie.on('versionchange', lost);

  const opened = await refill();
  if (!opened.ok) {
    closed = true;
    clearTimeout(retry);
    database.dexie.close();
    return opened;
  }

  return success({
    database,
    lookup,
    isComplete: gate.isOpen,
    read: async (query) => {
      await gate.passed();
      try {
        return await query(lookup, database);
      } catch (error) {
        if (closed || gate.isOpen()) throw error;
        await gate.passed();
        return query(lookup, database);
      }
    },
    apply: async ({ transaction, position, previous }) => {
      if (refilling !== null) await refilling;
      const known = mark?.position[transaction.device] ?? JOURNAL_START;
      if (known.file !== previous.file || known.offset !== previous.offset) {
        await refill();
        return null;
      }
      const next: AppliedMark = {
        key: 'applied',
        folder: source.folder,
        position: { ...mark?.position, ...position },
      };
      try {
        const changes = await applyToTables(database, [transaction], mark, next);
        mark = next;
        return changes;
      } catch {
        await refill();
        return null;
      }
    },
    onRefilled: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    position: () => mark?.position ?? {},
    reports: () => reports,
    close: () => {
      closed = true;
      clearTimeout(retry);
      database.dexie.close();
    },
  });
}
