import { appError, type AppError } from '../../../src-core/base/error-code.ts';
import type { Sha256 } from '../../../src-core/base/id.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../src-core/import/import-limits.ts';
import { EXIT, parseOptions, UsageError, type CliCommand } from '../arguments.ts';
import { sha256Of } from '../../host/originals-store.ts';
import { createImportBatcher, type ImportBatcher, type ImportFile } from '../import-batcher.ts';
import { openNotebookIndex } from '../notebook-index.ts';
import { openSession } from '../notebook-session.ts';
import { createParsePool, type ParsePool } from '../parse-pool.ts';
import { errorInOneLine } from '../../../src-core/base/error-sentences.ts';
import { readFileToKeep, walkFiles, type FoundFile } from '../walk-files.ts';

const HELP = `Imports files, folders and archives into a notebook (made where it does not exist).

  florilegium import NOTEBOOK PATH… [--json]

Text, Markdown, saved pages (HTML with its folder, SingleFile, MHTML), web archives (WARC, ARC, WACZ), PDF, documents,
mail, notes, bibliographies, JSONL archives (_id, title, text, date?, author?, url?, lang?), CSV; zip and gzip of any.
What is in the notebook already is named and not imported again. One bad file never stops the rest.

  --json   one JSON line a file: file, outcome, imported, versions, duplicates, failed, title, warnings[], errors[]

Exit code 1 when a file failed.
`;

/** Errors a file's row names; an archive may have thousands of bad rows. */
const ERRORS_NAMED = 20;

interface FileRow {
  readonly file: string;
  imported: number;
  /** New captures of articles that were there. */
  versions: number;
  duplicates: number;
  failed: number;
  title: string;
  readonly warnings: Set<string>;
  readonly errors: AppError[];
}

function outcome(row: FileRow): 'imported' | 'version' | 'duplicate' | 'failed' {
  if (row.imported > 0) return 'imported';
  if (row.versions > 0) return 'version';
  return row.failed > 0 ? 'failed' : 'duplicate';
}

function newRow(file: string): FileRow {
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

function fail(row: FileRow, error: AppError): void {
  row.failed += 1;
  if (row.errors.length < ERRORS_NAMED) row.errors.push(error);
}

function jsonLine(row: FileRow): string {
  const { file, imported, versions, duplicates, failed, title } = row;
  return JSON.stringify({
    file,
    outcome: outcome(row),
    imported,
    versions,
    duplicates,
    failed,
    title,
    warnings: [...row.warnings],
    errors: row.errors.map((error) => ({ code: error.code, message: errorInOneLine(error, 'en') })),
  });
}

/** A file's row; it is complete when `durable` has settled. */
interface Parsed {
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
): Promise<Parsed> {
  const read = await readFileToKeep(file, DEFAULT_IMPORT_LIMITS);
  if (read.ok) {
    const bytes = read.value;
    // too large to be kept whole: its parts are, each with a hash of its own
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
): Promise<Parsed> {
  const row = newRow(file.path);
  const known = source.sha256 === null ? null : batcher.known(source.sha256);
  if (known?.whole) {
    row.duplicates = 1;
    row.title = known.whole.title;
    return { row, durable: Promise.resolve() };
  }
  const durable: Promise<void>[] = [];
  for await (const item of pool.parse({ name: file.name, path: file.path, bytes: source.bytes })) {
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

/** One stream of all files, which several parsers may pull from. */
function foundFiles(
  paths: readonly string[],
): AsyncIterable<Result<FoundFile, AppError & { readonly path: string }>> {
  const all = (async function* () {
    for (const path of paths) yield* walkFiles(path);
  })();
  // Without `return`, so that the first parser that ends does not close the stream for the others.
  return { [Symbol.asyncIterator]: () => ({ next: () => all.next() }) };
}

/** `florilegium import`: files into a notebook, a batch at a time, searchable at once. */
export const importCommand: CliCommand = {
  name: 'import',
  summary: 'import files, folders and archives into a notebook',
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parseOptions(args, { json: { type: 'boolean', default: false } });
    const [folder, ...paths] = positionals;
    if (folder === undefined || paths.length === 0)
      throw new UsageError('name a notebook folder and at least one path');
    const opened = await openSession(folder);
    if (!opened.ok) {
      io.note(`florilegium import: ${errorInOneLine(opened.error, 'en')}`);
      return EXIT.failed;
    }
    const session = opened.value;
    const index = await openNotebookIndex(session);
    if (!index.ok) {
      io.note(`florilegium import: ${errorInOneLine(index.error, 'en')}`);
      await session.close();
      return EXIT.failed;
    }
    const started = performance.now();
    const pool = createParsePool();
    const batcher = createImportBatcher(session, (articles, ops) => index.value.addArticles(articles, ops));
    const totals = { imported: 0, versions: 0, duplicates: 0, failed: 0, files: 0 };
    const report = (row: FileRow): void => {
      totals.files += 1;
      totals.imported += row.imported;
      totals.versions += row.versions;
      totals.duplicates += row.duplicates;
      totals.failed += row.failed;
      if (values.json) io.line(jsonLine(row));
      else if (row.errors.length > 0)
        for (const error of row.errors) io.note(`${row.file}: ${errorInOneLine(error, 'en')}`);
    };
    const reported: Promise<void>[] = [];
    const files = foundFiles(paths);
    const takeTurn = createTurns();
    const parseOn = async (): Promise<void> => {
      for await (const found of files) {
        if (found.ok) {
          const { row, durable } = await importFile(found.value, pool, batcher, takeTurn);
          reported.push(durable.then(() => report(row)));
        } else {
          const row = newRow(found.error.path);
          fail(row, found.error);
          report(row);
        }
      }
    };
    await Promise.all(Array.from({ length: pool.size }, parseOn));
    await batcher.flush();
    await Promise.all(reported);
    const saved = await index.value.save();
    await pool.close();
    await session.close();
    if (!saved.ok) io.note(`florilegium import: ${errorInOneLine(saved.error, 'en')}`);
    const seconds = (performance.now() - started) / 1000;
    io.note(
      `${totals.files} files: ${totals.imported} articles imported, ${totals.versions} new versions, ${totals.duplicates} already there, ${totals.failed} failed, in ${seconds.toFixed(1)} s`,
    );
    return totals.failed === 0 ? EXIT.ok : EXIT.failed;
  },
};
