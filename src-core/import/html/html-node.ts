/** The part of the DOM that importing reads, named structurally: the pure room knows no `document` or `window`. */
export interface HtmlNode {
  /** 1 element, 3 text, 8 comment. */
  readonly nodeType: number;
  readonly parentNode: HtmlElement | null;
  readonly textContent: string | null;
}

export interface HtmlElement extends HtmlNode {
  /** Lower case for HTML elements. */
  readonly localName: string;
  readonly childNodes: Iterable<HtmlNode> & { readonly length: number };
  readonly children: Iterable<HtmlElement> & { readonly length: number };
  readonly firstChild: HtmlNode | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement> & { readonly length: number };
  appendChild(node: HtmlNode): HtmlNode;
  insertBefore(node: HtmlNode, before: HtmlNode | null): HtmlNode;
  replaceWith(...nodes: HtmlNode[]): void;
  remove(): void;
  cloneNode(deep: boolean): HtmlElement;
}

export interface HtmlDocument extends HtmlElement {
  readonly documentElement: HtmlElement;
  readonly head: HtmlElement;
  readonly body: HtmlElement;
  createElement(name: string): HtmlElement;
}

/** Whether a node is an element. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === 1;
}

/** Whether a node is text (or CDATA). */
export function isText(node: HtmlNode): boolean {
  return node.nodeType === 3 || node.nodeType === 4;
}
