import { cutText } from '../base/cut-text.ts';
import type { ArticleMetadata } from '../model/article.ts';

/** UTF-16 units of a title, of a name or keyword, of an address; names and keywords of one article. */
const TITLE = 1000;
const NAME = 300;
const ADDRESS = 8192;
const NAMES = 1000;

/** Metadata that lists and records can bear, whatever a file claims: long values cut with "…", addresses beyond use left out. */
export function boundedMetadata(metadata: ArticleMetadata): ArticleMetadata {
  const { title, authors, site, url, keywords, section } = metadata;
  return {
    ...metadata,
    title: shortened(title, TITLE),
    authors: names(authors),
    site: shortened(site, NAME),
    url: url.length > ADDRESS ? '' : url,
    ...(keywords === undefined ? {} : { keywords: names(keywords) }),
    ...(section === undefined ? {} : { section: shortened(section, NAME) }),
  };
}

function names(values: readonly string[]): readonly string[] {
  return values.slice(0, NAMES).map((value) => shortened(value, NAME));
}

function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${cutText(text, length - 1).trimEnd()}…`;
}
