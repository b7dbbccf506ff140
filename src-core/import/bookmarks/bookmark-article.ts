import { canonicalLine, canonicalText } from '../../text/canonical-text.ts';
import { detectLanguage } from '../../text/detect-language.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import type { ImportedArticle } from '../imported-article.ts';
import type { ImportWarning } from '../import-warning.ts';
import { markdownContent } from '../markdown/markdown-blocks.ts';
import { quotesArticle, type Quote } from '../quotes/quotes-article.ts';
import { textArticle } from '../text-article.ts';

/** A page that somebody kept the address of, with what they wrote about it; its text is not there. */
export interface Bookmark {
  readonly title: string;
  readonly url: string;
  /** Plain text or Markdown. */
  readonly description: string;
  readonly tags: readonly string[];
  readonly quotes?: readonly Quote[];
  readonly importer: string;
  readonly mediaType: string;
  readonly warnings: readonly ImportWarning[];
}

/** An article of a bookmark: its description (Markdown) and the address. Null where it leads nowhere and says nothing. */
export function bookmarkArticle(bookmark: Bookmark): ImportedArticle | null {
  const address = bookmark.url.trim();
  const url = /^https?:\/\/[^\s/]/iu.test(address) ? address : '';
  const { blocks: text } = markdownContent(canonicalText(bookmark.description), url);
  // Services of bookmarks keep notes, too: they have an address of their own, and what they say.
  if (url === '' && (text.length === 0 || /^[a-z][a-z0-9+.-]*:/iu.test(address))) return null;
  const given = canonicalLine(bookmark.title);
  const title = given === '' ? url.replace(/^https?:\/\/(?:www\.)?/iu, '').replace(/\/$/u, '') : given;
  const { importer, mediaType, warnings, tags } = bookmark;
  const facts = {
    title,
    url,
    keywords: tags,
    // Few words tell no language; with the title there are more.
    declaredLanguage: detectLanguage(`${given} ${bookmark.description.slice(0, 500)}`).language,
    sources: {
      title: given === '' ? 'url' : importer,
      ...(url === '' ? {} : { url: importer }),
      ...(tags.length === 0 ? {} : { keywords: importer }),
    },
    warnings,
    sourceId: address === '' ? null : address,
    importer,
    mediaType,
  };
  if (bookmark.quotes !== undefined && bookmark.quotes.length > 0)
    return quotesArticle(bookmark.quotes, facts);
  const link: DraftBlock = {
    type: 'paragraph',
    raw: url,
    marks: [{ type: 'link', start: 0, end: url.length, href: url }],
  };
  return textArticle(url === '' ? text : [...text, link], facts);
}
