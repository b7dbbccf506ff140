import { Parser } from 'htmlparser2';
import { impliedEnd } from './implied-end.ts';
import type { PageElement, PageNode } from './page-tree.ts';
import { isPageElement, nextWithin } from './page-walk.ts';

/** Elements without an end tag. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/u;
/** Elements whose text is no markup. */
const RAW = /^(?:script|style|xmp|iframe|noembed|noframes|plaintext)$/u;

/** Reads markup into an element, at its end. Comments are left out: nobody reads them. */
export function readMarkup(markup: string, root: PageElement): void {
  const { ownerDocument } = root;
  let open = root;
  /** What the parser takes to be open, innermost last: it ends less than HTML does, so some of it may have ended here. */
  const taken: PageElement[] = [];
  const ended = new Set<PageElement>();
  const parser = new Parser({
    // Not onopentag: its object of attributes would be made for each element only to be read once.
    onopentagname: (name) => {
      const last = impliedEnd(open, root, name);
      if (last !== null) {
        for (let node: PageElement | null = open; node !== null && node !== last; node = node.parentNode)
          ended.add(node);
        ended.add(last);
        open = last.parentNode ?? root;
      }
      const element = ownerDocument.createElement(name);
      open.appendChild(element);
      taken.push(element);
      open = element;
    },
    onattribute: (name, value) => {
      // What is said twice counts as it was said first.
      if (!open.hasAttribute(name)) open.addAttribute(name, value);
    },
    ontext: (text) => {
      const last = open.lastChild;
      // The parser hands on a text in pieces.
      if (last?.nodeType === 3) last.textContent += text;
      else open.appendChild(ownerDocument.createTextNode(text));
    },
    onclosetag: () => {
      const element = taken.pop();
      if (element !== undefined && !ended.delete(element)) open = element.parentNode ?? root;
    },
  });
  parser.write(markup);
  parser.end();
}

/** The markup of what is inside an element. */
export function writeMarkup(root: PageElement): string {
  let markup = '';
  let node: PageNode | null = root.firstChild;
  while (node !== null) {
    const next: PageNode | null = nextWithin(node, root);
    if (node.nodeType === 3) {
      const raw = RAW.test(node.parentNode?.localName ?? '');
      markup += raw ? node.textContent : escapeText(node.textContent);
    } else if (isPageElement(node)) {
      markup += `<${node.localName}`;
      for (const { name, value } of node.attributes) markup += ` ${name}="${escapeValue(value)}"`;
      markup += '>';
    }
    // Everything that ends between this node and the next one.
    const parent = next?.parentNode ?? root;
    for (let at: PageNode | null = node; at !== null && at !== parent && at !== root; at = at.parentNode) {
      if (isPageElement(at) && !VOID.test(at.localName)) markup += `</${at.localName}>`;
    }
    node = next;
  }
  return markup;
}

function escapeText(text: string): string {
  return /[&<>]/u.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text;
}

function escapeValue(value: string): string {
  return /[&"]/u.test(value) ? value.replaceAll('&', '&amp;').replaceAll('"', '&quot;') : value;
}
