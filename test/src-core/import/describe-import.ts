import { basename } from 'node:path';
import { importArticles } from '../../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../src-core/import/import-limits.ts';
import type { ImportedArticle } from '../../../src-core/import/imported-article.ts';
import { documentProblems } from '../text/document-problems.ts';

/** What an import gives, in a form that people can check by eye and write into `expected.json`. */
export function describeImport(name: string, bytes: Uint8Array, pasted: boolean): unknown[] {
  const items = importArticles({ name: basename(name), bytes, pasted }, DEFAULT_IMPORT_LIMITS);
  return [...items].map((item) => (item.ok ? describeArticle(item.value) : { error: item.error }));
}

function describeArticle(article: ImportedArticle): unknown {
  const { document, metadata } = article;
  const textOf = (range: { start: number; end: number }): string =>
    document.text.slice(range.start, range.end);
  return {
    importer: article.importer,
    ...(article.sourceId === null ? {} : { sourceId: article.sourceId }),
    metadata,
    warnings: article.warnings,
    blocks: document.blocks.map((block) => {
      const { type, start: _start, end: _end, ...more } = block;
      const details = Object.entries(more).map(([key, value]) => ` ${key}=${String(value)}`);
      return `${type}${details.join('')}: ${textOf(block)}`;
    }),
    marks: document.marks.map(
      (mark) => `${mark.type}${mark.href === undefined ? '' : ` ${mark.href}`}: ${textOf(mark)}`,
    ),
    figures: document.figures,
    problems: documentProblems(document),
  };
}
