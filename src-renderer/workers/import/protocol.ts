import type { AppError } from '../../../src-core/base/error-code.ts';
import type { Sha256 } from '../../../src-core/base/id.ts';
import type { ArticleRecords } from '../../../src-core/import/article-records.ts';
import type { ImportLimits } from '../../../src-core/import/import-limits.ts';

/**
 * A file's way through a worker, one file at a time; each line is one message:
 *
 *   window                         worker
 *                              ←   ready (once)
 *   read (bytes, transferred)  →
 *                              ←   hashed
 *   parse | skip               →
 *                              ←   piece (articles; with the first one the bytes come back)
 *   next                       →
 *                              ←   piece … the last one says so
 *
 * The worker never holds more than one piece that was not asked for: an archive of any length does not pile up.
 */
export type ImportRequest =
  | {
      readonly type: 'read';
      /** Name as the user sees it, NFC; "" for pasted text. */
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly pasted: boolean;
      readonly limits: ImportLimits;
    }
  | { readonly type: 'parse' }
  | { readonly type: 'skip' }
  | { readonly type: 'next' };

/** One article of a file, or one row of it that is none. */
export type ImportedRow =
  | { readonly type: 'article'; readonly records: ArticleRecords }
  | { readonly type: 'failed'; readonly error: AppError };

export type ImportAnswer =
  /** Said once, when the worker has loaded: from then on its time counts. */
  | { readonly type: 'ready' }
  | { readonly type: 'hashed'; readonly sha256: Sha256 }
  | {
      readonly type: 'piece';
      readonly rows: readonly ImportedRow[];
      /** The untouched bytes, with the first piece only. */
      readonly original: Uint8Array | null;
      readonly last: boolean;
    };

/** Ends a piece: this many rows, or this many characters of documents. */
export const PIECE_ROWS = 100;
export const PIECE_CHARACTERS = 2_000_000;
