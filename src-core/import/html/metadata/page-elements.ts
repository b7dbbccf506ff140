import type { HtmlElement } from '../html-node.ts';

/** An element with the attributes that metadata is told by. */
export interface NamedElement {
  readonly element: HtmlElement;
  /** Class and id, separated by a blank. */
  readonly name: string;
  readonly rel: string;
  readonly itemprop: string;
}

/** Pages with more elements than this say who wrote them before that. */
const MOST_ELEMENTS = 20_000;

/** All elements below a root in page order: one walk instead of a search for each selector. */
export function pageElements(root: HtmlElement): readonly NamedElement[] {
  const found: NamedElement[] = [];
  const stack: HtmlElement[] = [root];
  for (
    let element = stack.pop();
    element !== undefined && found.length < MOST_ELEMENTS;
    element = stack.pop()
  ) {
    if (element.localName === 'script' || element.localName === 'style' || element.localName === 'svg')
      continue;
    found.push({
      element,
      name: `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.trim(),
      rel: element.getAttribute('rel') ?? '',
      itemprop: element.getAttribute('itemprop') ?? '',
    });
    const children = [...element.children];
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index]!);
  }
  return found;
}
