import { readFile } from 'node:fs/promises';
import { bytesSource } from '../../src-core/import/byte-source.ts';
import { importArticles } from '../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../src-core/import/import-limits.ts';

/** Canonical text of all of a page; "" where it has none. */
export async function importWholePage(file: string): Promise<string> {
  const source = bytesSource(await readFile(file));
  const input = { name: 'page.html', source, pasted: false, wholePage: true };
  for await (const item of importArticles(input, DEFAULT_IMPORT_LIMITS))
    return item.ok ? item.value.document.text : '';
  return '';
}
