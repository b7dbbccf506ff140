import { Readability } from '@mozilla/readability';
import { isBlank } from './condensed-length.ts';
import type { PageDocument, PageElement, PageNode, PageText } from './page-tree.ts';
import { nextWithin } from './page-walk.ts';

/**
 * Readability, with the questions that it asks of nearly every element answered without making a string of all the text
 * below it: that would read a page once for each level of nesting. The answers are the same.
 */
export class ArticleFinder extends Readability {
  constructor(document: PageDocument) {
    super(document, { serializer: (element) => element, keepClasses: true, disableJSONLD: true });
    beginAgainByCopy(document.body);
  }

  override _isElementWithoutContent(node: PageElement): boolean {
    for (let at = node.firstChild; at !== null; at = nextWithin(at, node)) {
      if (isText(at) && at.condensedLength > 0) return false;
    }
    const { length } = node.children;
    if (length === 0) return true;
    return length === node.getElementsByTagName('br').length + node.getElementsByTagName('hr').length;
  }

  override _getLinkDensity(element: PageElement): number {
    const length = textLength(element);
    if (length === 0) return 0;
    let linked = 0;
    for (const link of element.getElementsByTagName('a')) {
      const href = link.getAttribute('href') ?? '';
      // A way to another place of the same page counts less.
      linked += textLength(link) * (href.length > 1 && href.startsWith('#') ? 0.3 : 1);
    }
    return linked / length;
  }
}

/** Where the finder is content with nothing it begins again with the page as it was; a copy of it is made faster than its markup. */
function beginAgainByCopy(body: PageElement): void {
  Object.defineProperty(body, 'innerHTML', {
    get: () => body.cloneNode(true),
    set: (copy: PageElement) => {
      while (body.firstChild !== null) body.firstChild.remove();
      for (const node of copy.childNodes) body.appendChild(node.cloneNode(true));
    },
  });
}

/** Characters below an element without blanks around them, each run of blanks counted as one. */
function textLength(element: PageElement): number {
  let length = 0;
  let blank = false;
  for (let node = element.firstChild; node !== null; node = nextWithin(node, element)) {
    if (!isText(node)) continue;
    const text = node.textContent;
    if (text === '') continue;
    const own = node.condensedLength;
    if (own === 0) blank = true;
    else {
      if (length > 0 && (blank || isBlank(text.charCodeAt(0)))) length += 1;
      length += own;
      blank = isBlank(text.charCodeAt(text.length - 1));
    }
  }
  return length;
}

function isText(node: PageNode): node is PageText {
  return node.nodeType === 3;
}
