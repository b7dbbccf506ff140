import type { AppError } from '../../src-core/base/error-code.ts';
import { success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { ChangedRecord } from '../../src-core/journal/reducer.ts';
import type { DevicePosition, JournalPosition, Transaction } from '../../src-core/journal/transaction.ts';
import { createDatabaseLookup } from './database-lookup.ts';
import { fillTables } from './fill-tables.ts';
import type { FilledTables, ProjectionSource } from './fill-tables.ts';
import { createGate } from './gate.ts';
import { describeDatabase } from './notebook-database.ts';
import type { AppliedMark, NotebookDatabase } from './notebook-database.ts';
import type { RecordLookup } from './record-lookup.ts';
import { appliedMark, applyToTables } from './tables.ts';

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
  /** Whether the last attempt to fill the tables failed: they lack what is in the journal, and are tried again. */
  readonly isBehind: () => boolean;
  /** Settles when the tables have been complete for the first time. */
  readonly complete: Promise<void>;
  /** Like `read`, but does not wait for the first filling: what is there already is better than nothing. */
  readonly peek: <Value>(query: (lookup: RecordLookup) => Promise<Value>) => Promise<Value>;
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
  /** Learns how far another window has brought the tables. */
  readonly follow: () => Promise<void>;
  /** Calls back after the tables were filled anew: what live queries know may be stale. */
  readonly onRefilled: (listener: () => void) => () => void;
  /** How far the journals are in the tables. */
  readonly position: () => JournalPosition;
  /** What reading the journals found damaged. */
  readonly reports: () => readonly AppError[];
  readonly close: () => void;
}

const RETRY_AFTER = 5_000;
const JOURNAL_START: DevicePosition = { file: 1, offset: 0 };

const sleep = (milliseconds: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));

/** Opens the tables of a notebook and brings them up to the end of its journals. */
export async function openProjection(source: ProjectionSource): Promise<Result<Projection, AppError>> {
  const database = describeDatabase(source.notebookId);
  const lookup = createDatabaseLookup(database);
  const gate = createGate();
  const listeners = new Set<() => void>();
  let mark: AppliedMark | null = null;
  let reports: readonly AppError[] = [];
  let closed = false;
  let refilling: Promise<Result<FilledTables, AppError>> | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let everComplete = false;
  let behind = false;
  let completed = (): void => undefined;
  const complete = new Promise<void>((resolve) => {
    completed = resolve;
  });

  const refill = (): Promise<Result<FilledTables, AppError>> => {
    refilling ??= (async () => {
      gate.close();
      clearTimeout(retry);
      const filled = await fillTables(database, source, () => closed);
      if (filled.ok) {
        ({ mark } = filled.value);
        if (filled.value.reports.length > 0) ({ reports } = filled.value);
      }
      refilling = null;
      everComplete ||= filled.ok;
      behind = !filled.ok;
      if (filled.ok) completed();
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

  const opened = await Promise.race([refill(), sleep(source.patience)]);
  if (opened !== undefined && !opened.ok) {
    closed = true;
    clearTimeout(retry);
    database.dexie.close();
    return opened;
  }

  const read: Projection['read'] = async (query) => {
    await gate.passed();
    try {
      return await query(lookup, database);
    } catch (error) {
      if (closed || gate.isOpen()) throw error;
      await gate.passed();
      return query(lookup, database);
    }
  };

  return success({
    database,
    lookup,
    isComplete: gate.isOpen,
    isBehind: () => behind,
    complete,
    peek: (query) => (everComplete ? read(query) : query(lookup)),
    read,
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
    follow: async () => {
      if (refilling !== null) await refilling;
      else mark = (await appliedMark(database)) ?? mark;
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
