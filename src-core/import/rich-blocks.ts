import { canonicalLine, canonicalText } from '../text/canonical-text.ts';
import type { DraftBlock } from '../text/document-builder.ts';
import { htmlBlocks } from './html/html-blocks.ts';
import { pagePlaces } from './html/page-places.ts';
import { nestingDepth, parseHtml } from './html/parse-html.ts';
import { stripTags } from './html/strip-tags.ts';

const TAG =
  /<\/?(?:p|div|i|b|em|strong|sub|sup|br|ul|ol|li|h[1-6]|span|blockquote|a|jats:p)(?:\s[^<>]*)?\/?>/iu;
const ENTITY = /&(?:#\d{2,7}|#x[0-9a-f]{2,6}|amp|lt|gt|quot|nbsp|hellip|[mn]dash|[lr]squo|[lr]dquo);/iu;
/** Nesting beyond which only the words are taken. */
const DEEPEST = 200;

/** Whether a value of a record is written in HTML. */
export function isHtml(text: string): boolean {
  return TAG.test(text) || ENTITY.test(text);
}

/** Blocks of a record's value that may be HTML, as abstracts and notes are. */
export function richBlocks(text: string): readonly DraftBlock[] {
  if (isHtml(text) && nestingDepth(text) <= DEEPEST) {
    const { body } = parseHtml(text.replace(/<(\/?)jats:/giu, '<$1'));
    return htmlBlocks(body, '', pagePlaces(body, '')).map(
      ({ element: _element, linked: _linked, ...block }) => block,
    );
  }
  return canonicalText(isHtml(text) ? stripTags(text) : text)
    .split(/\n\s*\n/u)
    .map((part) => canonicalLine(part))
    .filter((part) => part !== '')
    .map((raw) => ({ type: 'paragraph', raw, marks: [] }));
}
