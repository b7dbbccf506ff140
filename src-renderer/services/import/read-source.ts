import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError, ErrorCode } from '../../../src-core/base/error-code.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { encodeUtf8 } from '../../../src-core/base/text-codec.ts';
import type { ImportLimits } from '../../../src-core/import/import-limits.ts';
import type { FileToParse } from '../../workers/import/client.ts';
import type { ImportSource } from '../app-services.ts';

/** Extensions of archives that are read row by row, and may therefore be larger. */
const ARCHIVE = /\.(?:jsonl|ndjson|csv|tsv)$/i;

/** How the report names a source: NFC, as it is shown; pasted text has no name. */
export function pathOf(source: ImportSource): string {
  return source.type === 'pasted' ? '' : source.path.normalize('NFC');
}

/** Bytes of a source before it is read; 0 where that is not known. */
export function sizeOf(source: ImportSource): number {
  if (source.type === 'file') return source.file.size;
  return source.type === 'pasted' ? (source.html ?? source.text).length : 0;
}

const mebibytes = (bytes: number): string => `${Math.round(bytes / (1024 * 1024))} MiB`;

/** What the browser's refusal to read a file means (File API, "file read errors"). */
function readFailure(error: unknown): ErrorCode {
  return error instanceof DOMException && error.name === 'NotFoundError'
    ? 'file-vanished'
    : 'file-unreadable';
}

/** Reads a source whole, unless it is larger than the limits. */
export async function readSource(
  source: ImportSource,
  limits: ImportLimits,
): Promise<Result<FileToParse, AppError>> {
  const path = pathOf(source);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (source.type === 'unreadable') return failure(appError(source.reason));
  if (source.type === 'pasted') {
    const bytes = encodeUtf8(source.html ?? source.text);
    return success({ name: '', bytes, pasted: true });
  }
  const limit = ARCHIVE.test(name) ? limits.archiveBytes : limits.documentBytes;
  if (source.file.size > limit) return failure(appError('file-too-large', { limit: mebibytes(limit) }));
  try {
    const bytes = new Uint8Array(await source.file.arrayBuffer());
    return success({ name, bytes, pasted: false });
  } catch (error) {
    return failure(appError(readFailure(error)));
  }
}
