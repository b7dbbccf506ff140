import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import type { Sha256 } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { OriginalToStore } from '../../src-core/contract/host-api.ts';
import { diskError, errnoOf } from './disk-error.ts';
import {
  makeFolder,
  namesIn,
  removeTemporaries,
  sizeOf,
  syncFolder,
  temporaryName,
  writeTemporary,
} from './durable-files.ts';
import type { FileSystem } from './file-system.ts';

/** Files written at the same time: enough to let the disk merge their flushes. */
const PARALLEL = 8;

/** SHA-256 of bytes as 64 hexadecimal digits. */
export function sha256Of(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}

/** originals/ab/abcd….html: the bytes of everything imported, each written once under the name of its SHA-256. */
export class OriginalsStore {
  readonly #files: FileSystem;
  readonly #folder: string;
  /** Everything is written here first; what a crash leaves is cleared at the next start. */
  readonly #incoming: string;

  constructor(files: FileSystem, notebookFolder: string) {
    this.#files = files;
    this.#folder = join(notebookFolder, 'originals');
    this.#incoming = join(this.#folder, 'incoming');
  }

  /** Removes what a crash left half-written. */
  async clearIncoming(): Promise<void> {
    await removeTemporaries(this.#files, this.#incoming);
  }

  /**
   * Writes the originals that are not there yet and returns, when all are durable, the paths of the new ones.
   * Throws what the file system throws; then none of the new ones is left.
   */
  async store(originals: readonly OriginalToStore[]): Promise<readonly string[]> {
    const wanted = new Map(originals.map((original) => [original.sha256, original]));
    const written: string[] = [];
    const folders = new Set<string>();
    const queue = [...wanted.values()];
    const work = async (): Promise<void> => {
      for (let original = queue.pop(); original !== undefined; original = queue.pop()) {
        const path = await this.#storeOne(original);
        if (path === null) continue;
        written.push(path);
        folders.add(dirname(path));
      }
    };
    const workers = await Promise.allSettled(Array.from({ length: PARALLEL }, work));
    const failed = workers.find((worker) => worker.status === 'rejected');
    try {
      if (failed !== undefined) throw failed.reason;
      for (const folder of folders) await syncFolder(this.#files, folder);
    } catch (thrown) {
      await this.remove(written);
      throw thrown;
    }
    return written;
  }

  /** Takes back files that `store` has just written. */
  async remove(paths: readonly string[]): Promise<void> {
    for (const path of paths) await this.#files.rm(path, { force: true }).catch(() => undefined);
  }

  /** The untouched bytes, checked against their SHA-256. */
  async read(sha256: Sha256): Promise<Result<Uint8Array, AppError>> {
    const folder = this.#folderOf(sha256);
    try {
      const name = (await namesIn(this.#files, folder)).find((entry) => entry.startsWith(`${sha256}.`));
      if (name === undefined) return failure(appError('original-missing', { name: sha256 }));
      const bytes = await this.#files.readFile(join(folder, name));
      if (sha256Of(bytes) !== sha256) return failure(appError('original-damaged', { name }));
      return success(bytes);
    } catch (thrown) {
      if (errnoOf(thrown) === 'ENOENT') return failure(appError('original-missing', { name: sha256 }));
      return failure(diskError(thrown, this.#folder));
    }
  }

  #folderOf(sha256: Sha256): string {
    return join(this.#folder, sha256.slice(0, 2));
  }

  async #storeOne(original: OriginalToStore): Promise<string | null> {
    const folder = this.#folderOf(original.sha256);
    const prefix = `${original.sha256}.`;
    for (const name of await namesIn(this.#files, folder)) {
      if (!name.startsWith(prefix)) continue;
      // The same bytes under another ending need no second copy; a file of another size is not whole.
      if ((await sizeOf(this.#files, join(folder, name))) === original.bytes.length) return null;
    }
    await makeFolder(this.#files, this.#incoming);
    await makeFolder(this.#files, folder);
    const temporary = join(this.#incoming, temporaryName(original.sha256));
    await writeTemporary(this.#files, temporary, original.bytes);
    const path = join(folder, `${prefix}${original.extension}`);
    try {
      await this.#files.rename(temporary, path);
    } catch (thrown) {
      await this.#files.rm(temporary, { force: true }).catch(() => undefined);
      throw thrown;
    }
    return path;
  }
}
