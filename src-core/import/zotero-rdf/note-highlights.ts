import { colourOf } from '../colour-of.ts';
import type { HtmlElement } from '../html/html-node.ts';
import { nestingDepth, parseHtml } from '../html/parse-html.ts';
import type { Quote } from '../quotes/quotes-article.ts';

/** Nesting beyond which nobody wrote the note. */
const DEEPEST = 200;

/** Passages that a note holds, each with what was written beside it. */
export function noteHighlights(html: string): Quote[] {
  if (!/class="(?:highlight|underline)"/u.test(html)) return [];
  if (nestingDepth(html) > DEEPEST) return [];
  const { body } = parseHtml(html);
  const quotes: Quote[] = [];
  for (const mark of body.querySelectorAll('span.highlight, span.underline')) {
    const words = (mark.textContent ?? '').trim().replace(/^["“„«»‚‘']|["”“»«’']$/gu, '');
    if (words.trim() === '') continue;
    const about = annotationOf(mark);
    quotes.push({
      text: words,
      note: commentOn(mark),
      colour: colourOf(about.colour),
      topics: [],
      place: about.page === '' ? '' : `p. ${about.page}`,
      created: null,
    });
  }
  return quotes;
}

/** Zotero keeps colour and page of an annotation as encoded JSON in an attribute. */
function annotationOf(mark: HtmlElement): { readonly colour: string; readonly page: string } {
  let value: unknown;
  try {
    value = JSON.parse(decodeURIComponent(mark.getAttribute('data-annotation') ?? ''));
  } catch {
    value = null;
  }
  const text = (name: string): string => {
    const field: unknown =
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === name)?.[1]
        : null;
    return typeof field === 'string' ? field : '';
  };
  return { colour: text('color'), page: text('pageLabel') };
}

/** What stands in the same paragraph behind the highlight and its citation. */
function commentOn(mark: HtmlElement): string {
  const parent = mark.parentNode;
  if (parent === null) return '';
  let after = false;
  let comment = '';
  for (const node of parent.childNodes) {
    if (node === mark) {
      after = true;
      continue;
    }
    if (!after) continue;
    const name = 'getAttribute' in node ? ((node as HtmlElement).getAttribute('class') ?? '') : '';
    if (name === 'highlight' || name === 'underline') break;
    if (name !== 'citation') comment += node.textContent ?? '';
  }
  return comment.replace(/\s+/gu, ' ').trim();
}
