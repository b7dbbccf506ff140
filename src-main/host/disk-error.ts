import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';

/** What the operating system says when there is no room: disk, quota, or a limit on the size of a file. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM']);

/** Errno of something thrown by the file system ("ENOENT"), or ''. */
export function errnoOf(thrown: unknown): string {
  const code = (thrown as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** The error a user can act on for something that the file system threw while working in `folder`. */
export function diskError(thrown: unknown, folder: string): AppError {
  const errno = errnoOf(thrown);
  if (FULL.has(errno)) return appError('disk-full', { folder });
  if (READ_ONLY.has(errno)) return appError('folder-read-only', { folder });
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return appError('disk-failed', { folder, reason: errno === '' ? message : errno });
}
