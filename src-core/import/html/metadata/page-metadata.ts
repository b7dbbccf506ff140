import { canonicalLine } from '../../../text/canonical-text.ts';
import { absoluteUrl } from '../absolute-url.ts';
import type { HtmlDocument } from '../html-node.ts';
import { readJsonLd, type JsonLdArticle } from './json-ld.ts';
import { firstTag, readMetaTags, type MetaTags } from './meta-tags.ts';
import { pageDates } from './page-dates.ts';
import { cleanTitle, withoutSuffix } from './page-title.ts';
import { peopleOf } from './people.ts';

/** What a page says about its article. */
export interface PageMetadata {
  readonly title: string;
  readonly authors: readonly string[];
  readonly site: string;
  readonly url: string;
  readonly published: string | null;
  readonly modified: string | null;
  /** As declared, e.g. "de-DE"; may be wrong. */
  readonly language: string;
  readonly sources: Readonly<Record<string, string>>;
  /** The article's text as its structured data gives it, for comparison; may be empty. */
  readonly body: string;
}

const AUTHOR_TAGS = ['author', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator', 'dcterms.creator', 'citation_author', 'article:author_name', 'byl', 'og:author', 'og:article:author', 'twitter:creator:name', 'dc.contributor', 'cxenseparse:author', 'vr:author', 'rbauthors', 'authors', 'article.author', 'news_author', 'bt:author', 'shareaholic:article_author_name'];
const BYLINE_PLACES = '[rel~="author"], [itemprop~="author"], .author, .byline, .byline__name, .author-name, .article-author, .post-author, .entry-author, .autor, .p-author, .vcard .fn, .fn, .c-byline__author, .article__author, .authors, .byline-name, .article-byline, .author__name, .author_name, [class*="byline"], [class*="author"], [class*="Author"], [class*="autor"], [class*="verfasser"], [id*="author"]';

/** Reads title, authors, outlet, address, dates and language, each with its source. `address` is where the page was saved from, if known. */
export function pageMetadata(document: HtmlDocument, address: string): PageMetadata {
  const tags = readMetaTags(document);
  const jsonLd = readJsonLd(document);
  const sources: Record<string, string> = {};
  const note = (field: string, found: { value: string; source: string } | null): string => {
    if (found === null) return '';
    sources[field] = found.source;
    return found.value;
  };
  const url = note('url', findUrl(document, tags, jsonLd, address));
  const site = note('site', findSite(tags, jsonLd, url));
  const language = declaredLanguage(document, tags, jsonLd);
  const title = note('title', findTitle(document, tags, jsonLd, site));
  const authors = findAuthors(document, tags, jsonLd, site);
  if (authors.people.length > 0) sources['authors'] = authors.source;
  const dates = pageDates(document, tags, jsonLd, url, language);
  if (dates.published !== null) sources['published'] = dates.published.source;
  if (dates.modified !== null) sources['modified'] = dates.modified.source;
  return {
    title,
    authors: authors.people,
    site,
    url,
    published: dates.published?.iso ?? null,
    modified: dates.modified?.iso ?? null,
    language,
    sources,
    body: jsonLd?.body ?? '',
  };
}

type Found = { value: string; source: string } | null;

function fromTag(tags: MetaTags, names: readonly string[]): Found {
  const tag = firstTag(tags, names);
  return tag === null ? null : { value: canonicalLine(tag.value), source: tag.name };
}

function findUrl(document: HtmlDocument, tags: MetaTags, jsonLd: JsonLdArticle | null, address: string): Found {
  const candidates: readonly (readonly [string, string])[] = [
    [document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? '', 'canonical'],
    [firstTag(tags, ['og:url'])?.value ?? '', 'og:url'],
    [address, 'saved-from'],
    [jsonLd?.url ?? '', 'json-ld'],
    [firstTag(tags, ['twitter:url', 'dc.identifier', 'parsely-link', 'citation_fulltext_html_url'])?.value ?? '', 'meta'],
    [document.querySelector('base[href]')?.getAttribute('href') ?? '', 'base'],
  ];
  for (const [value, source] of candidates) {
    const absolute = absoluteUrl(value, address);
    if (absolute !== null && /^https?:/u.test(absolute)) return { value: absolute, source };
  }
  return null;
}

function findSite(tags: MetaTags, jsonLd: JsonLdArticle | null, url: string): Found {
  const named = fromTag(tags, ['og:site_name', 'application-name', 'dc.publisher', 'citation_journal_title', 'cre', 'publisher', 'al:ios:app_name']);
  if (named?.source === 'og:site_name') return named;
  if (jsonLd !== null && jsonLd.site !== '') return { value: canonicalLine(jsonLd.site), source: 'json-ld' };
  if (named !== null && !/^https?:/u.test(named.value)) return named;
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/u.exec(url)?.[1];
  return host === undefined ? null : { value: host, source: 'url' };
}

function declaredLanguage(document: HtmlDocument, tags: MetaTags, jsonLd: JsonLdArticle | null): string {
  const own = document.documentElement.getAttribute('lang') ?? document.documentElement.getAttribute('xml:lang') ?? '';
  return own || (firstTag(tags, ['content-language', 'og:locale', 'dc.language', 'language'])?.value ?? jsonLd?.language ?? '');
}

function findTitle(document: HtmlDocument, tags: MetaTags, jsonLd: JsonLdArticle | null, site: string): Found {
  const browser = canonicalLine(document.querySelector('title')?.textContent ?? '');
  const headings = [...document.querySelectorAll('h1')].map((heading) => canonicalLine(heading.textContent ?? '')).filter((text) => text.length >= 3);
  const og = fromTag(tags, ['og:title', 'twitter:title', 'citation_title', 'dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title', 'headline']);
  const structured = canonicalLine(jsonLd?.title ?? '');
  const headline = headings.find((text) => agrees(text, og?.value ?? browser));
  const candidates: Found[] = [
    headline === undefined ? null : { value: headline, source: 'h1' },
    og,
    structured === '' ? null : { value: structured, source: 'json-ld' },
    headings.length === 1 && headings[0]!.length >= 15 && browser === '' ? { value: headings[0]!, source: 'h1' } : null,
    browser === '' ? null : { value: withoutSuffix(browser), source: 'title' },
    headings[0] === undefined ? null : { value: headings[0], source: 'h1' },
  ];
  const first = candidates.find((candidate) => candidate !== null && candidate.value !== '') ?? null;
  return first === null ? null : { value: cleanTitle(first.value, site, headings) || first.value, source: first.source };
}

/** Whether a headline and a title name the same: one contains the other, or most words are shared. */
function agrees(headline: string, title: string): boolean {
  const left = headline.toLowerCase();
  const right = title.toLowerCase();
  if (left.length < 6 || right === '') return false;
  if (right.includes(left)) return true;
  const words = new Set(right.match(/[\p{L}\p{N}]{2,}/gu) ?? []);
  const own = left.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return own.length >= 3 && own.filter((word) => words.has(word)).length / own.length >= 0.7;
}

function findAuthors(document: HtmlDocument, tags: MetaTags, jsonLd: JsonLdArticle | null, site: string): { people: readonly string[]; source: string } {
  const named = (values: readonly string[]): string[] => peopleOf(values).filter((name) => name.toLowerCase() !== site.toLowerCase());
  const structured = named(jsonLd?.authors ?? []);
  if (structured.length > 0) return { people: structured, source: 'json-ld' };
  for (const tag of AUTHOR_TAGS) {
    const people = named(tags.get(tag) ?? []);
    if (people.length > 0) return { people, source: tag };
  }
  let looked = 0;
  for (const element of document.body.querySelectorAll(BYLINE_PLACES)) {
    if ((looked += 1) > 60) break;
    const text = element.textContent ?? '';
    if (text.length > 200 || /comment|kommentar|widget|sidebar|related/iu.test(`${element.getAttribute('class') ?? ''} ${element.parentNode?.getAttribute('class') ?? ''}`)) continue;
    const people = named([element.getAttribute('content') ?? text]);
    if (people.length > 0) return { people, source: 'byline' };
  }
  return { people: [], source: '' };
}
