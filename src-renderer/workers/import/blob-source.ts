import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { ByteSource } from '../../../src-core/import/byte-source.ts';
import type { RelatedFiles } from '../../../src-core/import/imported-article.ts';

/** What lies beside a file is read up to so many bytes. */
const MOST_RELATED_BYTES = 64 * 1024 * 1024;

/** A file of the browser, read piece by piece. */
export function blobSource(file: Blob): ByteSource {
  return {
    size: file.size,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  };
}

/** All of a file; 'file-vanished' or 'file-unreadable' as the browser says (File API, "file read errors"). */
export async function readWhole(file: Blob): Promise<Result<Uint8Array, AppError>> {
  try {
    return success(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    const gone = error instanceof DOMException && error.name === 'NotFoundError';
    return failure(appError(gone ? 'file-vanished' : 'file-unreadable'));
  }
}

const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu;

/** Reads files that `find` brings; one that cannot be read is none. */
export function relatedBy(find: (path: string) => Promise<Blob | null>): RelatedFiles {
  return async (path) => {
    const file = ADDRESS.test(path) ? null : await find(path);
    if (file === null || file.size > MOST_RELATED_BYTES) return null;
    const read = await readWhole(file);
    return read.ok ? read.value : null;
  };
}
