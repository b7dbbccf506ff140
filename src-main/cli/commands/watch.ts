import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { errorInOneLine } from '../../../src-core/base/error-sentences.ts';
import { isNote } from '../../../src-core/import/markdown/note-pictures.ts';
import { belongsToPage, isPictureOfNotes, savedPages } from '../../../src-core/import/page-folder.ts';
import { REAL_FILES } from '../../host/file-system.ts';
import { defaultStateFolder } from '../../host/state-folder.ts';
import { watchStateFile } from '../../host/watch-state.ts';
import { WatchedFolder } from '../../host/watched-folder.ts';
import { EXIT, parseOptions, UsageError, type CliCommand, type CliOutput } from '../arguments.ts';
import { jsonLine, plainLine, type FileRow } from '../file-row.ts';
import { openNotebookImporter, type NotebookImporter } from '../notebook-importer.ts';

const HELP = `Imports what lies in a folder, and what appears in it, until it is ended by Ctrl+C.

  florilegium watch NOTEBOOK FOLDER [--json]

A file is taken when it has kept its size for a while, each one once, also over restarts; one that changes is taken again.
Hidden files and half-finished downloads are passed over. The notebook is held meanwhile: no window can open it.

  --json   one JSON line a file, as "import" prints it

Exit code 0 when it was ended, 1 when it could not begin.
`;

/** Milliseconds between two looks at the folder, and files taken in one. */
const INTERVAL = 500;
const FILES = 200;

/** Begins to watch, or goes on where it was ended: what was taken then is not taken again. */
async function openWatch(folder: string, { session }: NotebookImporter): Promise<WatchedFolder> {
  const { description, folder: notebookFolder } = session.host;
  const watched = new WatchedFolder({
    files: REAL_FILES,
    // Apart from what the window of this notebook watches.
    stateFile: watchStateFile(defaultStateFolder(), description.notebookId, `${notebookFolder}\0${folder}`),
    notebookFolder,
    fixed: folder,
    now: Date.now,
  });
  await watched.take(0);
  if (watched.name === null) await watched.begin(folder);
  return watched;
}

/** Tells which files are part of a saved page that lies there: they are read with it. */
function pageParts(root: string): (path: string) => Promise<boolean> {
  const listed = new Map<string, Promise<readonly string[]>>();
  const list = (folder: string): Promise<readonly string[]> => {
    const known = listed.get(folder) ?? readdir(folder).catch(() => []);
    listed.set(folder, known);
    return known;
  };
  return async (path) => {
    let below = 0;
    for (
      let folder = dirname(path);
      isPictureOfNotes(path, below) && (folder === root || folder.startsWith(root + sep));
      folder = dirname(folder), below += 1
    )
      if ((await list(folder)).some(isNote)) return true;
    for (let folder = dirname(path); folder.startsWith(root + sep); folder = dirname(folder))
      if (belongsToPage(`${basename(folder)}/x`, savedPages(await list(dirname(folder))))) return true;
    return false;
  };
}

interface Watching {
  readonly importer: NotebookImporter;
  readonly watched: WatchedFolder;
  readonly folder: string;
  readonly report: (row: FileRow) => void;
  readonly ending: AbortSignal;
}

/** Takes in what stands still at the moment; answers how many files that were. */
async function importSome({ importer, watched, folder, report, ending }: Watching): Promise<number> {
  const { files } = await watched.take(FILES);
  if (files.length === 0) return 0;
  const isPart = pageParts(folder);
  const settled: string[] = [];
  const under: Promise<void>[] = [];
  const queue = files.values();
  const lane = async (): Promise<void> => {
    for (const { file } of queue) {
      const path = watched.pathOf(file);
      if (path === null || ending.aborted) continue;
      if (await isPart(path)) {
        settled.push(file);
        continue;
      }
      const { row, durable } = await importer.importFile({ path, name: basename(path).normalize('NFC') });
      under.push(
        durable.then(() => {
          // What a full disk kept out is taken once more later.
          if (!row.errors.some(({ code }) => code.startsWith('disk-'))) settled.push(file);
          report(row);
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: importer.size }, lane));
  await importer.flush();
  await Promise.all(under);
  await watched.settle(settled);
  return files.length;
}

/** Aborts when the program is asked to end; a second time ends it at once, as if nobody listened. */
function untilEnded(io: CliOutput): AbortSignal {
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => {
      if (!ending.signal.aborted) io.note('Ending when what is under way is saved.');
      ending.abort();
    });
  return ending.signal;
}

/** `florilegium watch`: what appears in a folder becomes part of the notebook. */
export const watchCommand: CliCommand = {
  name: 'watch',
  summary: 'import what appears in a folder, until it is ended',
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parseOptions(args, { json: { type: 'boolean', default: false } });
    const [notebook, asked] = positionals;
    if (notebook === undefined || asked === undefined || positionals.length > 2)
      throw new UsageError('name a notebook folder and the folder to be watched');
    const folder = await realpath(asked).catch(() => null);
    if (folder === null || !(await stat(folder)).isDirectory())
      throw new UsageError(`there is no folder ${asked}`);
    const opened = await openNotebookImporter(notebook);
    if (!opened.ok) {
      io.note(`florilegium watch: ${errorInOneLine(opened.error, 'en')}`);
      return EXIT.failed;
    }
    const importer = opened.value;
    if (`${folder}${sep}`.startsWith(`${importer.session.host.folder}${sep}`)) {
      await importer.close();
      throw new UsageError('a notebook cannot watch itself; name another folder');
    }
    const ending = untilEnded(io);
    const watched = await openWatch(folder, importer);
    io.note(`Watching ${folder}; Ctrl+C ends it.`);
    const report = (row: FileRow): void => io.line(values.json ? jsonLine(row) : plainLine(row));
    while (!ending.aborted) {
      const taken = await importSome({ importer, watched, folder, report, ending });
      if (taken > 0) await importer.save();
      if (taken < FILES) await setTimeout(INTERVAL, null, { signal: ending }).catch(() => null);
    }
    await watched.close();
    const saved = await importer.save();
    await importer.close();
    if (!saved.ok) io.note(`florilegium watch: ${errorInOneLine(saved.error, 'en')}`);
    return EXIT.ok;
  },
};
