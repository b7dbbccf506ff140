import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import { encodeUtf8 } from '../../src-core/base/text-codec.ts';
import { guardHost } from '../../src-core/contract/guard-host.ts';
import type { HostApi, NotebookDescription } from '../../src-core/contract/host-api.ts';
import type { AppendLog } from './append-log.ts';
import { diskError } from './disk-error.ts';
import { readDocuments } from './documents-store.ts';
import type { FileSystem } from './file-system.ts';
import type { IndexStore } from './index-store.ts';
import { plainBytes } from './index-store.ts';
import type { OriginalsStore } from './originals-store.ts';
import { journalEnds, readJournal } from './read-journal.ts';
import type { OwnJournal } from './read-journal.ts';
import { saveFiles } from './save-files.ts';
import type { TransactionWriter } from './transaction-writer.ts';
import type { WatchedFolder } from './watched-folder.ts';

/** What the methods of an open notebook work on. */
export interface NodeHostParts {
  readonly files: FileSystem;
  /** Absolute path of the notebook folder. */
  readonly folder: string;
  /** All of the description but the position, which moves. */
  readonly description: Omit<NotebookDescription, 'position'>;
  readonly journal: AppendLog;
  readonly writer: TransactionWriter;
  readonly originals: OriginalsStore;
  readonly index: IndexStore;
  /** Folder to save into, or null when the user changed their mind. */
  readonly exportFolder: () => Promise<string | null>;
  /** Shows the notebook folder; null = this host cannot. */
  readonly reveal: (() => Promise<void>) | null;
  readonly watched: WatchedFolder;
  /** Folder to watch, or null when the user changed their mind. */
  readonly folderToWatch: () => Promise<string | null>;
}

/** The host methods on a notebook folder, behind the contract's guards. */
export function nodeHostApi(parts: NodeHostParts): HostApi {
  const { files, folder, description, journal, writer, originals, index } = parts;
  const own = (): OwnJournal => ({ device: description.deviceId, end: journal.end });

  /** Turns what the disk throws into the error a user can act on. */
  async function onDisk<Value>(
    work: () => Promise<Result<Value, AppError>>,
  ): Promise<Result<Value, AppError>> {
    try {
      return await work();
    } catch (thrown) {
      return failure(diskError(thrown, folder));
    }
  }

  return guardHost({
    describe: () =>
      onDisk(async () => success({ ...description, position: await journalEnds(files, folder, own()) })),
    readJournal: (request) =>
      onDisk(async () => {
        const page = await readJournal(files, folder, own(), request);
        if (page.ok) for (const { hlc } of page.value.transactions) writer.observe(hlc);
        return page;
      }),
    append: (request) => writer.append(request),
    readDocuments: async ({ locations }) => {
      const read = await readDocuments(files, folder, locations);
      return read.ok ? success({ documents: read.value }) : read;
    },
    readOriginal: async ({ sha256 }) => {
      const read = await originals.read(sha256);
      return read.ok ? success({ bytes: plainBytes(read.value) }) : read;
    },
    readIndexManifest: () => index.readManifest(),
    readSegment: (request) => index.readSegment(request),
    writeIndex: (request) => index.write(request),
    saveFiles: (request) =>
      onDisk(async () => {
        const { folderName } = request;
        const base = await parts.exportFolder();
        return base === null
          ? failure(appError('cancelled'))
          : saveFiles(files, base, {
              folderName,
              files: request.files.map(({ path, text }) => ({ path, bytes: encodeUtf8(text) })),
            });
      }),
    saveOriginal: ({ folderName, name, sha256 }) =>
      onDisk(async () => {
        const read = await originals.read(sha256);
        if (!read.ok) return read;
        const base = await parts.exportFolder();
        return base === null
          ? failure(appError('cancelled'))
          : saveFiles(files, base, { folderName, files: [{ path: name, bytes: read.value }] });
      }),
    watchFolder: ({ on }) =>
      onDisk(async () => {
        if (!on) await parts.watched.end();
        else {
          const chosen = await parts.folderToWatch();
          if (chosen === null) return failure(appError('cancelled'));
          await parts.watched.begin(chosen);
        }
        return success({ folder: parts.watched.name });
      }),
    takeWatched: ({ limit }) => onDisk(async () => success(await parts.watched.take(limit))),
    readWatched: async ({ file, start, end }) => {
      const read = await parts.watched.read(file, start, end);
      return read.ok ? success({ bytes: plainBytes(read.value) }) : read;
    },
    settleWatched: ({ files: settled }) =>
      onDisk(async () => {
        await parts.watched.settle(settled);
        return success({});
      }),
    revealFolder: () =>
      onDisk(async () => {
        if (parts.reveal === null) {
          const reason = 'this host cannot show folders';
          return failure(appError('request-invalid', { method: 'revealFolder', reason }));
        }
        await parts.reveal();
        return success({});
      }),
  });
}
