import Dexie from 'dexie';
import { reduceRow } from '../../src-core/journal/reduce-row.ts';
import type { ChangedRecord } from '../../src-core/journal/reducer.ts';
import type { Row } from '../../src-core/journal/row.ts';
import { stampOf } from '../../src-core/journal/stamp.ts';
import type { JournalPosition, Transaction } from '../../src-core/journal/transaction.ts';
import type { RecordKind } from '../../src-core/model/records.ts';
import type { AppliedMark, NotebookDatabase } from './notebook-database.ts';
import { plainRow, storedRow } from './stored-row.ts';
import { withTimeout } from './timeout.ts';

/** A write that takes longer is given up; on a full disk IndexedDB may never answer. */
const WRITE_LIMIT = 30_000;

/** The tables do not stand where the caller believes: someone emptied or replaced them. */
export class ProjectionMoved extends Error {
  override readonly name = 'ProjectionMoved';
}

const key = (kind: RecordKind, id: string): string => `${kind}/${id}`;

/** Rows the transactions touch, as they stand in the tables. */
async function touchedRows(
  database: NotebookDatabase,
  transactions: readonly Transaction[],
): Promise<Map<string, Row>> {
  const ids = new Map<RecordKind, Set<string>>();
  for (const { ops } of transactions) {
    for (const { kind, id } of ops) {
      const known = ids.get(kind);
      if (known === undefined) ids.set(kind, new Set([id]));
      else known.add(id);
    }
  }
  const rows = new Map<string, Row>();
  for (const [kind, wanted] of ids) {
    for (const row of await database.rows(kind).bulkGet([...wanted])) {
      if (row !== undefined) rows.set(key(kind, row.id), plainRow(row));
    }
  }
  return rows;
}

/** Applies the operations; answers only the rows that changed, by kind. The rows given stay as they were. */
function reduceRows(
  before: ReadonlyMap<string, Row>,
  transactions: readonly Transaction[],
): Map<RecordKind, Map<string, Row>> {
  const rows = new Map(before);
  const changed = new Map<RecordKind, Map<string, Row>>();
  for (const { hlc, ops } of transactions) {
    ops.forEach((operation, index) => {
      const name = key(operation.kind, operation.id);
      const row = rows.get(name);
      const after = reduceRow(row, operation, stampOf(hlc, index));
      if (after === row) return;
      rows.set(name, after);
      const ofKind = changed.get(operation.kind) ?? new Map<string, Row>();
      changed.set(operation.kind, ofKind.set(operation.id, after));
    });
  }
  return changed;
}

function visibleChanges(
  before: ReadonlyMap<string, Row>,
  changed: ReadonlyMap<RecordKind, ReadonlyMap<string, Row>>,
): readonly ChangedRecord[] {
  return [...changed].flatMap(([kind, rows]) =>
    [...rows.values()].flatMap(({ id, record }) => {
      const former = before.get(key(kind, id))?.record ?? null;
      return former === record ? [] : [{ kind, id, before: former, after: record } as ChangedRecord];
    }),
  );
}

/** How far the journals have been applied; null in empty tables. */
export async function appliedMark(database: NotebookDatabase): Promise<AppliedMark | null> {
  return (await withTimeout(database.marks.get('applied'), WRITE_LIMIT, 'reading the tables')) ?? null;
}

const same = (a: JournalPosition, b: JournalPosition): boolean =>
  Object.keys({ ...a, ...b }).every(
    (device) => a[device]?.file === b[device]?.file && a[device]?.offset === b[device]?.offset,
  );

/**
 * Applies transactions and moves the mark from `from` (null = empty tables) to `to`, all in one IndexedDB transaction.
 * Throws ProjectionMoved when the mark is not at `from`, or a Dexie error; the tables are then as before.
 * After a StoreTimeout the write may still happen: read the mark to know. Answers which visible records changed.
 */
export async function applyToTables(
  database: NotebookDatabase,
  transactions: readonly Transaction[],
  from: AppliedMark | null,
  to: AppliedMark,
): Promise<readonly ChangedRecord[]> {
  const kinds = [...new Set(transactions.flatMap(({ ops }) => ops.map(({ kind }) => kind)))];
  const tables = [...kinds.map((kind) => database.rows(kind)), database.marks];
  const work = database.dexie.transaction('rw', tables, async () => {
    const mark = (await database.marks.get('applied')) ?? null;
    if (mark === null ? from !== null : from === null || !same(mark.position, from.position)) {
      throw new ProjectionMoved(`tables stand at ${JSON.stringify(mark?.position ?? null)}`);
    }
    const before = mark === null ? new Map<string, Row>() : await touchedRows(database, transactions);
    const changed = reduceRows(before, transactions);
    for (const [kind, rows] of changed) await database.rows(kind).bulkPut([...rows.values()].map(storedRow));
    await database.marks.put(to);
    return visibleChanges(before, changed);
  });
  return withTimeout(work, WRITE_LIMIT, 'writing the tables');
}

/** Empties every table, so that they can be filled from the journal again. */
export async function emptyTables(database: NotebookDatabase): Promise<void> {
  const work = database.dexie.transaction('rw', database.dexie.tables, () =>
    Dexie.Promise.all(database.dexie.tables.map((table) => table.clear())),
  );
  await withTimeout(work, WRITE_LIMIT, 'emptying the tables');
}
