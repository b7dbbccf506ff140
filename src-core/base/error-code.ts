/**
 * Every failure a user can meet. Each code has two plain sentences in `error-sentences.ts`:
 * what happened, and what to do.
 */
export type ErrorCode =
  // notebook and disk
  | 'notebook-missing'
  | 'notebook-locked'
  | 'notebook-newer'
  | 'notebook-damaged'
  | 'folder-read-only'
  | 'disk-full'
  | 'disk-failed'
  | 'tables-behind'
  | 'host-unreachable'
  | 'request-invalid'
  | 'record-missing'
  | 'topic-name-invalid'
  | 'topic-name-taken'
  | 'topic-below-itself'
  | 'search-name-invalid'
  | 'search-name-taken'
  | 'original-missing'
  | 'original-damaged'
  | 'document-damaged'
  | 'journal-torn'
  | 'journal-damaged'
  | 'journal-shortened'
  | 'index-damaged'
  | 'index-moved'
  | 'search-stopped'
  | 'cancelled'
  | 'internal'
  // import, one file each
  | 'file-empty'
  | 'file-binary'
  | 'file-too-large'
  | 'file-too-many-marks'
  | 'file-vanished'
  | 'file-unreadable'
  | 'file-link-broken'
  | 'file-encoding-invalid'
  | 'file-format-unknown'
  | 'file-no-text'
  | 'file-row-invalid'
  | 'file-duplicate'
  | 'file-damaged'
  | 'file-encrypted'
  | 'password-wrong'
  | 'page-undrawable'
  | 'page-slow'
  | 'archive-too-large'
  | 'archive-too-deep'
  | 'archive-too-many'
  | 'archive-name-unsafe'
  | 'parser-failed'
  | 'parser-timeout'
  | 'file-ended-program';

/** A failure with its code and the values its sentences name (file, folder, sizes …). */
export interface AppError {
  readonly code: ErrorCode;
  /** Values for the placeholders of the sentences, already readable for a person. */
  readonly values: Readonly<Record<string, string>>;
}

/** Makes an error value. */
export function appError(code: ErrorCode, values: Readonly<Record<string, string>> = {}): AppError {
  return { code, values };
}
