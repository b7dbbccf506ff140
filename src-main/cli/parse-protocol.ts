import type { AppError } from '../../src-core/base/error-code.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { ImportedArticle, ImportInput } from '../../src-core/import/imported-article.ts';

/** From the pool to a parse worker: a file to parse, or the wish for the next piece of it. */
export type ToParser = { readonly type: 'parse'; readonly input: ImportInput } | { readonly type: 'next' };

/** From a parse worker: some of the file's articles; `last` when the file is done. */
export interface FromParser {
  readonly items: readonly Result<ImportedArticle, AppError>[];
  readonly last: boolean;
}
