import { basename, dirname, join, resolve } from 'node:path';
import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostApi, NotebookDescription } from '../../src-core/contract/host-api.ts';
import { defaultStateFolder } from './state-folder.ts';
import { diskError } from './disk-error.ts';
import { makeFolder, removeTemporaries, sizeOf } from './durable-files.ts';
import { REAL_FILES } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { IndexStore } from './index-store.ts';
import { nodeHostApi } from './node-host-api.ts';
import { createNotebookFile, folderState, NOTEBOOK_FILE, readNotebookFile } from './notebook-file.ts';
import { takeLock } from './notebook-lock.ts';
import { openDevice } from './open-device.ts';
import { OriginalsStore } from './originals-store.ts';
import { TransactionWriter } from './transaction-writer.ts';
import { WatchedFolder } from './watched-folder.ts';
import { watchStateFile } from './watch-state.ts';

/** A journal or document file is followed by a new one when it has this many bytes. */
const FILE_BYTES = 64 * 2 ** 20;

/** What opening a notebook takes; everything but the folder has a default. */
export interface NotebookHostOptions {
  /** The notebook folder; made where it is absent or empty. */
  readonly folder: string;
  /** false = a folder that is no notebook yet is refused ('notebook-missing') instead of becoming one. */
  readonly create?: boolean;
  /** Keeps device ids and the like, outside every notebook. Default: the user's state folder of the system. */
  readonly stateFolder?: string;
  /** Where `saveFiles` writes when there is no `chooseFolder`. Default: exports/ in the notebook folder. */
  readonly exportFolder?: string;
  /** Asks the user for a folder to save into (null = cancelled); makes the capability 'dialog'. */
  readonly chooseFolder?: () => Promise<string | null>;
  /** Folder that is watched where there is no `chooseFolder`. Default: one beside the notebook folder, named after it. */
  readonly watchFolder?: string;
  /** Shows a folder in the system's file manager; makes the capability `revealFolder` true. */
  readonly showFolder?: (folder: string) => Promise<void>;
  /** Wall clock in ms since 1970. Default: the system's. */
  readonly now?: () => number;
  /** Version of the program, for `describe`. */
  readonly version?: string;
  /** Bytes after which a journal or document file is followed by a new one. Default: 64 MiB. */
  readonly fileBytes?: number;
  /** The file system; tests put a failing one here. */
  readonly files?: FileSystem;
}

/** An open notebook: its lock is held until `close`. */
export interface NotebookHost {
  readonly api: HostApi;
  /** Absolute path of the notebook folder, links resolved. */
  readonly folder: string;
  /** What `describe` answered at opening. */
  readonly description: NotebookDescription;
  /** Waits for what is being written, then gives the lock back. */
  close(): Promise<void>;
}

/**
 * Opens a notebook folder for writing; one host at a time holds it. Fails with 'notebook-missing' (a folder with other
 * things in it), 'notebook-locked', 'notebook-newer', 'notebook-damaged', or what the disk says.
 */
export async function openNotebookHost(
  options: NotebookHostOptions,
): Promise<Result<NotebookHost, AppError>> {
  const files = options.files ?? REAL_FILES;
  const asked = resolve(options.folder);
  try {
    const state = await folderState(files, asked);
    if (state === 'other' || (state === 'empty' && options.create === false)) {
      return failure(appError('notebook-missing', { folder: asked }));
    }
    await makeFolder(files, asked);
    const folder = await files.realpath(asked);
    const lock = await takeLock(files, folder, (options.now ?? Date.now)());
    if (!lock.ok) return lock;
    try {
      const opened = await openLocked(files, folder, options, () => lock.value.release());
      if (!opened.ok) await lock.value.release();
      return opened;
    } catch (thrown) {
      await lock.value.release().catch(() => undefined);
      throw thrown;
    }
  } catch (thrown) {
    return failure(diskError(thrown, asked));
  }
}

async function openLocked(
  files: FileSystem,
  folder: string,
  options: NotebookHostOptions,
  release: () => Promise<void>,
): Promise<Result<NotebookHost, AppError>> {
  const now = options.now ?? Date.now;
  await removeTemporaries(files, folder);
  // Looked at again under the lock: another process may have made it a notebook meanwhile.
  const notebook =
    (await folderState(files, folder)) === 'empty'
      ? success(await createNotebookFile(files, folder, now()))
      : await readNotebookFile(files, folder);
  if (!notebook.ok) return notebook;

  const originals = new OriginalsStore(files, folder);
  const index = new IndexStore(files, folder);
  await originals.clearIncoming();
  await index.clearTemporaries();
  const device = await openDevice({
    files,
    folder,
    stateFolder: options.stateFolder ?? defaultStateFolder(),
    notebookId: notebook.value.notebookId,
    nowMs: now(),
    journalFileBytes: options.fileBytes ?? FILE_BYTES,
    documentFileBytes: options.fileBytes ?? FILE_BYTES,
  });
  if (!device.ok) return device;
  const { deviceId, journal, documents, clock, reports, remember } = device.value;

  const writer = new TransactionWriter({
    folder,
    device: deviceId,
    journal,
    documents,
    originals,
    isThere: async () => (await sizeOf(files, join(folder, NOTEBOOK_FILE)).catch(() => null)) !== null,
    now,
    clock,
  });
  const { chooseFolder, showFolder } = options;
  const fixedWatch = options.watchFolder ?? join(dirname(folder), `${basename(folder)} Watched`);
  const watched = new WatchedFolder({
    files,
    stateFile: watchStateFile(options.stateFolder ?? defaultStateFolder(), notebook.value.notebookId, folder),
    notebookFolder: folder,
    fixed: chooseFolder === undefined ? fixedWatch : null,
    now,
  });
  const exportFolder = options.exportFolder ?? join(folder, 'exports');
  const api = nodeHostApi({
    files,
    folder,
    description: {
      notebookId: notebook.value.notebookId,
      name: notebook.value.name,
      folder,
      deviceId,
      capabilities: {
        saveFiles: chooseFolder === undefined ? 'fixed-folder' : 'dialog',
        revealFolder: showFolder !== undefined,
        watchFolder: chooseFolder === undefined ? 'fixed-folder' : 'dialog',
      },
      reports,
      version: options.version ?? '0.0.0',
    },
    journal,
    writer,
    originals,
    index,
    exportFolder: async () => {
      if (chooseFolder !== undefined) return chooseFolder();
      await makeFolder(files, exportFolder);
      return exportFolder;
    },
    watched,
    folderToWatch: async () => (chooseFolder === undefined ? fixedWatch : chooseFolder()),
    reveal: showFolder === undefined ? null : () => showFolder(folder),
  });
  const description = await api.describe({});
  if (!description.ok) return description;

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    try {
      await watched.close();
      await writer.close();
      await journal.close();
      await documents.close();
      // Only a help for noticing an older copy; a full disk must not keep the notebook from closing.
      await remember().catch(() => undefined);
    } finally {
      await release();
    }
  };
  return success({ api, folder, description: description.value, close: () => (closing ??= close()) });
}
