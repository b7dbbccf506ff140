import type { Article } from '../model/article.ts';
import type { ArticleDocument } from '../model/document.ts';
import { pageKey } from '../model/article-keys.ts';
import { lettersOnly } from '../text/letters-only.ts';
import { tellsOfPage } from '../model/about-pages.ts';
import { compareFingerprints, textFingerprint } from './fingerprint/fingerprint.ts';

/** An article with its content. */
export interface WholeArticle {
  readonly article: Article;
  readonly document: ArticleDocument;
}

/**
 * What a new article is to one that is there: the same text, another capture of the same page, or neither.
 * Only these are never imported as articles of their own.
 */
export type Twin = 'same' | 'version' | 'none';

/** Below this likeness of words, and under another title, an address is shared by different articles: a site's mistake. */
const LEAST_LIKENESS = 0.12;

const hostOf = (url: string): string =>
  /^https?:\/\/(?:www\.)?([^/?#:]+)/iu.exec(url)?.[1]?.toLowerCase() ?? '';

/** Judges two whole articles; what the archive that they came from calls by different names is never the same. */
export function judgeTwin(fresh: WholeArticle, there: WholeArticle): Twin {
  const samePage = pageKey(fresh.article) !== '' && pageKey(fresh.article) === pageKey(there.article);
  // What only tells of a page is no capture of it; the page itself takes the place of what told of it.
  if (samePage && fresh.article.importer !== there.article.importer) {
    if (tellsOfPage(fresh.article.importer)) return 'same';
    if (tellsOfPage(there.article.importer)) return 'version';
  }
  const [a, b] = [matterOf(fresh), matterOf(there)];
  if (lettersOnly(a) === lettersOnly(b)) {
    if (samePage) return 'same';
    return isOtherPrint(fresh.article, there.article) ? 'none' : 'same';
  }
  if (!samePage) return 'none';
  if (lettersOnly(fresh.article.title) === lettersOnly(there.article.title)) return 'version';
  const { words } = compareFingerprints(textFingerprint(a), textFingerprint(b));
  return words >= LEAST_LIKENESS ? 'version' : 'none';
}

/** The text without boilerplate and without the title, which stands in it or beside it. */
function matterOf({ article, document }: WholeArticle): string {
  const title = lettersOnly(article.title);
  return document.blocks
    .filter(({ role }) => role === undefined)
    .map(({ start, end }) => document.text.slice(start, end))
    .filter((text, index) => index > 2 || lettersOnly(text) !== title)
    .join('\n');
}

/**
 * The same words at another outlet are a fact of their own (a wire copy), and so are two entries of one archive. Two pages of
 * one site under other titles that have the same words say them instead of what they should ("please accept …").
 */
function isOtherPrint(a: Article, b: Article): boolean {
  if (a.sourceId !== null && b.sourceId !== null && a.original.sha256 === b.original.sha256) return true;
  const [ofA, ofB] = [pageKey(a), pageKey(b)];
  if (ofA !== '' && ofB !== '' && ofA !== ofB && lettersOnly(a.title) !== lettersOnly(b.title)) return true;
  if (a.url !== '' && b.url !== '' && hostOf(a.url) !== hostOf(b.url)) return true;
  return a.site !== '' && b.site !== '' && lettersOnly(a.site) !== lettersOnly(b.site);
}
