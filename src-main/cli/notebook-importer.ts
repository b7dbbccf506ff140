import { appError, type AppError } from '../../src-core/base/error-code.ts';
import type { Sha256 } from '../../src-core/base/id.ts';
import { success, type Result } from '../../src-core/base/result.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../src-core/import/import-limits.ts';
import { sha256Of } from '../host/originals-store.ts';
import { fail, newRow, type FileRow } from './file-row.ts';
import { createImportBatcher, type ImportBatcher, type ImportFile } from './import-batcher.ts';
import { openNotebookIndex } from './notebook-index.ts';
import { openSession, type NotebookSession } from './notebook-session.ts';
import { createParsePool, type ParsePool } from './parse-pool.ts';
import { readFileToKeep, type FoundFile } from './walk-files.ts';

/** A file's row; it is complete when `durable` has settled. */
export interface ParsedFile {
  readonly row: FileRow;
  readonly durable: Promise<unknown>;
}

/** Runs work on the same bytes one after the other, so that a second copy meets what the first one brought. */
type TakeTurn = <Value>(sha256: Sha256, work: () => Promise<Value>) => Promise<Value>;

function createTurns(): TakeTurn {
  const last = new Map<Sha256, Promise<unknown>>();
  return (sha256, work) => {
    const turn = (last.get(sha256) ?? Promise.resolve()).then(work, work);
    last.set(sha256, turn);
    return turn;
  };
}

async function importFile(
  file: FoundFile,
  pool: ParsePool,
  batcher: ImportBatcher,
  takeTurn: TakeTurn,
): Promise<ParsedFile> {
  const read = await readFileToKeep(file, DEFAULT_IMPORT_LIMITS);
  if (read.ok) {
    const bytes = read.value;
    // not kept whole: its parts are, each with a hash of its own
    if (bytes === null) return parseFile(file, { name: file.name, bytes, sha256: null }, pool, batcher);
    const source = { name: file.name, bytes, sha256: sha256Of(bytes) };
    return takeTurn(source.sha256, () => parseFile(file, source, pool, batcher));
  }
  const row = newRow(file.path);
  fail(row, read.error);
  return { row, durable: Promise.resolve() };
}

async function parseFile(
  file: FoundFile,
  source: ImportFile,
  pool: ParsePool,
  batcher: ImportBatcher,
): Promise<ParsedFile> {
  const row = newRow(file.path);
  const known = source.sha256 === null ? null : batcher.known(source.sha256);
  if (known?.whole) {
    row.duplicates = 1;
    row.title = known.whole.title;
    return { row, durable: Promise.resolve() };
  }
  const durable: Promise<void>[] = [];
  for await (const item of pool.parse({ ...file, bytes: source.bytes })) {
    if (!item.ok) {
      fail(row, item.error);
      continue;
    }
    const added = await batcher.add(source, item.value, known);
    if ('there' in added) {
      row.duplicates += 1;
      if (row.title === '') row.title = added.there;
      continue;
    }
    if (row.title === '') row.title = item.value.metadata.title;
    if (added.isVersion) row.warnings.add('new-version');
    item.value.warnings.forEach((warning) => row.warnings.add(warning));
    durable.push(
      added.durable.then((result) => {
        if (!result.ok) fail(row, result.error);
        else if (added.isVersion) row.versions += 1;
        else row.imported += 1;
      }),
    );
  }
  if (durable.length === 0 && row.failed === 0 && row.duplicates === 0)
    fail(row, appError('file-no-text', { file: file.name }));
  return { row, durable: Promise.all(durable) };
}

/** A notebook that takes in files; its lock is held until it is closed. */
export interface NotebookImporter {
  readonly session: NotebookSession;
  /** How many files can be parsed at once. */
  readonly size: number;
  readonly importFile: (file: FoundFile) => Promise<ParsedFile>;
  /** Makes durable what is waiting. */
  readonly flush: () => Promise<void>;
  /** Writes the index. */
  readonly save: () => Promise<Result<unknown, AppError>>;
  readonly close: () => Promise<void>;
}

/** Opens a notebook folder, made where it is absent, to import into it. */
export async function openNotebookImporter(folder: string): Promise<Result<NotebookImporter, AppError>> {
  const opened = await openSession(folder);
  if (!opened.ok) return opened;
  const session = opened.value;
  const index = await openNotebookIndex(session);
  if (!index.ok) {
    await session.close();
    return index;
  }
  const pool = createParsePool();
  const batcher = createImportBatcher(session, (articles, ops) => index.value.addArticles(articles, ops));
  const takeTurn = createTurns();
  return success({
    session,
    size: pool.size,
    importFile: (file) => importFile(file, pool, batcher, takeTurn),
    flush: () => batcher.flush(),
    save: () => index.value.save(),
    close: async () => {
      await pool.close();
      await session.close();
    },
  });
}
