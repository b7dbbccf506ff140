import Dexie from 'dexie';
import type { Table } from 'dexie';
import type { NotebookId } from '../../src-core/base/id.ts';
import type { JournalPosition } from '../../src-core/journal/transaction.ts';
import { RECORD_KINDS } from '../../src-core/model/records.ts';
import type { RecordKind } from '../../src-core/model/records.ts';
import type { StoredRow } from './stored-row.ts';

/** Which part of which journals the tables hold. Written in the same transaction as the rows it covers. */
export interface AppliedMark {
  readonly key: 'applied';
  readonly position: JournalPosition;
  /** Folder of the notebook: a copy elsewhere carries the same id but may have another history. */
  readonly folder: string;
}

/** One table a record kind, and the mark of how far the journals have been applied. */
export interface NotebookDatabase {
  readonly dexie: Dexie;
  readonly rows: (kind: RecordKind) => Table<StoredRow, string>;
  readonly marks: Table<AppliedMark, string>;
}

/** Version of the tables; a higher one starts from empty tables, which are filled from the journal. */
const TABLES_VERSION = 3;

/** Name of a notebook's database; every notebook has its own. */
export function databaseName(notebookId: NotebookId): string {
  return `florilegium-${notebookId}`;
}

/** Describes the database without opening it. Relaxed durability: what a crash loses, the journal still has. */
export function describeDatabase(notebookId: NotebookId): NotebookDatabase {
  const dexie = new Dexie(databaseName(notebookId), { chromeTransactionDurability: 'relaxed' });
  dexie
    .version(TABLES_VERSION)
    .stores({ ...Object.fromEntries(RECORD_KINDS.map((kind) => [kind, '&id, *keys'])), marks: '&key' })
    .upgrade((transaction) =>
      Dexie.Promise.all([...RECORD_KINDS, 'marks'].map((name) => transaction.table(name).clear())),
    );
  return {
    dexie,
    rows: (kind) => dexie.table<StoredRow, string>(kind),
    marks: dexie.table<AppliedMark, string>('marks'),
  };
}
