import { lettersOnly } from '../../../text/letters-only.ts';
import { elementFacts } from '../element-facts.ts';
import type { HtmlDocument, HtmlElement } from '../html-node.ts';
import type { JsonLdArticle } from './json-ld.ts';
import type { MetaTags } from './meta-tags.ts';
import type { NamedElement } from './page-elements.ts';
import { spacedText } from '../spaced-text.ts';
import { textLinesOf } from '../text-lines-of.ts';
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
const LINE_TAG =
  /^(?:p|div|span|li|small|header|footer|section|address|time|td|em|strong|i|b|h[3-6]|byline|cite|figcaption)$/u;
const POSTED_BY =
  /(?:^|[\s|(–·-])(?:(?:posted|published|written|submitted|created|geschrieben|veröffentlicht|verfasst|erstellt|eingestellt|gepostet|publié|écrit|publicado|escrito|scritto|geplaatst|opublikowan[eo]|autor|author|auteur|text|verfasser)(?:\s+(?:am|on|le|el|il)\s+.{4,40}?)?(?:\s+(?:by|von|par|por|da|door|przez)|\s*:))\s+(.{2,60}?)(?=\s+(?:on|am|in|um|at|le|el|il|unter|under|-|–|\||·|@|\d)|\s+\p{L}+\s*:|\s*[|,•·–(\n]|\.?\s*$)/iu;
/** A whole line that names its author and nothing else, or after a date, or behind a label. */
const NAME_LINE =
  /^(?:(?:von|by|par|por|door|text|autor(?:in)?|author|auteur|redaktion|interview|(?:blog[ -]?)?beitrag von|rezept von|verfasst von|geschrieben von|written by|words by|story by)\s*:?\s+|\(?\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}\)?(?:[\s,|]+\d{1,2}:\d{2}(?:\s*uhr)?)?\s*(?:[-–|·,]|von|by)+\s*)(?:rechtsanw[aä]lt(?:in)?\s+)?(\p{Lu}.{3,90})$/iu;
/** Chinese and Japanese pages label editor and writer with a full-width colon. */
const HAN_LINE =
  /(?:责任编辑|作者|记者|编辑|撰文|責任編輯|記者|編輯|文責)\s*[：:]\s*([\p{Script=Han}\p{Script=Katakana}]{2,6})(?=$|[\s）)】\]])/u;
/** Addresses of pages about one writer. */
const WRITER_ADDRESS =
  /\/(?:authors?|autor(?:en|in|es)?|auteurs?|redakteure?|newsteam|staff|journalists?|contributors?|mitarbeiter)\/[^/]{3,}/iu;
/** What page builders hand to their scripts. */
const STATE_AUTHOR = /"(?:authors?|author_?name|byline)"\s*:\s*"([^"\\{}]{4,60})"/giu;
const STATE_LENGTH = 400_000;
const WRITTEN_BY =
  /^(?:written|posted) by$|^(?:verfasst|geschrieben) von$|^écrit par$|^escrito por$|^scritto da$|^auteur$/iu;
const OTHERS =
  /comment|kommentar|widget|sidebar|related|(?<!(?:post|entry|article|content)[-_ ])footer|teaser|recent|archive/iu;
/** What tells of other texts even around places that are made for the writer's name. */
const CERTAIN_OTHERS = /comment|kommentar|widget|related|recent|more-?from|trending|popular/iu;
/** Who took or drew a picture wrote nothing. */
const CREDIT = /credit|caption|copyright|photographer|attribution/iu;
/** A box about the writer below or beside the text; its heading is the name. */
const WRITER_BOX =
  /(?:^|\s|[-_])(?:author|autor(?:en)?)[-_]{0,2}(?:bio|box|info|card|about|profile?)(?=$|\s|[-_])/iu;
/** A label of a line of its own: the name is in the next one. */
const LABEL_LINE =
  /^(?:von|by|par|por|text|autor(?:in)?|author|auteur|verfasst von|geschrieben von|written by)\s*:?$/iu;
/** A text's last words, set apart: its writer's name. */
const SIGN_OFF = /^(?:em|strong|i|b)$/u;
const MOST_PLACES = 80;
const MOST_LINES = 4000;

/** Finds who wrote a page: structured data, meta tags, places for names, "posted by" lines, in this order. */
export function findAuthors(
  document: HtmlDocument,
  elements: readonly NamedElement[],
  tags: MetaTags,
  jsonLd: JsonLdArticle | null,
  site: string,
): PageAuthors {
  const isSite = (name: string): boolean => siteLetters(name) === siteLetters(site);
  const named = (values: readonly string[]): string[] => peopleOf(values).filter((name) => !isSite(name));
  const structured = named(jsonLd?.authors ?? []);
  const [first] = structured;
  if (first !== undefined) {
    // a first name alone: the byline often has all of it
    const longer = (values: readonly string[]): string[] =>
      named(values).filter((name) => isLonger(name, first));
    const whole = first.includes(' ')
      ? null
      : (atNames(elements, (name) => !isLonger(name, first)) ?? inBylines(elements, longer));
    return whole ?? { people: structured, source: 'json-ld' };
  }
  for (const tag of AUTHOR_TAGS) {
    const people = named(tags.get(tag) ?? []);
    if (people.length > 0) return { people, source: tag };
  }
  const labelled = named(labelledTags(tags));
  if (labelled.length > 0) return { people: labelled, source: 'twitter:data1' };
  return (
    atNames(elements, isSite) ??
    inBylines(elements, named) ??
    inLines(elements, isSite) ??
    nicknameIn(jsonLd, isSite) ??
    inWriterBox(elements, named) ??
    inTextLines(document.body, isSite) ??
    inLinks(elements, named) ??
    inState(document, named) ??
    inSignOff(elements, named) ?? { people: [], source: '' }
  );
}

/** An outlet's name and its host are the same outlet. */
function siteLetters(name: string): string {
  return lettersOnly(name.replace(/^www\.|\.\p{L}{2,3}$/gu, ''));
}

function isLonger(name: string, beginning: string): boolean {
  return name.toLowerCase().startsWith(`${beginning.toLowerCase()} `);
}

/** The only author of the structured data, where it is what somebody goes by. */
function nicknameIn(jsonLd: JsonLdArticle | null, isSite: (name: string) => boolean): PageAuthors | null {
  if (jsonLd?.authors.length !== 1) return null;
  const name = nicknameOf(jsonLd.authors[0]!);
  return name === null || isSite(name) ? null : { people: [name], source: 'json-ld' };
}

/** Pairs of label and value that a widely used plugin writes for previews: "Written by", "Jane Doe". */
function labelledTags(tags: MetaTags): string[] {
  return ['1', '2'].flatMap((number) => {
    const label = tags.get(`twitter:label${number}`)?.[0] ?? '';
    return WRITTEN_BY.test(label.trim()) ? (tags.get(`twitter:data${number}`) ?? []) : [];
  });
}

/** A line of its own in the running text, mostly at its end: "Autor: Jane Doe" behind a line break. */
function inTextLines(body: HtmlElement, isSite: (name: string) => boolean): PageAuthors | null {
  let isLabelled = false;
  for (const line of textLinesOf(body)) {
    const name = line.length > 120 ? null : nameInLine(isLabelled ? `Text: ${line}` : line);
    isLabelled = LABEL_LINE.test(line);
    if (name !== null && !isSite(name)) return { people: [name], source: 'byline' };
  }
  return null;
}

/** The person whose page is linked to, where the page links to one writer only. */
function inLinks(
  elements: readonly NamedElement[],
  named: (values: readonly string[]) => string[],
): PageAuthors | null {
  let looked = 0;
  const names = new Set<string>();
  for (const { element } of elements) {
    if (element.localName !== 'a' || !WRITER_ADDRESS.test(element.getAttribute('href') ?? '')) continue;
    if ((looked += 1) > MOST_PLACES) break;
    const text = spacedText(element);
    if (text.length <= 60 && text.includes(' ') && !isOthers(element, OTHERS)) names.add(text);
  }
  const people = named([...names]);
  return people.length === 1 ? { people, source: 'author-link' } : null;
}

/** The heading of the box about the writer. */
function inWriterBox(
  elements: readonly NamedElement[],
  named: (values: readonly string[]) => string[],
): PageAuthors | null {
  for (const { element } of elements) {
    if (!/^h[2-6]$/u.test(element.localName)) continue;
    const box = element.parentNode;
    const isBox = [box, box?.parentNode].some((node) => WRITER_BOX.test(namesOf(node)));
    if (!isBox || isOthers(element, CERTAIN_OTHERS)) continue;
    const people = named([spacedText(element)]);
    if (people.length > 0) return { people, source: 'byline' };
  }
  return null;
}

/** The only paragraph that is nothing but a name in other type. */
function inSignOff(
  elements: readonly NamedElement[],
  named: (values: readonly string[]) => string[],
): PageAuthors | null {
  const names = new Set<string>();
  for (const { element } of elements) {
    const [only, another] = element.children;
    if (element.localName !== 'p' || another !== undefined || !SIGN_OFF.test(only?.localName ?? '')) continue;
    const text = spacedText(element);
    if (text !== spacedText(only as HtmlElement) || !/^\S+(?: \S+){1,3}$/u.test(text)) continue;
    if (!isOthers(element, OTHERS) && !isOthers(element, CREDIT)) names.add(text);
  }
  const people = names.size === 1 ? named([...names]) : [];
  return people.length === 1 ? { people, source: 'byline' } : null;
}

/** What the page's scripts call the author, where all of them name the same. */
function inState(document: HtmlDocument, named: (values: readonly string[]) => string[]): PageAuthors | null {
  const names = new Set<string>();
  let left = STATE_LENGTH;
  for (const script of document.querySelectorAll('script')) {
    const source = script.textContent ?? '';
    left -= source.length;
    if (left < 0) break;
    for (const [, name] of source.matchAll(STATE_AUTHOR)) if (name!.includes(' ')) names.add(name!);
  }
  const people = named([...names]);
  return people.length === 1 ? { people, source: 'page-state' } : null;
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
    const text = spacedText(element);
    if (text.length > 80 || isOthers(element, CERTAIN_OTHERS)) continue;
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
    const text = spacedText(element);
    const others = /byline/iu.test(name) ? CERTAIN_OTHERS : OTHERS;
    if (text.length > 200 || isOthers(element, others) || isOthers(element, CREDIT)) continue;
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
    if (length < 5 || length > 160 || isOthers(element, OTHERS)) continue;
    const text = spacedText(element);
    const match = POSTED_BY.exec(text);
    const name = match === null ? nameInLine(text) : nicknameOf(match[1]!);
    if (name !== null && !isSite(name)) return { people: [name], source: 'byline' };
  }
  return null;
}

function nameInLine(text: string): string | null {
  const han = HAN_LINE.exec(text)?.[1];
  if (han !== undefined) return han;
  const [person] = peopleOf([NAME_LINE.exec(text)?.[1] ?? '']);
  return person !== undefined && /\S \S/u.test(person) ? person : null;
}

/** Whether an element or one around it is named for other texts. A "teaser" may also be the small print of the page's own article. */
function isOthers(element: HtmlElement, names: RegExp): boolean {
  for (
    let node: HtmlElement | null = element, steps = 0;
    node !== null && node.nodeType === 1 && steps < 5;
    node = node.parentNode, steps += 1
  ) {
    const name = namesOf(node);
    if (node.localName === 'body' || node.localName === 'html') continue;
    if (names.test(steps === 0 ? name.replaceAll('teaser', '') : name)) return true;
  }
  return false;
}

function namesOf(node: HtmlElement | null | undefined): string {
  return node?.nodeType === 1 ? `${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}` : '';
}
