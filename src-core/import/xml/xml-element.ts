/** An element of an XML document; names and attribute names keep their prefix and case. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and texts in order. */
  readonly children: readonly (XmlElement | string)[];
}

/** The child elements of a name, or all of them. */
export function childrenOf(element: XmlElement, name?: string): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first element at the end of a path of names ("titles/title"), or null. */
export function childAt(element: XmlElement, path: string): XmlElement | null {
  let at: XmlElement | undefined = element;
  for (const name of path.split('/')) {
    if (at === undefined) return null;
    at = childrenOf(at, name)[0];
  }
  return at ?? null;
}

/** All text inside an element. */
export function textOf(element: XmlElement | null): string {
  if (element === null) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The text at the end of a path of names, without blanks at its ends; "" where there is none. */
export function textAt(element: XmlElement, path: string): string {
  return textOf(childAt(element, path)).trim();
}

/** Every element of a name inside an element, in document order, at any depth. */
export function elementsIn(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) =>
    child.name === name ? [child, ...elementsIn(child, name)] : elementsIn(child, name),
  );
}
