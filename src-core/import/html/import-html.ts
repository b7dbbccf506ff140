import type { ImportLimits } from '../import-limits.ts';
import type { ImportedArticle } from '../imported-article.ts';
import { linesToBlocks } from '../lines/lines-to-blocks.ts';
import { structureBlocks } from '../lines/structure-blocks.ts';
import { titleOfBlocks } from '../lines/title-of-blocks.ts';
import { textArticle } from '../text-article.ts';
import { titleFromName } from '../title-from-name.ts';
import { canonicalText } from '../../text/canonical-text.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import { htmlBlocks, type HtmlBlock } from './html-blocks.ts';
import type { PageFigure } from './page-figure.ts';
import { pagePlaces } from './page-places.ts';
import { ownRoles, judgeBlocks } from './judge-blocks.ts';
import { mainContent } from './main-content.ts';
import { pageMetadata } from './metadata/page-metadata.ts';
import { isNotionIndex, notionPage, withNotionTicks } from './notion-page.ts';
import { nestingDepth, parseHtml } from './parse-html.ts';
import { savedAddress, savedMoment } from './saved-address.ts';
import { stripTags } from './strip-tags.ts';
import type { ImportWarning } from '../import-warning.ts';

/** What is known of a page besides its text. */
export interface HtmlSource {
  readonly html: string;
  readonly name: string;
  /** A fragment from the clipboard: all of it was chosen, so no article is looked for in it. */
  readonly pasted: boolean;
  /** All of the page is wanted, whatever it seems to be. */
  readonly wholePage?: boolean;
  /** Where an archive says the page came from; "" = it says nothing. */
  readonly address?: string;
  readonly warnings: readonly ImportWarning[];
}

/** A page's article, and what is needed to find its pictures. */
export interface ImportedPage {
  readonly article: ImportedArticle;
  /** Where the page came from; "" = not known. */
  readonly base: string;
  /** Its pictures by their source, likely or not: all stand in the document until they are looked for. */
  readonly figures: ReadonlyMap<string, PageFigure>;
}

/** A saved page (or a pasted fragment) becomes an article; null where it has no text. May throw RangeError on hostile nesting. */
export function importHtml(source: HtmlSource, limits: ImportLimits): ImportedPage | null {
  if (isNotionIndex(source.html)) return null;
  if (nestingDepth(source.html) > limits.htmlDepth) {
    const article = importTooDeep(source);
    return article === null ? null : { article, base: '', figures: new Map() };
  }
  const address = source.address || savedAddress(source.html);
  const document = parseHtml(withNotionTicks(source.html));
  const meta = pageMetadata(document, address);
  const base = meta.url || address;
  const whole =
    source.wholePage === true || (source.pasted && !/<(?:article|main|nav|footer)[\s>]/iu.test(source.html));
  const notion = whole ? null : notionPage(document);
  const content =
    notion !== null
      ? { blocks: notion.blocks, warnings: [] }
      : whole
        ? { blocks: allBlocks(), warnings: [] }
        : mainContent(document, base, meta.title);
  if (content.blocks.every((block) => block.raw.trim() === '')) return null;
  const found = meta.title === '' ? titleOfBlocks(content.blocks) : null;
  const fileTitle = titleFromName(source.name);
  const title = notion?.title || meta.title || found?.title || fileTitle;
  const figures = new Map<string, PageFigure>();
  const blocks = content.blocks.map((block): DraftBlock => {
    if (block.figures === undefined) return block;
    for (const figure of block.figures) if (!figures.has(figure.source)) figures.set(figure.source, figure);
    return { ...block, figures: block.figures.map(({ alt, source: name }) => ({ alt, source: name })) };
  });
  const article = textArticle(blocks, {
    title,
    authors: meta.authors,
    site: meta.site,
    url: meta.url,
    published: meta.published,
    modified: meta.modified,
    declaredLanguage: meta.language,
    keywords: [...meta.keywords, ...(notion?.keywords ?? [])],
    section: meta.section,
    sources: { ...meta.sources, ...(meta.title === '' ? { title: found?.source ?? 'file-name' } : {}) },
    warnings: [...source.warnings, ...content.warnings],
    importer: source.pasted ? 'pasted' : 'html',
    mediaType: 'text/html',
  });
  const captured = savedMoment(source.html);
  return { article: captured === null ? article : { ...article, captured }, base, figures };

  function allBlocks(): readonly HtmlBlock[] {
    const blocks = htmlBlocks(document.body, base, pagePlaces(document.body, base));
    return judgeBlocks(blocks, ownRoles(blocks), '');
  }
}

/** Nesting that no page needs would stop the parser: only the text between the tags is taken. */
function importTooDeep(source: HtmlSource): ImportedArticle | null {
  const blocks = structureBlocks(linesToBlocks(canonicalText(stripTags(source.html))));
  if (blocks.length === 0) return null;
  const found = titleOfBlocks(blocks);
  return textArticle(blocks, {
    title: found?.title ?? titleFromName(source.name),
    sources: { title: found?.source ?? 'file-name' },
    warnings: [...source.warnings, 'extraction-bad'],
    importer: source.pasted ? 'pasted' : 'html',
    mediaType: 'text/html',
  });
}
