import type { FileHandle } from 'node:fs/promises';
import type { DevicePosition } from '../../src-core/journal/transaction.ts';
import { makeFolder, sizeOf, syncFolder, writeFully } from './durable-files.ts';
import type { FileSystem } from './file-system.ts';
import { fileNumbers, numberedFile } from './numbered-files.ts';

/**
 * Numbered files that are only ever appended to, and never show half an append: `end` is where the durable bytes
 * end, and whatever a failed append left behind it is cut off at once, or before the next append where the disk
 * does not even allow that.
 */
export class AppendLog {
  readonly #files: FileSystem;
  readonly #folder: string;
  readonly #limit: number;
  #number: number;
  #size: number;
  #handle: FileHandle | null = null;
  /** Something may stand behind `#size`, or a later file may have been begun, that no one asked for. */
  #dirty = false;

  private constructor(files: FileSystem, folder: string, limit: number, number: number, size: number) {
    this.#files = files;
    this.#folder = folder;
    this.#limit = limit;
    this.#number = number;
    this.#size = size;
  }

  /** Opens the log of a folder at its present end; a new file is begun when one has reached `limit` bytes. */
  static async open(files: FileSystem, folder: string, limit: number): Promise<AppendLog> {
    const last = (await fileNumbers(files, folder)).at(-1);
    if (last === undefined) return new AppendLog(files, folder, limit, 1, 0);
    return new AppendLog(files, folder, limit, last, (await sizeOf(files, numberedFile(folder, last))) ?? 0);
  }

  /** Where the durable bytes end. */
  get end(): DevicePosition {
    return { file: this.#number, offset: this.#size };
  }

  /** Where the next append will begin: `end`, or a new file when the present one is full. */
  get next(): DevicePosition {
    return this.#size < this.#limit ? this.end : { file: this.#number + 1, offset: 0 };
  }

  /** Appends bytes at `next` and returns when they are on the disk. Throws what the file system throws; then nothing was appended. */
  async append(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    const former = this.end;
    try {
      if (this.#dirty) await this.#repair();
      const { file } = this.next;
      if (file !== this.#number) await this.#begin(file);
      this.#handle ??= await this.#openFile();
      await writeFully(this.#handle, bytes, this.#size);
      await this.#handle.datasync();
      // Bytes in a file that was removed or replaced meanwhile (by a folder synchroniser, say) are nowhere.
      if ((await this.#handle.stat()).nlink === 0) throw stale(this.#number);
      this.#size += bytes.length;
    } catch (thrown) {
      await this.#restore(former);
      throw thrown;
    }
  }

  /** Takes back what was appended since `position`, a former `end`. Never throws: what cannot be cut now is cut later. */
  async rewind(position: DevicePosition): Promise<void> {
    await this.#restore(position);
  }

  /** Begins a new file now, so that nothing is appended behind what stands in the present one. */
  async startNewFile(): Promise<void> {
    await this.#begin(this.#number + 1);
    await this.#openFile().then((handle) => (this.#handle = handle));
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    await handle?.close();
  }

  async #begin(number: number): Promise<void> {
    await this.close();
    this.#number = number;
    this.#size = 0;
  }

  async #openFile(): Promise<FileHandle> {
    const path = numberedFile(this.#folder, this.#number);
    const size = await sizeOf(this.#files, path);
    if ((size ?? 0) < this.#size) throw stale(this.#number);
    if (size !== null) return this.#files.open(path, 'r+');
    await makeFolder(this.#files, this.#folder);
    const handle = await this.#files.open(path, 'wx+');
    await syncFolder(this.#files, this.#folder);
    return handle;
  }

  async #restore(position: DevicePosition): Promise<void> {
    this.#number = position.file;
    this.#size = position.offset;
    this.#dirty = true;
    await this.#repair().catch(() => undefined);
  }

  /** Cuts everything behind `end`. A fresh handle, since one whose fsync failed tells nothing any more. */
  async #repair(): Promise<void> {
    await this.close().catch(() => undefined);
    for (const number of await fileNumbers(this.#files, this.#folder)) {
      const path = numberedFile(this.#folder, number);
      if (number > this.#number) await this.#files.rm(path, { force: true });
      if (number !== this.#number) continue;
      const size = (await sizeOf(this.#files, path)) ?? 0;
      // Cutting a file that is too short would fill it up with zeros.
      if (size < this.#size) throw stale(number);
      if (size === this.#size) continue;
      const handle = await this.#files.open(path, 'r+');
      try {
        await handle.truncate(this.#size);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    this.#dirty = false;
  }
}

function stale(number: number): Error {
  return Object.assign(new Error(`file ${number} is no longer what was written`), { code: 'ESTALE' });
}
