import type { AppError } from '../../../src-core/base/error-code.ts';
import type { Sha256 } from '../../../src-core/base/id.ts';
import type { ArticleRecords } from '../../../src-core/import/article-records.ts';
import type { QuotedPage } from '../../../src-core/import/quotes/quoted-page.ts';
import type { ImportLimits } from '../../../src-core/import/import-limits.ts';

/**
 * A file's way through a worker, one file at a time; each line is one message:
 *
 *   window                         worker
 *                              ←   ready (once)
 *   read (a file)              →
 *                              ←   hashed | unreadable
 *   parse | skip               →
 *                              ←   piece (articles; with the first one that needs them the file's bytes)
 *   next                       →
 *                              ←   piece … the last one says so
 *                              ←   beside (while it reads or parses: a file that the page names)
 *   beside                     →
 *
 * The worker never holds more than one piece that was not asked for: an archive of any length does not pile up.
 */
export type ImportRequest =
  | {
      readonly type: 'read';
      /** Name as the user sees it, NFC; "" for pasted text. */
      readonly name: string;
      readonly file: Blob;
      readonly pasted: boolean;
      /** Whether files were chosen with it that it may name; they are asked for one by one. */
      readonly beside: boolean;
      /** All of a page is wanted: no article is looked for in it. */
      readonly wholePage?: boolean;
      /** Where it is known to be from; "" = only it itself may tell. */
      readonly address?: string;
      /** Opens a PDF that is locked. */
      readonly password?: string;
      readonly limits: ImportLimits;
    }
  | { readonly type: 'parse' }
  | { readonly type: 'skip' }
  | { readonly type: 'next' }
  /** Null where there is no such file. */
  | { readonly type: 'beside'; readonly id: number; readonly file: Blob | null };

/** Finds a file beside the one that is read, by its path relative to that one's folder. */
export type FindBeside = (path: string) => Blob | null | Promise<Blob | null>;

/** Bytes to be kept in the notebook. */
export interface KeptOriginal {
  readonly sha256: Sha256;
  /** Null where the article before has the same ones: all rows of a packed table have that table. */
  readonly bytes: Uint8Array | null;
  readonly extension: string;
}

/** One article of a file, or one row of it that is none. */
export type ImportedRow =
  | {
      readonly type: 'article';
      readonly records: ArticleRecords;
      /** Its part of the file and its pictures. */
      readonly kept: readonly KeptOriginal[];
      /** The page that its passages are quoted from. */
      readonly annotates?: QuotedPage;
    }
  | { readonly type: 'failed'; readonly error: AppError };

export type ImportAnswer =
  /** Said once, when the worker has loaded: from then on its time counts. */
  | { readonly type: 'ready' }
  /** Null for a file that is not kept whole. */
  | { readonly type: 'hashed'; readonly sha256: Sha256 | null }
  | { readonly type: 'unreadable'; readonly error: AppError }
  /** Asks for a file by its path relative to the folder of the one that is read. */
  | { readonly type: 'beside'; readonly id: number; readonly path: string }
  | {
      readonly type: 'piece';
      readonly rows: readonly ImportedRow[];
      /** The file's untouched bytes, with the first piece whose articles have them as their original. */
      readonly original: Uint8Array | null;
      /** Bytes of the file that were read so far. */
      readonly bytesRead: number;
      readonly last: boolean;
    };

/** Ends a piece: this many rows, or this many characters of documents; */
export const PIECE_ROWS = 100;
export const PIECE_CHARACTERS = 2_000_000;
/** Or this many bytes of originals. */
export const PIECE_BYTES = 8 * 1024 * 1024;
