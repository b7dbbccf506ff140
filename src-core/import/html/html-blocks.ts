import type { BlockType, MarkType } from '../../model/document.ts';
import type { DraftBlock, DraftMark } from '../../text/document-builder.ts';
import { absoluteUrl } from './absolute-url.ts';
import { codeSyntax } from './code-syntax.ts';
import { isElement, isText, type HtmlElement, type HtmlNode } from './html-node.ts';
import { mathText } from './math-text.ts';
import { pageFigure, type PageFigure } from './page-figure.ts';
import { isDataTable, tableRows } from './html-table.ts';
import { OpenPlaces } from './open-places.ts';
import { noteLink, type PagePlaces } from './page-places.ts';

/** Elements whose content is not for reading. */
const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'canvas',
  'button',
  'select',
  'input',
  'textarea',
  'audio',
  'video',
  'map',
  'head',
  'title',
  'meta',
  'link',
  'dialog',
  'datalist',
  'frameset',
  'noframes',
  'math-field',
]);
const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'center',
  'dd',
  'details',
  'dir',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hgroup',
  'html',
  'legend',
  'li',
  'main',
  'menu',
  'nav',
  'ol',
  'p',
  'pre',
  'search',
  'section',
  'summary',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
  'amp-img',
  'caption',
  'option',
  'listing',
  'xmp',
  'plaintext',
]);
const MARKS: Readonly<Record<string, MarkType>> = {
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  var: 'emphasis',
  dfn: 'emphasis',
  b: 'strong',
  strong: 'strong',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  sup: 'superscript',
  sub: 'subscript',
};

interface Context {
  readonly type: BlockType;
  readonly level: number;
  readonly ordered: boolean;
  readonly verbatim: boolean;
  readonly listDepth: number;
}

type OpenMark = Pick<DraftMark, 'type' | 'href' | 'to' | 'note'> & { start: number };

const RUNNING: Context = { type: 'paragraph', level: 0, ordered: false, verbatim: false, listDepth: 0 };

/** A block as read from HTML, with the element it came from (for judging boilerplate). */
export interface HtmlBlock extends DraftBlock {
  readonly element: HtmlElement;
  /** Characters of `raw` inside links, wherever they lead. */
  readonly linked: number;
  readonly figures?: readonly PageFigure[];
}

/**
 * Reads elements into blocks and marks, in document order; scripts, styles and controls are left out.
 * `base` is the page's address, for relative links; `places` are those that links lead to within what is read.
 */
export function htmlBlocks(root: HtmlElement, base: string, places: PagePlaces | null = null): HtmlBlock[] {
  const blocks: HtmlBlock[] = [];
  const open: OpenMark[] = [];
  const named = places === null ? null : new OpenPlaces(places);
  let raw = '';
  let marks: DraftMark[] = [];
  let figures: PageFigure[] = [];
  /** What holds the picture that was read last: its copy for readers without scripts follows there. */
  let pictured: HtmlNode | null = null;
  let itemStarted = false;
  let linked = 0;
  let linkDepth = 0;
  // Only blanks since the last <br>; asking the text itself would copy it each time.
  let afterBreak = false;

  function flush(context: Context, element: HtmlElement): void {
    for (const mark of open) {
      if (raw.length > mark.start) marks.push(markOf(mark, raw.length));
      mark.start = 0;
    }
    if (raw.trim() !== '' && (context.verbatim || !/^\p{Co}+$/u.test(raw.trim()))) {
      const type = context.type === 'list-item' && itemStarted ? 'paragraph' : context.type;
      if (type === 'list-item') itemStarted = true;
      blocks.push({
        type,
        raw,
        marks,
        element,
        linked,
        ...(figures.length > 0 ? { figures } : {}),
        ...named?.take(raw.length),
        ...(type === 'heading' ? { level: context.level } : {}),
        ...(type === 'code' ? syntaxOf(element) : {}),
        ...(type === 'list-item' ? { level: Math.max(1, context.level), ordered: context.ordered } : {}),
      });
      figures = [];
    } else named?.drop();
    raw = '';
    marks = [];
    linked = 0;
  }

  function visit(node: HtmlNode, context: Context, element: HtmlElement): void {
    if (isText(node)) {
      const text = node.textContent ?? '';
      if (afterBreak && text.trim() !== '') afterBreak = false;
      if (linkDepth > 0) linked += text.trim().length;
      raw += context.verbatim ? text : text.replace(/[^\S\u00A0]+/gu, ' ');
      return;
    }
    if (!isElement(node)) return;
    const name = node.localName.toLowerCase();
    if (name === 'noscript' && pictured !== node.parentNode) {
      const image = node.querySelector('img');
      if (image !== null) picture(image);
    }
    if (SKIPPED.has(name) || isHidden(node)) return;
    if (name === 'br') return lineBreak(context, element);
    if (name === 'img' || name === 'amp-img') return picture(node);
    if (name === 'hr') {
      flush(context, element);
      blocks.push({ type: 'rule', raw: '', marks: [], element: node, linked: 0 });
      return;
    }
    if (name === 'math') {
      raw += mathText(node);
      return;
    }
    if (name === 'table' && isDataTable(node)) {
      flush(context, element);
      named?.begin(node, null, 0);
      for (const row of tableRows(node, htmlBlocks, base, places)) blocks.push(withPlaces(row));
      named?.end(node, 0);
      return;
    }
    if (BLOCKS.has(name)) return block(node, name, context, element);
    inline(node, name, context, element);
  }

  function block(node: HtmlElement, name: string, context: Context, parent: HtmlElement): void {
    flush(context, parent);
    if (name === 'li' || name === 'dt' || name === 'dd') itemStarted = false;
    const inner = contextOf(node, name, context);
    named?.begin(node, null, 0);
    for (const child of node.childNodes) visit(child, inner, node);
    flush(inner, node);
    named?.end(node, 0);
  }

  /** A block that was read by itself, with the names of what is around it. */
  function withPlaces(block: HtmlBlock): HtmlBlock {
    const { anchors = [] } = named?.take(block.raw.length) ?? {};
    return anchors.length === 0 ? block : { ...block, anchors: [...anchors, ...(block.anchors ?? [])] };
  }

  function inline(node: HtmlElement, name: string, context: Context, element: HtmlElement): void {
    const type = name === 'a' ? 'link' : MARKS[name];
    const address = name === 'a' ? node.getAttribute('href') : null;
    const href = address === null ? null : absoluteUrl(address, base);
    const to = address === null ? null : (places?.nameOf(address) ?? null);
    const mark: OpenMark | null =
      type === undefined || (name === 'a' && href === null && to === null)
        ? null
        : { type, start: raw.length, ...(href === null ? {} : { href }), ...leadOf(node, to) };
    if (mark !== null) open.push(mark);
    named?.begin(node, element, raw.length);
    // A name for a place in the page, left open, embraces what follows.
    if (address !== null) linkDepth += 1;
    for (const child of node.childNodes) visit(child, context, element);
    if (address !== null) linkDepth -= 1;
    named?.end(node, raw.length);
    if (mark === null) return;
    open.splice(open.indexOf(mark), 1);
    if (raw.length > mark.start) marks.push(markOf(mark, raw.length));
  }

  function lineBreak(context: Context, element: HtmlElement): void {
    // Two breaks in a row are how old pages part paragraphs.
    if (!context.verbatim && afterBreak) flush(context, element);
    else raw += '\n';
    afterBreak = true;
  }

  function picture(node: HtmlElement): void {
    const figure = isTiny(node) ? null : pageFigure(node, base);
    if (figure === null) return;
    pictured = node.parentNode;
    figures.push(figure);
  }

  visit(root, RUNNING, root);
  flush(RUNNING, root);
  return blocks;
}

function contextOf(node: HtmlElement, name: string, outer: Context): Context {
  if (/^h[1-6]$/u.test(name)) return { ...outer, type: 'heading', level: Number(name[1]) };
  switch (name) {
    case 'blockquote':
      return outer.type === 'heading' ? outer : { ...outer, type: 'quote' };
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return { ...outer, type: 'paragraph', ordered: name === 'ol', listDepth: outer.listDepth + 1 };
    case 'li':
      return { ...outer, type: 'list-item', level: Math.max(1, outer.listDepth) };
    case 'dd':
      return { ...outer, type: 'list-item', ordered: false, level: Math.max(1, outer.listDepth + 1) };
    case 'figcaption':
    case 'caption':
      return { ...outer, type: 'caption' };
    case 'pre':
    case 'listing':
    case 'xmp':
      return isVerseLike(node) ? outer : { ...outer, type: 'code', verbatim: true };
    default:
      return outer;
  }
}

/** Some pages put whole articles of prose into <pre>: long lines of words are not code. */
function isVerseLike(node: HtmlElement): boolean {
  const text = node.textContent ?? '';
  return (
    text.length > 200 &&
    text.split('\n').some((line) => line.length > 400) &&
    node.querySelector('code') === null
  );
}

/** Not shown on the page: templates, closed menus, text for robots. */
function isHidden(node: HtmlElement): boolean {
  if (node.getAttribute('hidden') !== null || node.getAttribute('aria-hidden') === 'true') return true;
  const style = node.getAttribute('style');
  return style !== null && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(style);
}

function isTiny(node: HtmlElement): boolean {
  const width = Number.parseInt(node.getAttribute('width') ?? '', 10);
  const height = Number.parseInt(node.getAttribute('height') ?? '', 10);
  return width <= 32 || height <= 32;
}

function markOf({ type, href, to, note, start }: OpenMark, end: number): DraftMark {
  return {
    type,
    start,
    end,
    ...(href === undefined ? {} : { href }),
    ...(to === undefined ? {} : { to }),
    ...(note === undefined ? {} : { note }),
  };
}

function syntaxOf(pre: HtmlElement): Pick<DraftBlock, 'syntax'> {
  const syntax = codeSyntax(pre);
  return syntax === null ? {} : { syntax };
}

function leadOf(link: HtmlElement, to: string | null): Pick<DraftMark, 'to' | 'note'> {
  if (to === null) return {};
  const note = noteLink(link, to.replace(/^.*#/su, ''));
  return note === null ? { to } : { to, note };
}
