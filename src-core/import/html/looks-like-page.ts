import { markupStart } from '../xml/markup-start.ts';

const FIRST_TAG =
  /^<(?:html|head|body|meta|title|div|p|article|section|table|h[1-6]|span|main|header|ul|ol|blockquote|style|script|center|font|a|b|i|em|strong|br|img|figure|pre|link)(?=[\s>/])/iu;

/** Whether a text begins as an HTML page does, or as a piece of one. */
export function looksLikePage(head: string): boolean {
  const { doctype, rest } = markupStart(head);
  return doctype === 'html' || FIRST_TAG.test(rest);
}
