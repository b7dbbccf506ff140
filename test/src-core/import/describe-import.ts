import { basename } from 'node:path';
import type { ImportedArticle } from '../../../src-core/import/imported-article.ts';
import { importBytes } from './import-bytes.ts';
import { documentProblems } from '../text/document-problems.ts';

/** What an import gives, in a form that people can check by eye and write into `expected.json`. */
export async function describeImport(name: string, bytes: Uint8Array, pasted: boolean): Promise<unknown[]> {
  const items = await importBytes(basename(name), bytes, { pasted });
  return items.map((item) => (item.ok ? describeArticle(item.value) : { error: item.error }));
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
