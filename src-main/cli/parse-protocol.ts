import type { AppError } from '../../src-core/base/error-code.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { ImportedArticle } from '../../src-core/import/imported-article.ts';

/** A file to parse: its bytes, or its path where it is too large to be held. */
export interface FileToParse {
  readonly name: string;
  /** Where it lies; what lies beside it may belong to it. */
  readonly path: string;
  /** The folder that was chosen: a note may have pictures anywhere in it. */
  readonly root?: string;
  readonly bytes: Uint8Array | null;
}

/** From the pool to a parse worker: a file to parse, or the wish for the next piece of it. */
export type ToParser = { readonly type: 'parse'; readonly file: FileToParse } | { readonly type: 'next' };

/** From a parse worker: some of the file's articles; `last` when the file is done. */
export interface FromParser {
  readonly items: readonly Result<ImportedArticle, AppError>[];
  /**
   * Places in `items` whose part is that of the article before, and travels without its bytes: all rows of a packed table
   * have that table.
   */
  readonly sameParts: readonly number[];
  readonly last: boolean;
}
