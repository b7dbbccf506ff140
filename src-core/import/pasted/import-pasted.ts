import { canonicalText } from '../../text/canonical-text.ts';
import type { ImportedArticle } from '../imported-article.ts';
import { linesToBlocks } from '../lines/lines-to-blocks.ts';
import { structureBlocks } from '../lines/structure-blocks.ts';
import { titleOfBlocks } from '../lines/title-of-blocks.ts';
import { textArticle } from '../text-article.ts';
import type { ImportWarning } from '../import-warning.ts';

/** Pasted text becomes an article: broken lines joined, what copying brought along folded, nothing deleted. */
export function importPasted(text: string, warnings: readonly ImportWarning[]): ImportedArticle | null {
  const blocks = structureBlocks(linesToBlocks(canonicalText(text)));
  const found = titleOfBlocks(blocks);
  if (blocks.length === 0) return null;
  const title = found?.title ?? '';
  const drafts = blocks.map((block, index) =>
    index === found?.block ? { ...block, type: 'heading' as const, level: 1 } : block,
  );
  return textArticle(drafts, {
    title,
    sources: title === '' ? {} : { title: found!.source },
    warnings,
    importer: 'pasted',
    mediaType: 'text/plain',
  });
}
