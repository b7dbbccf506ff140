import { join } from 'node:path';
import { crc32 } from '../../src-core/base/crc32.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostRequest, HostValue } from '../../src-core/contract/host-api.ts';
import { diskError, errnoOf } from './disk-error.ts';
import {
  makeFolder,
  namesIn,
  readIfPresent,
  removeTemporaries,
  replaceFile,
  sizeOf,
  syncFolder,
  TEMPORARY_SUFFIX,
} from './durable-files.ts';
import type { FileSystem } from './file-system.ts';

/** The one name in index/ that is no segment. */
const MANIFEST = 'manifest';

/** index/: segment files and the manifest that says which of them count. All of it can be made anew. */
export class IndexStore {
  readonly #files: FileSystem;
  readonly #folder: string;
  /** Writes happen one after the other, so that manifests replace each other in the order they were asked for. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(files: FileSystem, notebookFolder: string) {
    this.#files = files;
    this.#folder = join(notebookFolder, 'index');
  }

  /** Removes what a crash left half-written. */
  async clearTemporaries(): Promise<void> {
    await removeTemporaries(this.#files, this.#folder);
  }

  async readManifest(): Promise<Result<HostValue<'readIndexManifest'>, AppError>> {
    try {
      const manifest = await readIfPresent(this.#files, join(this.#folder, MANIFEST));
      const files: { name: string; bytes: number }[] = [];
      for (const name of await namesIn(this.#files, this.#folder)) {
        if (name === MANIFEST || name.endsWith(TEMPORARY_SUFFIX)) continue;
        files.push({ name, bytes: (await sizeOf(this.#files, join(this.#folder, name))) ?? 0 });
      }
      return success({ manifest: manifest === null ? null : plainBytes(manifest), files });
    } catch (thrown) {
      return failure(diskError(thrown, this.#folder));
    }
  }

  /** A range of a segment; 'index-damaged' where the file is missing or shorter. */
  async readSegment(
    request: HostRequest<'readSegment'>,
  ): Promise<Result<HostValue<'readSegment'>, AppError>> {
    const damaged = failure(appError('index-damaged', { file: request.name }));
    if (request.name === MANIFEST) return damaged;
    try {
      const handle = await this.#files.open(join(this.#folder, request.name), 'r');
      try {
        const { size } = await handle.stat();
        const end = request.end === -1 ? size : request.end;
        if (end > size || request.start > end) return damaged;
        const bytes = new Uint8Array(end - request.start);
        let done = 0;
        while (done < bytes.length) {
          const { bytesRead } = await handle.read(bytes, done, bytes.length - done, request.start + done);
          if (bytesRead === 0) return damaged;
          done += bytesRead;
        }
        return success({ bytes });
      } finally {
        await handle.close();
      }
    } catch (thrown) {
      return errnoOf(thrown) === 'ENOENT' ? damaged : failure(diskError(thrown, this.#folder));
    }
  }

  /** Segments, then the manifest, then the removals: whatever is interrupted leaves an index that is whole. */
  async write(request: HostRequest<'writeIndex'>): Promise<Result<HostValue<'writeIndex'>, AppError>> {
    const names = [...request.segments.map(({ name }) => name), ...request.remove];
    if (names.some((name) => name === MANIFEST || name.endsWith(TEMPORARY_SUFFIX))) {
      return failure(
        appError('request-invalid', { method: 'writeIndex', reason: 'a segment has a reserved name' }),
      );
    }
    const turn = this.#last.then(() => this.#writeNow(request));
    this.#last = turn;
    return turn;
  }

  async #writeNow(request: HostRequest<'writeIndex'>): Promise<Result<HostValue<'writeIndex'>, AppError>> {
    try {
      if (request.base !== undefined) {
        const manifest = await readIfPresent(this.#files, join(this.#folder, MANIFEST));
        const sum = manifest === null ? null : crc32(manifest);
        if (sum !== request.base) return failure(appError('index-moved'));
      }
      await makeFolder(this.#files, this.#folder);
      for (const { name, bytes } of request.segments) {
        await replaceFile(this.#files, join(this.#folder, name), bytes, false);
      }
      if (request.segments.length > 0) await syncFolder(this.#files, this.#folder);
      await replaceFile(this.#files, join(this.#folder, MANIFEST), request.manifest);
      for (const name of request.remove) await this.#files.rm(join(this.#folder, name), { force: true });
      return success({});
    } catch (thrown) {
      return failure(diskError(thrown, this.#folder));
    }
  }
}

/** A Buffer as the plain Uint8Array that messages carry. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
