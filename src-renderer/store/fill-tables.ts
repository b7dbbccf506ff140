import Dexie from 'dexie';
import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { NotebookId } from '../../src-core/base/id.ts';
import { failure } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { JournalPosition } from '../../src-core/journal/transaction.ts';
import { catchUp } from './catch-up.ts';
import type { ApplyProgress, ReadJournal } from './catch-up.ts';
import { reachesBeyond } from './journal-order.ts';
import { databaseName } from './notebook-database.ts';
import type { AppliedMark, NotebookDatabase } from './notebook-database.ts';
import { appliedMark, emptyTables } from './tables.ts';
import { withTimeout } from './timeout.ts';

/** Where the records of a notebook come from, and which notebook it is. */
export interface ProjectionSource {
  readonly notebookId: NotebookId;
  readonly folder: string;
  /** End of the journals now. */
  readonly end: () => Promise<Result<JournalPosition, AppError>>;
  readonly readJournal: ReadJournal;
  readonly onProgress: ApplyProgress;
  /** Milliseconds to wait for the tables; if they take longer, the projection is given out before it is complete. */
  readonly patience: number;
}

/** Tables that hold everything the journals have. */
export interface FilledTables {
  readonly mark: AppliedMark;
  /** What reading the journals found damaged. */
  readonly reports: readonly AppError[];
}

/** Times that filling is begun again at once, when the tables vanish while they are being filled. */
const ATTEMPTS = 3;
const OPEN_LIMIT = 20_000;

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

async function fillOnce(
  database: NotebookDatabase,
  source: ProjectionSource,
): Promise<Result<FilledTables, AppError>> {
  const end = await source.end();
  if (!end.ok) return end;
  await openTables(database, source.notebookId);
  let mark = await appliedMark(database);
  if (mark !== null && (mark.folder !== source.folder || reachesBeyond(mark.position, end.value))) {
    await emptyTables(database);
    mark = null;
  }
  return catchUp(database, source.readJournal, mark, source.folder, end.value, source.onProgress);
}

/** Opens the tables and brings them up to the end of the journals, again from the start when they vanish meanwhile. */
export async function fillTables(
  database: NotebookDatabase,
  source: ProjectionSource,
  givenUp: () => boolean,
): Promise<Result<FilledTables, AppError>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fillOnce(database, source);
    } catch (error) {
      if (attempt >= ATTEMPTS || givenUp()) return failure(appError('internal', { reason: reasonOf(error) }));
    }
  }
}
