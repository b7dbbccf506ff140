import { canonicalLine } from '../../../text/canonical-text.ts';
import { lettersOnly } from '../../../text/letters-only.ts';
import { absoluteUrl } from '../absolute-url.ts';
import type { HtmlDocument } from '../html-node.ts';
import { readJsonLd, type JsonLdArticle } from './json-ld.ts';
import { firstTag, readMetaTags, type MetaTags } from './meta-tags.ts';
import { pageDates } from './page-dates.ts';
import { pageHeadlines } from './page-headlines.ts';
import { pageElements } from './page-elements.ts';
import { pageSubjects } from './page-subjects.ts';
import { cleanTitle, withoutSuffix } from './page-title.ts';
import { findAuthors } from './page-authors.ts';

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
  readonly keywords: readonly string[];
  readonly section: string;
  readonly sources: Readonly<Record<string, string>>;
}

/** Reads title, authors, outlet, address, dates and language, each with its source. `address` is where the page was saved from, if known. */
export function pageMetadata(document: HtmlDocument, address: string): PageMetadata {
  const tags = readMetaTags(document);
  const jsonLd = readJsonLd(document);
  const elements = pageElements(document.body);
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
  const authors = findAuthors(document, elements, tags, jsonLd, site);
  if (authors.people.length > 0) sources['authors'] = authors.source;
  const dates = pageDates(document, elements, tags, jsonLd, url, language);
  if (dates.published !== null) sources['published'] = dates.published.source;
  if (dates.modified !== null) sources['modified'] = dates.modified.source;
  const subjects = pageSubjects(tags, jsonLd);
  Object.assign(sources, subjects.sources);
  return {
    title,
    authors: authors.people,
    site,
    url,
    published: dates.published?.iso ?? null,
    modified: dates.modified?.iso ?? null,
    language,
    keywords: subjects.keywords,
    section: subjects.section,
    sources,
  };
}

type Found = { value: string; source: string } | null;

function fromTag(tags: MetaTags, names: readonly string[]): Found {
  const tag = firstTag(tags, names);
  return tag === null ? null : { value: canonicalLine(tag.value), source: tag.name };
}

function findUrl(
  document: HtmlDocument,
  tags: MetaTags,
  jsonLd: JsonLdArticle | null,
  address: string,
): Found {
  const candidates: readonly (readonly [string, string])[] = [
    [document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? '', 'canonical'],
    [firstTag(tags, ['og:url'])?.value ?? '', 'og:url'],
    [address, 'saved-from'],
    [jsonLd?.url ?? '', 'json-ld'],
    [
      firstTag(tags, ['twitter:url', 'dc.identifier', 'parsely-link', 'citation_fulltext_html_url'])?.value ??
        '',
      'meta',
    ],
    [document.querySelector('base[href]')?.getAttribute('href') ?? '', 'base'],
  ];
  for (const [value, source] of candidates) {
    const absolute = absoluteUrl(value, address);
    if (absolute !== null && /^https?:/u.test(absolute)) return { value: absolute, source };
  }
  return null;
}

function findSite(tags: MetaTags, jsonLd: JsonLdArticle | null, url: string): Found {
  const named = fromTag(tags, [
    'og:site_name',
    'application-name',
    'dc.publisher',
    'citation_journal_title',
    'cre',
    'publisher',
    'al:ios:app_name',
  ]);
  if (named?.source === 'og:site_name') return named;
  if (jsonLd !== null && jsonLd.site !== '') return { value: canonicalLine(jsonLd.site), source: 'json-ld' };
  if (named !== null && !/^https?:/u.test(named.value)) return named;
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/u.exec(url)?.[1];
  return host === undefined ? null : { value: host, source: 'url' };
}

function declaredLanguage(document: HtmlDocument, tags: MetaTags, jsonLd: JsonLdArticle | null): string {
  const own =
    document.documentElement.getAttribute('lang') ?? document.documentElement.getAttribute('xml:lang') ?? '';
  return (
    own ||
    (firstTag(tags, ['content-language', 'og:locale', 'dc.language', 'language'])?.value ??
      jsonLd?.language ??
      '')
  );
}

function findTitle(
  document: HtmlDocument,
  tags: MetaTags,
  jsonLd: JsonLdArticle | null,
  site: string,
): Found {
  const browser = canonicalLine(document.querySelector('title')?.textContent ?? '');
  const own = pageHeadlines(document, site);
  const headings = own.map(({ text }) => text);
  const og = fromTag(tags, [
    'og:title',
    'twitter:title',
    'citation_title',
    'dc.title',
    'dcterms.title',
    'parsely-title',
    'sailthru.title',
    'headline',
  ]);
  const structured = canonicalLine(jsonLd?.title ?? '');
  const headline =
    longest(headings.filter((text) => agrees(text, og?.value ?? browser) && !namesSite(text, site))) ??
    subHeadline(document, browser, site);
  // One heading that is marked, or the only one: the page says itself what its article is called.
  const marked = own.filter((each) => each.marked);
  const [only] = marked.length === 1 ? marked : own.length === 1 ? own : [];
  const sure = only !== undefined && (only.marked || only.text.split(' ').length >= 3);
  const candidates: Found[] = [
    sure && only !== undefined ? { value: only.text, source: 'h1' } : null,
    headline === undefined ? null : { value: headline, source: 'h1' },
    og,
    structured === '' ? null : { value: structured, source: 'json-ld' },
    headings.length === 1 && headings[0]!.length >= 15 && browser === ''
      ? { value: headings[0]!, source: 'h1' }
      : null,
    browser === '' ? null : { value: withoutSuffix(browser), source: 'title' },
    headings[0] === undefined || namesSite(headings[0], site) ? null : { value: headings[0], source: 'h1' },
  ];
  const first = candidates.find((candidate) => candidate !== null && candidate.value !== '') ?? null;
  return first === null
    ? null
    : { value: cleanTitle(first.value, site, headings) || first.value, source: first.source };
}

/** Some blogs keep <h1> for their own name and head each post with <h2>: then the browser title holds the post's. */
function subHeadline(document: HtmlDocument, browser: string, site: string): string | undefined {
  const inside = headlines(document, 'h2, h3').filter(
    (text) =>
      text.length >= 10 && browser.toLowerCase().includes(text.toLowerCase()) && !namesSite(text, site),
  );
  return longest(inside);
}

function headlines(document: HtmlDocument, selector: string): string[] {
  return [...document.querySelectorAll(selector)]
    .map((heading) => canonicalLine(heading.textContent ?? ''))
    .filter((text) => text.length >= 3 && text.length <= 300);
}

function longest(texts: readonly string[]): string | undefined {
  return texts.toSorted((a, b) => b.length - a.length)[0];
}

function namesSite(text: string, site: string): boolean {
  return site !== '' && lettersOnly(text) === lettersOnly(site);
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
