import { expect } from 'vitest';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { errorInOneLine } from '../../../src-core/base/error-sentences.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from '../../../src-core/import/import-limits.ts';
import type { ImportedArticle } from '../../../src-core/import/imported-article.ts';
import { documentProblems } from '../text/document-problems.ts';
import { importBytes } from './import-bytes.ts';

/** Words of files outside of the notebook that a parser might be talked into reading. */
const STOLEN = /root:[^\n]{0,3}:0:0/u;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/u;

/** Imports bytes and checks what must hold of whatever comes of them: a clean article or a reason in sentences for each item. */
export async function harmlessImport(
  name: string,
  bytes: Uint8Array,
  limits: ImportLimits = DEFAULT_IMPORT_LIMITS,
): Promise<readonly Result<ImportedArticle, AppError>[]> {
  const items = await importBytes(name, bytes, { limits });
  expect(items.length, name).toBeGreaterThan(0);
  for (const item of items) {
    if (item.ok) expectClean(name, item.value);
    else expect(errorInOneLine(item.error, 'de'), name).not.toMatch(/[{}]|undefined|null|\n {4}at /u);
  }
  expect(({} as Record<string, unknown>)['polluted'], name).toBeUndefined();
  return items;
}

function expectClean(name: string, { document, metadata, pictures }: ImportedArticle): void {
  expect(documentProblems(document), name).toEqual([]);
  expect(document.text, name).not.toMatch(STOLEN);
  expect(LONE_SURROGATE.test(document.text + metadata.title), name).toBe(false);
  expect(metadata.title.length, name).toBeLessThanOrEqual(1000);
  expect(metadata.url, name).toMatch(/^(?:$|https?:)/iu);
  for (const { href = 'https:' } of document.marks) expect(href, name).toMatch(/^(?:https?:|mailto:|#)/iu);
  for (const { mediaType } of pictures) expect(mediaType, name).toMatch(/^image\//u);
}

/** What each item is: the text of an article, or the code of an error. */
export async function outcomes(
  name: string,
  content: string | Uint8Array,
  limits?: ImportLimits,
): Promise<readonly string[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const items = await harmlessImport(name, bytes, limits);
  return items.map((item) => (item.ok ? item.value.document.text : item.error.code));
}
