import { Readability } from '@mozilla/readability';
import type { ImportedArticle } from '../imported-article.ts';
import { textArticle } from '../text-article.ts';
import { htmlBlocks } from './html-blocks.ts';
import { judgeBlocks } from './judge-blocks.ts';
import { parseHtml } from './parse-html.ts';
import { preparePage } from './prepare-page.ts';

/** A page becomes an article. */
export function importHtml(html: string, name: string, warnings: readonly string[]): ImportedArticle | null {
  const document = parseHtml(html);
  preparePage(document);
  const article = new Readability(document, { serializer: (element) => element, keepClasses: true }).parse();
  const root = article?.content ?? parseHtml(html).body;
  const blocks = judgeBlocks(htmlBlocks(root, ''), article?.title ?? '');
  if (blocks.length === 0) return null;
  return textArticle(blocks, {
    title: article?.title ?? name,
    sources: { title: 'readability' },
    warnings,
    importer: 'html',
    mediaType: 'text/html',
  });
}
