import { readMarkup } from './page-markup.ts';
import { PageDocument, type PageElement } from './page-tree.ts';
import { isPageElement } from './page-walk.ts';

/** Elements that need no end tag or end by themselves; they do not count as nesting. */
const NOT_NESTING =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|option|tr|td|th|thead|tbody|tfoot|colgroup)$/u;
const HEAD_ELEMENT = /^(?:base|basefont|bgsound|link|meta|noframes|noscript|script|style|template|title)$/u;
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]*)/gu;

/** Estimated nesting of a page's elements, without building them: the parser takes quadratic time on deep nesting. */
export function nestingDepth(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const match of html.matchAll(TAG)) {
    if (NOT_NESTING.test(match[2]!.toLowerCase())) continue;
    depth = Math.max(0, depth + (match[1] === '/' ? -1 : 1));
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

/** A heading that another heading's end tag ends, as HTML has it (13.2.6.4.7); the parser would leave it open to the end of its box. */
const MISENDED = /(<h([1-6])(?=[\s>])(?:(?!<\/?h[1-6][\s>])[^]){0,2000}?<\/h)(?!\2)[1-6](?=[\s>])/giu;

/** Parses a page or a fragment; always gives a document with a head and a body that hold the content. */
export function parseHtml(html: string): PageDocument {
  const source = html.replaceAll('\0', '').replace(MISENDED, '$1$2');
  if (!/<html[\s>]/iu.test(source)) return pageOf(wrapped(source));
  const document = pageOf(source.slice(Math.max(0, source.search(/<!doctype|<html[\s>]/iu))));
  if (document.documentElement.localName !== 'html') return pageOf(wrapped(source));
  const { head, body } = document;
  // Without <body> the parser leaves the content beside an empty one.
  for (const node of [...document.documentElement.childNodes]) {
    if (node !== head && node !== body) body.appendChild(node);
  }
  endHead(head, body);
  return document;
}

/** A page may leave out where its head ends: it does before the first element that belongs to no head (HTML, 13.2.6.4.4). */
function endHead(head: PageElement, body: PageElement): void {
  const nodes = [...head.childNodes];
  const first = nodes.findIndex((node) => isPageElement(node) && !HEAD_ELEMENT.test(node.localName));
  if (first < 0) return;
  const before = body.firstChild;
  for (const node of nodes.slice(first)) body.insertBefore(node, before);
}

function pageOf(source: string): PageDocument {
  const document = new PageDocument();
  readMarkup(source, document);
  return document;
}

function wrapped(source: string): string {
  return `<!doctype html><html><head></head><body>${source}</body></html>`;
}
