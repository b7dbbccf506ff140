import { canonicalText } from '../../text/canonical-text.ts';
import type { ImportedArticle } from '../imported-article.ts';
import { linesToBlocks } from '../lines/lines-to-blocks.ts';
import { structureBlocks } from '../lines/structure-blocks.ts';
import { titleOfBlocks } from '../lines/title-of-blocks.ts';
import { textArticle } from '../text-article.ts';
import { isTellingName, titleFromName } from '../title-from-name.ts';
import type { ImportWarning } from '../import-warning.ts';

/** A text file becomes an article, cleaned as gently as pasted text; its title is a telling first line, else its name. */
export function importPlainText(
  text: string,
  name: string,
  warnings: readonly ImportWarning[],
): ImportedArticle | null {
  const blocks = structureBlocks(linesToBlocks(canonicalText(text)));
  if (blocks.length === 0) return null;
  const found = titleOfBlocks(blocks);
  const useName = (found === null || found.source === 'first-sentence') && isTellingName(name);
  const title = useName ? titleFromName(name) : (found?.title ?? titleFromName(name));
  const drafts = blocks.map((block, index) =>
    !useName && index === found?.block ? { ...block, type: 'heading' as const, level: 1 } : block,
  );
  return textArticle(drafts, {
    title,
    sources: title === '' ? {} : { title: useName || found === null ? 'file-name' : found.source },
    warnings,
    importer: 'plain-text',
    mediaType: 'text/plain',
  });
}
