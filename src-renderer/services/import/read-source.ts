import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { encodeUtf8 } from '../../../src-core/base/text-codec.ts';
import type { ImportLimits } from '../../../src-core/import/import-limits.ts';
import { readableSize } from '../../../src-core/import/readable-size.ts';
import type { FileToParse } from '../../workers/import/client.ts';
import type { FindBeside } from '../../workers/import/protocol.ts';
import type { ImportSource } from './importing.ts';

/** How the report names a source: NFC, as it is shown; pasted text has no name. */
export function pathOf(source: ImportSource): string {
  return source.type === 'pasted' ? '' : source.path.normalize('NFC');
}

/** Bytes of a source before it is read; 0 where that is not known. */
export function sizeOf(source: ImportSource): number {
  if (source.type === 'file') return source.file.size;
  return source.type === 'pasted' ? (source.html ?? source.text).length : 0;
}

/** A source as the worker takes it, unless it is larger than the limits. */
export function fileToParse(
  source: ImportSource,
  limits: ImportLimits,
  beside: FindBeside | null,
): Result<FileToParse, AppError> {
  const path = pathOf(source);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (source.type === 'unreadable') return failure(appError(source.reason));
  if (source.type === 'pasted') {
    const file = new Blob([encodeUtf8(source.html ?? source.text) as Uint8Array<ArrayBuffer>]);
    return success({ name: '', file, pasted: true, beside: null });
  }
  const { file, password } = source;
  if (file.size > limits.archiveBytes) {
    const values = { size: readableSize(file.size), limit: readableSize(limits.archiveBytes) };
    return failure(appError('file-too-large', values));
  }
  return success({ name, file, pasted: false, beside, ...(password === undefined ? {} : { password }) });
}
