import { canonicalLine } from '../../text/canonical-text.ts';
import type { DraftBlock, DraftMark } from '../../text/document-builder.ts';
import { htmlBlocks } from '../html/html-blocks.ts';
import type { HtmlElement } from '../html/html-node.ts';
import { nestingDepth, parseHtml } from '../html/parse-html.ts';
import { stripTags } from '../html/strip-tags.ts';
import type { ImportLimits } from '../import-limits.ts';
import { linesToBlocks } from '../lines/lines-to-blocks.ts';
import { addressInBook, bookPlaces, pathInBook } from './book-places.ts';
import { chooseCases, withoutPrefixes } from './choose-cases.ts';
import { drawnParagraphs } from './drawn-paragraphs.ts';
import { safeDecode, type SpineItem } from './epub-package.ts';

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/iu;
/** A chapter shorter than this needs no heading of its own. */
const LONG = 400;

/** A chapter's blocks; figures are named by their path in the zip. */
export function chapterBlocks(
  source: string,
  { path, mediaType, isNavigation }: SpineItem,
  label: string,
  limits: ImportLimits,
): readonly DraftBlock[] {
  if (mediaType === 'image/svg+xml') return drawingBlocks(source);
  if (nestingDepth(source) > limits.htmlDepth) return linesToBlocks(stripTags(source));
  const { body } = parseHtml(asHtml(source));
  chooseCases(body);
  const blocks = htmlBlocks(body, addressInBook(path), bookPlaces(path)).map(
    ({ element: _element, linked: _linked, ...block }) => inBook(block),
  );
  const written = blocks.some(({ raw }) => raw.trim() !== '') ? [] : drawnParagraphs(asHtml(source));
  const all = [...written, ...blocks, ...lastFigures(body, path, blocks)];
  const named = withPath(isNavigation ? all : withHeading(all, canonicalLine(label)), path);
  return isNavigation ? named.map((block) => ({ ...block, role: 'navigation' as const })) : named;
}

/** Links lead to the chapter itself, too. */
function withPath([first, ...rest]: readonly DraftBlock[], path: string): readonly DraftBlock[] {
  if (first === undefined) return [];
  return [{ ...first, anchors: [{ name: path, start: 0, end: 0 }, ...(first.anchors ?? [])] }, ...rest];
}

/** XML closes empty elements in a way that HTML takes for an opening: everything behind would be a link or a title. */
function asHtml(source: string): string {
  return (
    withoutPrefixes(source)
      .replace(/<\?xml[^>]*\?>/u, '')
      // How a word is read aloud stands above it, not in it.
      .replace(/<(rt|rp)(?:\s[^>]*)?>[\s\S]*?<\/\1>/giu, '')
      .replace(
        /<([a-zA-Z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/>/gu,
        (whole, name: string, rest: string) => (VOID.test(name) ? whole : `<${name}${rest}></${name}>`),
      )
      .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/gu, (_, text: string) => text.replaceAll('<', '&lt;'))
  );
}

function inBook(block: DraftBlock): DraftBlock {
  const marks = block.marks.flatMap((mark): DraftMark[] => {
    if (mark.href === undefined || pathInBook(mark.href) === null) return [mark];
    const { href: _href, ...led } = mark;
    return led.to === undefined ? [] : [led];
  });
  if (block.figures === undefined) return { ...block, marks };
  const figures = block.figures.map(({ alt, source }) => ({
    alt,
    source: pathInBook(source) ?? source,
  }));
  return { ...block, marks, figures };
}

/** Pictures that no text follows (covers, plates), also inside drawings. */
function lastFigures(body: HtmlElement, path: string, blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const shown = new Set(blocks.flatMap(({ figures = [] }) => figures.map(({ source }) => source)));
  const folder = path.split('/').slice(0, -1);
  const figures = [...body.querySelectorAll('img, image')].flatMap((element) => {
    const address =
      element.getAttribute('src') ?? element.getAttribute('xlink:href') ?? element.getAttribute('href') ?? '';
    if (address === '' || /^[a-z][a-z0-9+.-]*:/iu.test(address)) return [];
    const parts = address.startsWith('/') ? [] : [...folder];
    for (const part of safeDecode(address.replace(/[?#].*$/u, '')).split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    const source = parts.join('/');
    if (shown.has(source)) return [];
    shown.add(source);
    return [{ alt: canonicalLine(element.getAttribute('alt') ?? ''), source }];
  });
  return figures.length === 0 ? [] : [{ type: 'paragraph', raw: '', marks: [], figures }];
}

/** A chapter that has no heading gets the one that the table of contents has for it. */
function withHeading(blocks: readonly DraftBlock[], label: string): readonly DraftBlock[] {
  const text = blocks.map(({ raw }) => raw).join(' ');
  if (label === '' || text.length < LONG || blocks.some(({ type }) => type === 'heading')) return blocks;
  if (canonicalLine(text.slice(0, 2000)).toLowerCase().includes(label.toLowerCase())) return blocks;
  return [{ type: 'heading', level: 1, raw: label, marks: [] }, ...blocks];
}

/** Words of a page that is drawn: title, description and texts. */
function drawingBlocks(source: string): readonly DraftBlock[] {
  const texts = [...source.matchAll(/<(?:\w+:)?(title|desc|text)(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?\1>/giu)];
  return texts
    .map(([, , inner = '']) => canonicalLine(stripTags(`<p>${inner}</p>`)))
    .filter((raw) => raw !== '')
    .map((raw) => ({ type: 'paragraph', raw, marks: [] }));
}
