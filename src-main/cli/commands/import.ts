import type { AppError } from '../../../src-core/base/error-code.ts';
import { errorInOneLine } from '../../../src-core/base/error-sentences.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { EXIT, parseOptions, UsageError, type CliCommand } from '../arguments.ts';
import { fail, jsonLine, newRow, type FileRow } from '../file-row.ts';
import { openNotebookImporter } from '../notebook-importer.ts';
import { walkFiles, type FoundFile } from '../walk-files.ts';

const HELP = `Imports files, folders and archives into a notebook (made where it does not exist).

  florilegium import NOTEBOOK PATH… [--json]

Text, Markdown, saved pages (HTML with its folder, SingleFile, MHTML), web archives (WARC, ARC, WACZ), PDF, documents,
mail, notes, bibliographies, JSONL archives (_id, title, text, date?, author?, url?, lang?), CSV; zip, gzip and Zstandard of any.
What is in the notebook already is named and not imported again. One bad file never stops the rest.

  --json   one JSON line a file: file, outcome, imported, versions, duplicates, failed, title, warnings[], errors[]

Exit code 1 when a file failed.
`;

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
    const opened = await openNotebookImporter(folder);
    if (!opened.ok) {
      io.note(`florilegium import: ${errorInOneLine(opened.error, 'en')}`);
      return EXIT.failed;
    }
    const importer = opened.value;
    const started = performance.now();
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
    const parseOn = async (): Promise<void> => {
      for await (const found of files) {
        if (found.ok) {
          const { row, durable } = await importer.importFile(found.value);
          reported.push(durable.then(() => report(row)));
        } else {
          const row = newRow(found.error.path);
          fail(row, found.error);
          report(row);
        }
      }
    };
    await Promise.all(Array.from({ length: importer.size }, parseOn));
    await importer.flush();
    await Promise.all(reported);
    const saved = await importer.save();
    await importer.close();
    if (!saved.ok) io.note(`florilegium import: ${errorInOneLine(saved.error, 'en')}`);
    const seconds = (performance.now() - started) / 1000;
    io.note(
      `${totals.files} files: ${totals.imported} articles imported, ${totals.versions} new versions, ${totals.duplicates} already there, ${totals.failed} failed, in ${seconds.toFixed(1)} s`,
    );
    return totals.failed === 0 ? EXIT.ok : EXIT.failed;
  },
};
