import type { PageElement, PageNode } from './page-tree.ts';

/** The next node in page order below `root`, or null. */
export function nextWithin(node: PageNode, root: PageElement): PageNode | null {
  if (node.firstChild !== null) return node.firstChild;
  let at: PageNode = node;
  while (at.nextSibling === null) {
    if (at.parentNode === null || at.parentNode === root) return null;
    at = at.parentNode;
  }
  return at.nextSibling;
}

/** Whether a node is an element. */
export function isPageElement(node: PageNode): node is PageElement {
  return node.nodeType === 1;
}
