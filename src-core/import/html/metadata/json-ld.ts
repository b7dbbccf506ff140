import type { HtmlDocument } from '../html-node.ts';

/** What a page's JSON-LD says about its article; empty string or list = nothing. */
export interface JsonLdArticle {
  readonly title: string;
  readonly authors: readonly string[];
  readonly site: string;
  readonly url: string;
  readonly published: string;
  readonly modified: string;
  readonly language: string;
  /** As written: single words or lists of them. */
  readonly keywords: readonly string[];
  readonly section: string;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** Deeper or longer data is no description of one article. */
const DEEPEST = 12;
const MOST_NODES = 5000;
const ARTICLE_TYPE =
  /(?:Article|BlogPosting|Posting|Report|Review|Recipe|LiveBlogPosting|CreativeWork|Book|NewsItem|Blog|VideoObject|PodcastEpisode)$/u;
const PAGE_TYPE = /(?:WebPage|ItemPage|AboutPage|FAQPage|CollectionPage|QAPage|ProfilePage)$/u;

/** Reads all JSON-LD blocks of a page, with `@graph`, lists and cheap repairs, and picks the article's description. */
export function readJsonLd(document: HtmlDocument): JsonLdArticle | null {
  const nodes: JsonObject[] = [];
  for (const script of document.querySelectorAll('script[type]')) {
    if (!/^\s*application\/ld\+json/iu.test(script.getAttribute('type') ?? '')) continue;
    const value = parseLoosely(script.textContent ?? '');
    if (value !== undefined) collect(value, nodes, 0);
  }
  const articles = nodes
    .filter((node) => typeMatches(node, ARTICLE_TYPE))
    .toSorted((a, b) => richness(b) - richness(a));
  const page = nodes.find(
    (node) => typeMatches(node, PAGE_TYPE) && ('datePublished' in node || 'author' in node),
  );
  const best = articles[0] !== undefined && richness(articles[0]) > 0 ? articles[0] : page;
  if (best === undefined) return null;
  // A mere reference has nothing but its @id and must not hide the node it means.
  const described = nodes.filter((node) => typeof node['@id'] === 'string' && Object.keys(node).length > 1);
  const byId = new Map(described.map((node) => [node['@id'] as string, node] as const));
  const text = (key: string): string =>
    firstText(best[key]) || (page === undefined ? '' : firstText(page[key]));
  return {
    title: firstText(best['headline']) || firstText(best['name']) || firstText(best['alternativeHeadline']),
    authors: personNames(best['author'] ?? best['creator'] ?? page?.['author'] ?? null, byId),
    site:
      namesOf(best['publisher'] ?? best['sourceOrganization'] ?? null, byId)[0] ??
      namesOf(best['isPartOf'] ?? null, byId)[0] ??
      '',
    url: firstText(best['url']) || idOf(best['mainEntityOfPage'] ?? null),
    published: text('datePublished') || text('dateCreated') || text('uploadDate'),
    modified: text('dateModified'),
    language: firstText(best['inLanguage']),
    keywords: textsOf(best['keywords'] ?? null),
    section: firstText(best['articleSection']),
  };
}

/** Parses JSON as pages write it: comments around it, line ends inside strings, commas before closing brackets. */
function parseLoosely(source: string): Json | undefined {
  const text = source
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/u, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/u, '')
    .trim()
    .replace(/;$/u, '');
  for (const candidate of [text, repaired(text)]) {
    try {
      return JSON.parse(candidate) as Json;
    } catch {
      // Try the next form; a page without readable JSON-LD is nothing unusual.
    }
  }
  return undefined;
}

function repaired(text: string): string {
  let out = '';
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text[index]!;
    if (inString && unit === '\\') {
      // "\'" and the like are no JSON escapes.
      const next = text[index + 1] ?? '';
      out += /["\\/bfnrtu]/u.test(next) ? unit + next : next;
      index += 1;
    } else if (unit === '"') {
      inString = !inString;
      out += unit;
    } else if (inString && unit < ' ') out += unit === '\n' ? '\\n' : ' ';
    else out += unit;
  }
  return out.replace(/,(\s*[}\]])/gu, '$1');
}

function collect(value: Json, nodes: JsonObject[], depth: number): void {
  if (depth > DEEPEST || nodes.length > MOST_NODES || value === null || typeof value !== 'object') return;
  if (isList(value)) {
    for (const entry of value) collect(entry, nodes, depth + 1);
    return;
  }
  nodes.push(value);
  for (const key of [
    '@graph',
    'mainEntity',
    'mainEntityOfPage',
    'hasPart',
    'itemListElement',
    'item',
    'author',
    'publisher',
  ]) {
    if (Object.hasOwn(value, key)) collect(value[key]!, nodes, depth + 1);
  }
}

function typeMatches(node: JsonObject, pattern: RegExp): boolean {
  const type = node['@type'];
  return textsOf(type ?? null).some((name) => pattern.test(name));
}

function richness(node: JsonObject): number {
  const keys = ['headline', 'datePublished', 'author', 'articleBody', 'dateModified', 'publisher'];
  return keys.filter((key) => Object.hasOwn(node, key)).length;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function textsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value !== null && isList(value))
    return value.flatMap((entry) => (typeof entry === 'string' ? [entry] : []));
  return [];
}

function firstText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map(firstText).find((text) => text !== '') ?? '';
  if (typeof value === 'object') return firstText(value['@value']) || firstText(value['name']);
  return '';
}

function idOf(value: Json): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object' || isList(value)) return '';
  return firstText(value['@id']) || firstText(value['url']);
}

/** Names of authors who are not called organisations. */
function personNames(value: Json, byId: ReadonlyMap<string, JsonObject>): string[] {
  const list: readonly Json[] = value !== null && isList(value) ? value : [value];
  return list.flatMap((entry) => {
    const node = entry !== null && typeof entry === 'object' && !isList(entry) ? entry : null;
    const target =
      node !== null && typeof node['@id'] === 'string' && node['name'] === undefined
        ? byId.get(node['@id'])
        : node;
    if (
      target !== null &&
      target !== undefined &&
      typeMatches(target, /Organization$/u) &&
      !typeMatches(target, /^Person$/u)
    )
      return [];
    return namesOf(entry, byId);
  });
}

/** Names of people or organisations, given as text, object, reference or a list of these. */
function namesOf(value: Json, byId: ReadonlyMap<string, JsonObject>, depth = 0): string[] {
  if (value === null || depth > 4) return [];
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value !== 'object') return [];
  if (isList(value)) return value.flatMap((entry) => namesOf(entry, byId, depth + 1));
  const name = value['name'];
  if (typeof name === 'string') {
    // "Nils", described as "Nils Pickert is …"
    const [whole] = /^\p{Lu}\S* \p{Lu}\p{Ll}\S*/u.exec(firstText(value['description'])) ?? [''];
    if (!name.includes(' ') && whole.startsWith(`${name} `)) return [whole];
  }
  if (name !== undefined)
    return typeof name === 'string' ? namesOf(name, byId, depth + 1) : namesOf(name, byId, depth + 1);
  const given = [firstText(value['givenName']), firstText(value['familyName'])]
    .filter((part) => part !== '')
    .join(' ');
  if (given !== '') return [given];
  const id = value['@id'];
  const target = typeof id === 'string' ? byId.get(id) : undefined;
  return target === undefined || target === value ? [] : namesOf(target, byId, depth + 1);
}
