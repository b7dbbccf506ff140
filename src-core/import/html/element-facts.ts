import { isElement, isText, type HtmlElement } from './html-node.ts';

/** Facts about elements that are asked for again and again; kept as long as the page is not changed. */
export interface ElementFacts {
  /** Characters of text below an element, blanks included. */
  textLength(element: HtmlElement): number;
  /** Whether a picture lies below an element. */
  hasPicture(element: HtmlElement): boolean;
}

/** Remembers facts of a page's elements; each element is looked at once. */
export function elementFacts(): ElementFacts {
  const known = new Map<HtmlElement, { length: number; picture: boolean }>();
  function facts(element: HtmlElement): { length: number; picture: boolean } {
    const before = known.get(element);
    if (before !== undefined) return before;
    const found = { length: 0, picture: element.localName === 'img' || element.localName === 'picture' };
    for (const child of element.childNodes) {
      if (isText(child)) found.length += (child.textContent ?? '').trim().length;
      else if (isElement(child)) {
        const below = facts(child);
        found.length += below.length;
        found.picture ||= below.picture;
      }
    }
    known.set(element, found);
    return found;
  }
  return {
    textLength: (element) => facts(element).length,
    hasPicture: (element) => facts(element).picture,
  };
}

/** How deep the elements of a tree really nest. */
export function treeDepth(root: HtmlElement): number {
  let deepest = 0;
  const stack: { element: HtmlElement; depth: number }[] = [{ element: root, depth: 1 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    deepest = Math.max(deepest, top.depth);
    for (const child of top.element.children) stack.push({ element: child, depth: top.depth + 1 });
  }
  return deepest;
}
