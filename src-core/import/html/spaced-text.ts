import { isElement, isText, type HtmlElement } from './html-node.ts';

/** Text below an element with a blank wherever elements meet: "AuthorJane Doe" would be one word in `textContent`. */
export function spacedText(element: HtmlElement): string {
  const parts: string[] = [];
  const collect = (node: HtmlElement): void => {
    for (const child of node.childNodes) {
      if (isText(child)) parts.push(child.textContent ?? '');
      else if (isElement(child)) {
        parts.push(' ');
        collect(child);
        parts.push(' ');
      }
    }
  };
  collect(element);
  return parts.join('').replace(/\s+/gu, ' ').trim();
}
