import { findDate, parseDate, type NumberOrder } from '../../../text/calendar-date.ts';
import { elementFacts } from '../element-facts.ts';
import type { HtmlDocument, HtmlElement } from '../html-node.ts';
import { textLinesOf } from '../text-lines-of.ts';
import type { JsonLdArticle } from './json-ld.ts';
import { firstTag, type MetaTags } from './meta-tags.ts';
import type { NamedElement } from './page-elements.ts';

/** A date with where it was found. */
export interface SourcedDate {
  readonly iso: string;
  readonly source: string;
}

export interface PageDates {
  readonly published: SourcedDate | null;
  readonly modified: SourcedDate | null;
}

const PUBLISHED_TAGS = [
  'article:published_time',
  'article:published',
  'og:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'publish-date',
  'publish_date',
  'publishdate',
  'pub_date',
  'pubdate',
  'publication_date',
  'publicationdate',
  'article.published',
  'published-date',
  'published_time_telegram',
  'citation_publication_date',
  'citation_date',
  'citation_online_date',
  'dcterms.issued',
  'dc.date.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.date',
  'dcterms.date',
  'date',
  'dc.created',
  'og:pubdate',
  'rnews:datepublished',
  'cxenseparse:recs:publishtime',
  'article_date_original',
  'originalpublicationdate',
  'shareaholic:article_published_time',
  'timestamp',
  'bt:pubdate',
  'news_publishdate',
  'newsdate',
  'created',
  'creation_date',
  'datecreated',
  'release_date',
  'vr:published_time',
  'last-publish-date',
  'prism.publicationdate',
  'msvalidate.date',
  'date.created',
  'og:article:published',
  'video:release_date',
  'analyticsattributes.articledate',
  'displaydate',
];
const MODIFIED_TAGS = [
  'article:modified_time',
  'article:modified',
  'og:updated_time',
  'og:modified_time',
  'datemodified',
  'last-modified',
  'last_modified',
  'lastmodified',
  'lastmod',
  'modified',
  'dcterms.modified',
  'dc.date.modified',
  'dc.modified',
  'revised',
  'article:updated_time',
  'updated',
  'update_time',
  'rnews:datemodified',
  'modificationdate',
];
const PUBLISHED_NAME =
  /publish|pub-?date|posted|post-?date|entry-?date|article-?date|date-?published|dateline|story-?date|created|byline|published|veroeffentlicht|erschienen|datum|fecha|meta-?date|newsdate/iu;
const DATE_NAME =
  /(?:^|[\s_-])(?:date|datum|time|timestamp|fecha|data|dato|when|day|zeit|meta|info|submitted|byline|author|kicker|details)(?=$|[\s_-])|date|datum|time-?stamp/iu;
const MODIFIED_NAME = /modif|updat|aktualis|geändert|changed|revis/iu;
const OTHER_ARTICLES =
  /related|sidebar|recent|widget|comment|teaser|footer|archive|calendar|popular|nav|menu|latest|promo|recommend|event|copyright/iu;
/** What tells of other texts even around a date that is stated to be the publication's. */
const CERTAIN_OTHERS = /related|widget|comment|teaser|recommend|popular|latest/iu;
const STATE_DATE =
  /\\?["'](?:date_?published|publish(?:ed)?_?(?:at|date|time|on)?|pub_?date|created_?(?:at|on|date)?)\\?["']\s*:\s*\\?["']([^"'\\]{8,40})/iu;
const STATE_LENGTH = 400_000;
const PUBLISHED_WORDS =
  /(?:publish(?:ed)?|posted|created|veröffentlicht|erstellt|publié|publicado|pubblicato|gepubliceerd|опубликовано|datum|erschienen|eingestellt|geschrieben|date|stand)\s*(?:on|am|le|el|il|um|:|-)*\s*$/iu;
const MODIFIED_WORDS =
  /(?:updated|modified|aktualisiert|geändert|mis à jour|actualizado|aggiornato|letzte änderung|zuletzt)\s*(?:on|am|le|el|il|um|:|-)*\s*$/iu;

/** Finds when a page was published and changed: structured data, meta tags, time elements, address, visible dates, in this order. */
export function pageDates(
  document: HtmlDocument,
  elements: readonly NamedElement[],
  tags: MetaTags,
  jsonLd: JsonLdArticle | null,
  url: string,
  language: string,
): PageDates {
  const order: NumberOrder = /^en(?:$|[-_]us|[-_]ca)/iu.test(language) ? 'month-first' : 'day-first';
  const read = (value: string, source: string): SourcedDate | null => {
    const iso = parseDate(value, order);
    return iso === null ? null : { iso, source };
  };
  const tagged = (names: readonly string[]): SourcedDate | null => {
    for (const name of names) {
      const tag = firstTag(tags, [name]);
      const date = tag === null ? null : read(tag.value, name);
      if (date !== null) return date;
    }
    return null;
  };
  const visible = visibleDates(elements, order);
  const modified = read(jsonLd?.modified ?? '', 'json-ld') ?? tagged(MODIFIED_TAGS) ?? visible.modified;
  const published =
    read(jsonLd?.published ?? '', 'json-ld') ??
    tagged(PUBLISHED_TAGS) ??
    visible.published ??
    weakDate(document, visible.weak, url, order);
  return { published, modified };
}

/** Without anything that says "published": the date beside the headline, in the address, of some element, or anywhere. */
function weakDate(
  document: HtmlDocument,
  weak: SourcedDate | null,
  url: string,
  order: NumberOrder,
): SourcedDate | null {
  const lines = textLinesOf(document.body);
  return (
    besideHeadline(document, lines, order) ??
    weak ??
    fromUrl(url) ??
    looseDate(textLinesOf(document.body, true), order) ??
    inTitle(document, order) ??
    inState(document, order)
  );
}

/** A date in a short line near the page's only headline, before or after it. */
function besideHeadline(
  document: HtmlDocument,
  lines: readonly string[],
  order: NumberOrder,
): SourcedDate | null {
  const headings = [...document.querySelectorAll('h1')];
  if (headings.length !== 1) return null;
  const headline = (headings[0]!.textContent ?? '').replace(/\s+/gu, ' ').trim();
  const at = headline.length < 8 ? -1 : lines.findIndex((line) => line.includes(headline));
  if (at < 0) return null;
  for (const offset of [1, -1, 2, -2, 3, 4, 5]) {
    const line = lines[at + offset] ?? '';
    const date = line.length > 90 ? null : findDate(line, order);
    // not a sentence in which a day is told of
    const told = date !== null && date.end < line.length && /\p{Ll}[.!?]$/u.test(line);
    if (date !== null && !told && !MODIFIED_WORDS.test(line.slice(0, date.start)))
      return { iso: date.iso, source: 'visible' };
  }
  return null;
}

/** Some sites say the day in the browser's title. */
function inTitle(document: HtmlDocument, order: NumberOrder): SourcedDate | null {
  const date = findDate(document.querySelector('title')?.textContent ?? '', order);
  return date === null ? null : { iso: date.iso, source: 'title' };
}

/** What the page hands to its scripts. */
function inState(document: HtmlDocument, order: NumberOrder): SourcedDate | null {
  for (const script of document.querySelectorAll('script')) {
    const value = STATE_DATE.exec((script.textContent ?? '').slice(0, STATE_LENGTH))?.[1];
    const iso = value === undefined ? null : parseDate(value, order);
    if (iso !== null) return { iso, source: 'page-state' };
  }
  return null;
}

/** A date in the page's address, e.g. /2019/11/18/ or /18-11-2019. */
function fromUrl(url: string): SourcedDate | null {
  const path = url.replace(/^https?:\/\/[^/]+/u, '');
  const match =
    /(?:^|[/_-])((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=$|[/_.T-])/u.exec(path);
  const dayFirst = /(?:^|[/_-])(0[1-9]|[12]\d|3[01])-(0[1-9]|1[0-2])-((?:19|20)\d{2})(?=$|[/_.?#-])/u.exec(
    path,
  );
  const day =
    match === null
      ? dayFirst && `${dayFirst[3]}-${dayFirst[2]}-${dayFirst[1]}`
      : `${match[1]}-${match[2]}-${match[3]}`;
  const iso = day === null ? null : parseDate(day, 'day-first');
  return iso === null ? null : { iso, source: 'url' };
}

/** Dates in time elements and in elements named for dates; `weak` where nothing says that it is the day of publication. */
function visibleDates(
  elements: readonly NamedElement[],
  order: NumberOrder,
): { published: SourcedDate | null; modified: SourcedDate | null; weak: SourcedDate | null } {
  let published: SourcedDate | null = null;
  let modified: SourcedDate | null = null;
  let named: SourcedDate | null = null;
  let time: SourcedDate | null = null;
  const facts = elementFacts();
  for (const { element, name: place, itemprop } of elements) {
    const isTime = element.localName === 'time' || element.getAttribute('datetime') !== null;
    const name = `${place} ${itemprop}`;
    if (!isTime && !DATE_NAME.test(name) && !PUBLISHED_NAME.test(name) && !MODIFIED_NAME.test(name)) continue;
    if (!isTime && facts.textLength(element) > 200) continue;
    const text = element.textContent ?? '';
    const value =
      element.getAttribute('datetime') ??
      element.getAttribute('content') ??
      element.getAttribute('title') ??
      '';
    const iso = parseDate(value, order) ?? findDate(text.replace(/\s+/gu, ' '), order)?.iso;
    const stated = /datepublished/iu.test(itemprop) || element.getAttribute('pubdate') !== null;
    if (iso === undefined || insideOthers(element, stated ? CERTAIN_OTHERS : OTHER_ARTICLES)) continue;
    const source = isTime ? 'time' : 'visible';
    if (
      /datemodified/iu.test(itemprop) ||
      (MODIFIED_NAME.test(name) && !PUBLISHED_NAME.test(name)) ||
      /^\s*(?:last )?(?:updated|aktualisiert|modified|geändert)/iu.test(text)
    )
      modified ??= { iso, source };
    else if (
      /datepublished|datecreated/iu.test(itemprop) ||
      element.getAttribute('pubdate') !== null ||
      PUBLISHED_NAME.test(name)
    )
      published ??= { iso, source };
    else if (isTime) time ??= { iso, source };
    else named ??= { iso, source };
  }
  return { published, modified, weak: time ?? named };
}

/** Dates of teasers and comments tell about other texts. */
function insideOthers(element: HtmlElement, names: RegExp): boolean {
  for (
    let node: HtmlElement | null = element, steps = 0;
    node !== null && steps < 8;
    node = node.parentNode, steps += 1
  ) {
    if (node.localName === 'body' || node.nodeType !== 1) return false;
    if (node.localName === 'aside' || node.localName === 'footer' || node.localName === 'nav') return true;
    if (names.test(`${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`)) return true;
  }
  return false;
}

/** The first date after words like "published", else the first date of the page's text. */
function looseDate(lines: readonly string[], order: NumberOrder): SourcedDate | null {
  const text = lines.join(' ').slice(0, 60_000);
  let at = 0;
  let first: string | null = null;
  for (let tries = 0; tries < 40; tries += 1) {
    const date = findDate(text.slice(at, at + 20_000), order);
    if (date === null) break;
    const before = text.slice(Math.max(0, at + date.start - 40), at + date.start);
    if (PUBLISHED_WORDS.test(before) && !MODIFIED_WORDS.test(before))
      return { iso: date.iso, source: 'visible' };
    first ??= date.iso;
    at += date.end;
  }
  return first === null ? null : { iso: first, source: 'visible' };
}
