import type { HtmlDocument } from './html-node.ts';

/** The one function we call; the package's own types would bring the whole DOM library into the pure room. */
export function parseHTML(html: string): { readonly document: HtmlDocument };
