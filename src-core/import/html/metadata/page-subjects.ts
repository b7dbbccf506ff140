import { canonicalLine } from '../../../text/canonical-text.ts';
import type { JsonLdArticle } from './json-ld.ts';
import { firstTag, type MetaTags } from './meta-tags.ts';

/** What a page says its article is about, each with its source; empty where it says nothing. */
export interface PageSubjects {
  readonly keywords: readonly string[];
  readonly section: string;
  readonly sources: Readonly<Record<string, string>>;
}

/** Tags that hold one keyword each, and tags that hold a list of them. */
const SINGLE_TAGS = ['article:tag', 'og:article:tag', 'citation_keywords', 'dc.subject', 'dcterms.subject'];
const LIST_TAGS = ['news_keywords', 'parsely-tags', 'sailthru.tags', 'keywords'];
const SECTION_TAGS = [
  'article:section',
  'og:article:section',
  'parsely-section',
  'sailthru.section',
  'section',
];
const LONGEST_KEYWORD = 60;
/** A page with more of them wants to be found, not to say what it is about. */
const MOST_KEYWORDS = 30;

/** Keywords and section of a page: structured data first, then the tags made for articles, then the general ones. */
export function pageSubjects(tags: MetaTags, jsonLd: JsonLdArticle | null): PageSubjects {
  const sources: Record<string, string> = {};
  const keywords = foundKeywords(tags, jsonLd);
  if (keywords.list.length > 0) sources['keywords'] = keywords.source;
  const own = canonicalLine(jsonLd?.section ?? '');
  const tagged = firstTag(tags, SECTION_TAGS);
  const section = own || canonicalLine(tagged?.value ?? '');
  if (section !== '') sources['section'] = own === '' ? (tagged?.name ?? '') : 'json-ld';
  return { keywords: keywords.list, section, sources };
}

function foundKeywords(
  tags: MetaTags,
  jsonLd: JsonLdArticle | null,
): { readonly list: readonly string[]; readonly source: string } {
  const structured = clean(jsonLd?.keywords ?? []);
  if (structured.length > 0) return { list: structured, source: 'json-ld' };
  for (const source of [...SINGLE_TAGS, ...LIST_TAGS]) {
    const list = clean(tags.get(source) ?? []);
    if (list.length > 0) return { list, source };
  }
  return { list: [], source: '' };
}

/** Each once, lists taken apart; none of them where there are too many. */
function clean(values: readonly string[]): string[] {
  const words = values
    .flatMap((value) => value.split(/\s*[,;|]\s*/u))
    .map(canonicalLine)
    .filter((word) => word.length > 1 && word.length <= LONGEST_KEYWORD);
  const each = new Map(words.map((word) => [word.toLowerCase(), word]));
  return each.size > MOST_KEYWORDS ? [] : [...each.values()];
}
