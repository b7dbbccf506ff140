import { elementFacts } from '../element-facts.ts';
import type { HtmlElement } from '../html-node.ts';
import type { JsonLdArticle } from './json-ld.ts';
import type { MetaTags } from './meta-tags.ts';
import type { NamedElement } from './page-elements.ts';
import { nicknameOf, peopleOf } from './people.ts';

/** Authors of a page and where they were found; empty list = none. */
export interface PageAuthors {
  readonly people: readonly string[];
  readonly source: string;
}

const AUTHOR_TAGS = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'article:author_name',
  'byl',
  'og:author',
  'og:article:author',
  'twitter:creator:name',
  'dc.contributor',
  'cxenseparse:author',
  'vr:author',
  'rbauthors',
  'authors',
  'article.author',
  'news_author',
  'bt:author',
  'shareaholic:article_author_name',
];
/** Names of places that hold nothing but the author's name. */
const NAME_PLACE =
  /(?:^|\s)(?:author vcard|vcard author|byline__name|author-name|author__name|author_name|byline-name|p-author|url fn n?|username|post-author-name)(?=$|\s)/u;
/** Names of places that hold the author's name among other words. */
const BYLINE_PLACE = /byline|author|autor|verfasser|(?:^|\s)fn(?=$|\s)/iu;
const LINE_TAG = /^(?:p|div|span|li|small|header|footer|section|address|time|td)$/u;
const POSTED_BY =
  /(?:^|[\s|(–·-])(?:(?:posted|published|written|submitted|created|geschrieben|veröffentlicht|verfasst|erstellt|eingestellt|gepostet|publié|écrit|publicado|escrito|scritto|geplaatst|opublikowan[eo]|autor|author|auteur|text|verfasser)(?:\s+(?:am|on|le|el|il)\s+.{4,40}?)?(?:\s+(?:by|von|par|por|da|door|przez)|\s*:))\s+(.{2,60}?)(?=\s+(?:on|am|in|um|at|le|el|il|unter|under|-|–|\||·|@|\d)|\s*[|,•·–(\n]|\.?\s*$)/iu;
const OTHERS = /comment|kommentar|widget|sidebar|related|footer|teaser|recent|archive/iu;
const MOST_PLACES = 80;
const MOST_LINES = 4000;

/** Finds who wrote a page: structured data, meta tags, places for names, "posted by" lines, in this order. */
export function findAuthors(
  elements: readonly NamedElement[],
  tags: MetaTags,
  jsonLd: JsonLdArticle | null,
  site: string,
): PageAuthors {
  const isSite = (name: string): boolean => name.toLowerCase() === site.toLowerCase();
  const named = (values: readonly string[]): string[] => peopleOf(values).filter((name) => !isSite(name));
  const structured = named(jsonLd?.authors ?? []);
  if (structured.length > 0) return { people: structured, source: 'json-ld' };
  for (const tag of AUTHOR_TAGS) {
    const people = named(tags.get(tag) ?? []);
    if (people.length > 0) return { people, source: tag };
  }
  return (
    atNames(elements, isSite) ??
    inBylines(elements, named) ??
    inLines(elements, isSite) ?? { people: [], source: '' }
  );
}

function atNames(elements: readonly NamedElement[], isSite: (name: string) => boolean): PageAuthors | null {
  const names: string[] = [];
  let box: HtmlElement | null = null;
  let looked = 0;
  for (const { element, name: place, rel, itemprop } of elements) {
    const inAuthor =
      itemprop === 'name' && /author/u.test(element.parentNode?.getAttribute('itemprop') ?? '');
    if (!inAuthor && !/(?:^|\s)author(?=$|\s)/u.test(rel) && !NAME_PLACE.test(place)) continue;
    if ((looked += 1) > MOST_PLACES) break;
    const text = element.textContent ?? '';
    if (text.length > 80 || isOthers(element)) continue;
    const name = nicknameOf(text);
    if (name === null || isSite(name)) continue;
    // Further names count only beside the first one: elsewhere they belong to other articles.
    if (box !== null && element.parentNode !== box && element.parentNode?.parentNode !== box.parentNode)
      break;
    box = element.parentNode;
    if (!names.includes(name)) names.push(name);
  }
  return names.length === 0 ? null : { people: names, source: 'byline' };
}

function inBylines(
  elements: readonly NamedElement[],
  named: (values: readonly string[]) => string[],
): PageAuthors | null {
  let looked = 0;
  for (const { element, name, itemprop } of elements) {
    if (itemprop !== 'author' && !BYLINE_PLACE.test(name)) continue;
    if ((looked += 1) > MOST_PLACES) break;
    const text = element.textContent ?? '';
    if (text.length > 200 || isOthers(element)) continue;
    const people = named([element.getAttribute('content') ?? text]);
    if (people.length > 0) return { people, source: 'byline' };
  }
  return null;
}

function inLines(elements: readonly NamedElement[], isSite: (name: string) => boolean): PageAuthors | null {
  const facts = elementFacts();
  let looked = 0;
  for (const { element } of elements) {
    if (!LINE_TAG.test(element.localName)) continue;
    if ((looked += 1) > MOST_LINES) break;
    // Asking every container for its text would read the page once for each level of nesting.
    const length = facts.textLength(element);
    if (length < 5 || length > 160 || isOthers(element)) continue;
    const text = (element.textContent ?? '').replace(/\s+/gu, ' ').trim();
    const match = POSTED_BY.exec(text);
    const name = match === null ? null : nicknameOf(match[1]!);
    if (name !== null && !isSite(name)) return { people: [name], source: 'byline' };
  }
  return null;
}

function isOthers(element: HtmlElement): boolean {
  for (
    let node: HtmlElement | null = element, steps = 0;
    node !== null && node.nodeType === 1 && steps < 5;
    node = node.parentNode, steps += 1
  ) {
    if (
      OTHERS.test(`${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`) &&
      node.localName !== 'body' &&
      node.localName !== 'html'
    )
      return true;
  }
  return false;
}
