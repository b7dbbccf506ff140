import { parseDate } from '../../text/calendar-date.ts';
import { canonicalLine, canonicalText } from '../../text/canonical-text.ts';
import { colourOf } from '../colour-of.ts';
import type { ImportedPage } from '../html/import-html.ts';
import type { PageFigure } from '../html/page-figure.ts';
import { placedQuotes } from '../quotes/placed-quotes.ts';
import { titleOfBlocks } from '../lines/title-of-blocks.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import { textArticle } from '../text-article.ts';
import { isTellingName, titleFromName } from '../title-from-name.ts';
import { splitFrontMatter, type FrontMatter } from './front-matter.ts';
import { markdownContent } from './markdown-blocks.ts';
import type { ImportWarning } from '../import-warning.ts';

/** A Markdown file becomes an article; its front matter gives the metadata, what it highlights is annotated. Null where it has no text. */
export function importMarkdown(
  text: string,
  name: string,
  pasted: boolean,
  warnings: readonly ImportWarning[],
): ImportedPage | null {
  const { values, body } = splitFrontMatter(canonicalText(text));
  const first = (...keys: string[]): string =>
    keys.map((key) => values.get(key)?.[0] ?? '').find((value) => value !== '') ?? '';
  const address = first('url', 'source', 'link', 'canonical', 'permalink');
  const url = /^https?:\/\/\S+$/u.test(address) ? address : '';
  const { blocks: read, highlights } = markdownContent(body, url);
  if (read.every((block) => block.raw.trim() === '')) return null;
  const figures = new Map<string, PageFigure>();
  const blocks = read.map((block): DraftBlock => {
    if (block.figures === undefined) return block;
    for (const figure of block.figures) if (!figures.has(figure.source)) figures.set(figure.source, figure);
    return { ...block, figures: block.figures.map(({ alt, source }) => ({ alt, source })) };
  });
  const given = canonicalLine(first('title', 'titel', 'titre', 'título'));
  const found = titleOfBlocks(blocks);
  const byName = given === '' && found?.source !== 'heading' && isTellingName(name);
  const title = given || (byName ? titleFromName(name) : (found?.title ?? titleFromName(name)));
  // What is kept with the address of a page was created when it was clipped.
  const dates = ['published', 'date', 'datum', ...(url === '' ? ['created'] : [])];
  const published = parseDate(first(...dates), 'day-first');
  const keywords = keywordsOf(values, body);
  const section = canonicalLine(first('section', 'category', 'ressort'));
  const modified = parseDate(first('modified', 'updated', 'lastmod'), 'day-first');
  const authors = authorsOf(values);
  const site = canonicalLine(first('site', 'publisher', 'outlet', 'publication'));
  const sources: Record<string, string> = {};
  if (title !== '')
    sources['title'] = given !== '' ? 'front-matter' : byName || found === null ? 'file-name' : found.source;
  if (authors.length > 0) sources['authors'] = 'front-matter';
  if (url !== '') sources['url'] = 'front-matter';
  if (site !== '') sources['site'] = 'front-matter';
  if (published !== null) sources['published'] = 'front-matter';
  if (modified !== null) sources['modified'] = 'front-matter';
  if (section !== '') sources['section'] = 'front-matter';
  if (keywords.length > 0) sources['keywords'] = 'front-matter';
  const article = textArticle(blocks, {
    title,
    authors,
    site,
    url,
    published,
    modified,
    section,
    keywords,
    declaredLanguage: first('lang', 'language', 'sprache'),
    sources,
    warnings,
    importer: pasted ? 'pasted' : 'markdown',
    mediaType: 'text/markdown',
  });
  const quotes = highlights.map((words) => ({
    text: words,
    note: '',
    colour: colourOf(''),
    topics: [],
    place: '',
    created: null,
  }));
  return {
    article: { ...article, annotations: placedQuotes(quotes, article.document.text) },
    base: url,
    figures,
  };
}

/** Names as front matter gives them; wiki links lose their brackets. */
function authorsOf(values: FrontMatter): readonly string[] {
  const given =
    values.get('author') ?? values.get('authors') ?? values.get('autor') ?? values.get('byline') ?? [];
  return given
    .map((name) => canonicalLine(name.replace(/^\[\[|\]\]$/gu, '').replace(/^.*\|/u, '')))
    .filter((name) => name !== '');
}

/** Tags of the front matter, and those that stand alone in a line, as Bear and Obsidian write them ("#travel #eu/visa"). */
function keywordsOf(values: FrontMatter, body: string): readonly string[] {
  const given = ['tags', 'keywords', 'tag', 'schlagwörter'].flatMap((key) => values.get(key) ?? []);
  const listed = given.flatMap((entry) => entry.split(entry.includes(',') ? /\s*,\s*/u : /\s+(?=#)/u));
  const lines = body.match(/^(?:#[\p{L}\p{N}_][\p{L}\p{N}_/-]*#?[ \t]*)+$/gmu) ?? [];
  const alone = lines.flatMap((line) => line.trim().split(/\s+/u)).filter((tag) => /\p{L}/u.test(tag));
  return [...listed, ...alone]
    .map((tag) => tag.replace(/^#|#$|^\[\[|\]\]$/gu, '').trim())
    .filter((tag) => tag !== '');
}
