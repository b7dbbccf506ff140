import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { bytesSource } from '../../src-core/import/byte-source.ts';
import { importArticles } from '../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../src-core/import/import-limits.ts';
import type { ImportedArticle } from '../../src-core/import/imported-article.ts';

/** Imports a saved page `html/<id>.html`, plain or gzipped, as the product does; null where it fails. */
export async function importPage(folder: string, id: string): Promise<ImportedArticle | null> {
  const plain = join(folder, 'html', `${id}.html`);
  const stored = await readFile(existsSync(plain) ? plain : `${plain}.gz`);
  const bytes = stored[0] === 0x1f && stored[1] === 0x8b ? gunzipSync(stored) : stored;
  const input = { name: 'page.html', source: bytesSource(bytes), pasted: false };
  for await (const item of importArticles(input, DEFAULT_IMPORT_LIMITS)) {
    return item.ok ? item.value : null;
  }
  return null;
}
