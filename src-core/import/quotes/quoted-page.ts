import type { ArticleId, Sha256 } from '../../base/id.ts';
import type { ImportedArticle } from '../imported-article.ts';
import type { ImportWarning } from '../import-warning.ts';
import { quotesArticle, type Quote } from './quotes-article.ts';

/** A page that somebody annotated elsewhere: its address, and the passages as they were quoted. */
export interface QuotedPage {
  readonly url: string;
  readonly title: string;
  readonly site: string;
  /** Tags of notes on the page as a whole. */
  readonly keywords: readonly string[];
  readonly quotes: readonly Quote[];
  /** Names of the article in this notebook or another, where the page has such. */
  readonly article?: { readonly id: ArticleId | null; readonly sha256: Sha256 | null };
  readonly importer: string;
  readonly mediaType: string;
  readonly warnings: readonly ImportWarning[];
}

/** The article of a page that is not there itself: its passages with their annotations. */
export function quotedPageArticle(page: QuotedPage): ImportedArticle {
  const { url, title, site, keywords, importer, mediaType, warnings } = page;
  const article = quotesArticle(page.quotes, {
    title: title || url.replace(/^https?:\/\/(?:www\.)?/iu, '').replace(/\/$/u, ''),
    url,
    site,
    keywords,
    sources: {
      title: title === '' ? 'url' : importer,
      url: importer,
      ...(site === '' ? {} : { site: importer }),
      ...(keywords.length === 0 ? {} : { keywords: importer }),
    },
    warnings,
    sourceId: url,
    importer,
    mediaType,
  });
  return { ...article, annotates: page };
}
