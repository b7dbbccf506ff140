import type { AppError } from '../../../src-core/base/error-code.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { bytesSource } from '../../../src-core/import/byte-source.ts';
import { importArticles } from '../../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../src-core/import/import-limits.ts';
import { importAssets } from '../../../src-main/cli/import-assets.ts';
import type { ImportedArticle, RelatedFiles } from '../../../src-core/import/imported-article.ts';

const NO_FILES: RelatedFiles = () => Promise.resolve(null);

/** All that the importers make of some bytes. */
export async function importBytes(
  name: string,
  bytes: Uint8Array,
  { pasted = false, limits = DEFAULT_IMPORT_LIMITS, related = NO_FILES, password = '' } = {},
): Promise<Result<ImportedArticle, AppError>[]> {
  const source = bytesSource(bytes);
  const items: Result<ImportedArticle, AppError>[] = [];
  const input = { name, source, pasted, related, ...(password === '' ? {} : { password }) };
  for await (const item of importArticles(input, limits, importAssets)) items.push(item);
  return items;
}
