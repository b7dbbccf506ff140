import { readMarkup, writeMarkup } from './page-markup.ts';
import { firstMatch, selectAll } from './page-selector.ts';
import { condensedLength } from './condensed-length.ts';
import { isPageElement, nextWithin } from './page-walk.ts';

/*
 * The document tree that pages are read into: the part of the DOM that Readability and our own readers use, and nothing
 * more. Nodes are linked to their neighbours, so that taking out and putting in costs the same wherever it happens.
 *
 *              parent
 *         first /  \ last
 *   node ⇄ node ⇄ node
 */

/** A node of a page; only elements have others below them. */
export abstract class PageNode {
  abstract readonly nodeType: number;
  abstract readonly nodeName: string;
  abstract textContent: string;
  /** Null for text. */
  firstChild: PageNode | null = null;
  parentNode: PageElement | null = null;
  previousSibling: PageNode | null = null;
  nextSibling: PageNode | null = null;
  readonly ownerDocument: PageDocument;

  constructor(ownerDocument: PageDocument | null) {
    // A document owns itself.
    this.ownerDocument = ownerDocument ?? (this as unknown as PageDocument);
  }

  abstract cloneNode(deep: boolean): PageNode;

  remove(): void {
    const { parentNode, previousSibling, nextSibling } = this;
    if (parentNode === null) return;
    if (previousSibling === null) parentNode.firstChild = nextSibling;
    else previousSibling.nextSibling = nextSibling;
    if (nextSibling === null) parentNode.lastChild = previousSibling;
    else nextSibling.previousSibling = previousSibling;
    this.parentNode = null;
    this.previousSibling = null;
    this.nextSibling = null;
    parentNode.childrenChanged();
  }

  replaceWith(...nodes: PageNode[]): void {
    const { parentNode } = this;
    if (parentNode === null) return;
    for (const node of nodes) if (node !== this) parentNode.insertBefore(node, this);
    if (!nodes.includes(this)) this.remove();
  }

  get nextElementSibling(): PageElement | null {
    let node = this.nextSibling;
    while (node !== null && node.nodeType !== 1) node = node.nextSibling;
    return node as PageElement | null;
  }

  get previousElementSibling(): PageElement | null {
    let node = this.previousSibling;
    while (node !== null && node.nodeType !== 1) node = node.previousSibling;
    return node as PageElement | null;
  }
}

const NO_NODES: readonly PageNode[] = [];

/** A run of text. */
export class PageText extends PageNode {
  readonly nodeType = 3;
  readonly nodeName = '#text';
  #text: string;
  #condensed = -1;

  constructor(ownerDocument: PageDocument, text: string) {
    super(ownerDocument);
    this.#text = text;
  }

  get textContent(): string {
    return this.#text;
  }

  set textContent(text: string) {
    this.#text = text;
    this.#condensed = -1;
  }

  /** Its length without blanks around it, each run of blanks counted once; remembered, as finders ask again and again. */
  get condensedLength(): number {
    if (this.#condensed < 0) this.#condensed = condensedLength(this.#text);
    return this.#condensed;
  }

  get childNodes(): readonly PageNode[] {
    return NO_NODES;
  }

  cloneNode(): PageText {
    return new PageText(this.ownerDocument, this.textContent);
  }
}

/** A name and its value; a copy is a new one. */
export class PageAttribute {
  readonly name: string;
  value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
  }

  cloneNode(): PageAttribute {
    return new PageAttribute(this.name, this.value);
  }
}

/** Names of elements in upper case: pages use a few dozen. */
const upperNames = new Map<string, string>();
const MOST_NAMES = 500;

function upperName(name: string): string {
  const before = upperNames.get(name);
  if (before !== undefined) return before;
  if (upperNames.size >= MOST_NAMES) upperNames.clear();
  const upper = name.toUpperCase();
  upperNames.set(name, upper);
  return upper;
}

const NO_STYLE = { display: '', visibility: '' };

/** An element of a page, names in lower case. */
export class PageElement extends PageNode {
  readonly nodeType: number = 1;
  readonly localName: string;
  /** A document has none, by which finders of articles know where to stop. */
  readonly tagName: string | undefined;
  readonly attributes: PageAttribute[] = [];
  lastChild: PageNode | null = null;
  #nodes: readonly PageNode[] | null = null;
  #elements: readonly PageElement[] | null = null;

  constructor(ownerDocument: PageDocument | null, name: string) {
    super(ownerDocument);
    this.localName = name;
    this.tagName = name.startsWith('#') ? undefined : upperName(name);
  }

  get nodeName(): string {
    return this.tagName ?? this.localName;
  }

  /** Not live: the children as they are now. */
  get childNodes(): readonly PageNode[] {
    if (this.#nodes !== null) return this.#nodes;
    const nodes: PageNode[] = [];
    for (let node = this.firstChild; node !== null; node = node.nextSibling) nodes.push(node);
    this.#nodes = nodes;
    return nodes;
  }

  get children(): readonly PageElement[] {
    this.#elements ??= this.childNodes.filter(isPageElement);
    return this.#elements;
  }

  get firstElementChild(): PageElement | null {
    const { firstChild } = this;
    return firstChild !== null && isPageElement(firstChild)
      ? firstChild
      : (firstChild?.nextElementSibling ?? null);
  }

  get lastElementChild(): PageElement | null {
    const { lastChild } = this;
    return lastChild !== null && isPageElement(lastChild)
      ? lastChild
      : (lastChild?.previousElementSibling ?? null);
  }

  /** Called by whatever changes the links. */
  childrenChanged(): void {
    this.#nodes = null;
    this.#elements = null;
  }

  get textContent(): string {
    let text = '';
    for (let node = this.firstChild; node !== null; node = nextWithin(node, this)) {
      if (node.nodeType === 3) text += node.textContent;
    }
    return text;
  }

  set textContent(text: string) {
    while (this.firstChild !== null) this.firstChild.remove();
    if (text !== '') this.appendChild(new PageText(this.ownerDocument, text));
  }

  get innerHTML(): string {
    return writeMarkup(this);
  }

  set innerHTML(markup: string) {
    while (this.firstChild !== null) this.firstChild.remove();
    readMarkup(markup, this);
  }

  getAttribute(name: string): string | null {
    for (const attribute of this.attributes) if (attribute.name === name) return attribute.value;
    return null;
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }

  setAttribute(name: string, value: string): void {
    const there = this.attributes.find((attribute) => attribute.name === name);
    if (there === undefined) this.attributes.push(new PageAttribute(name, value));
    else there.value = value;
  }

  /** Adds one that is known not to be there yet. */
  addAttribute(name: string, value: string): void {
    this.attributes.push(new PageAttribute(name, value));
  }

  setAttributeNode({ name, value }: PageAttribute): void {
    this.setAttribute(name, value);
  }

  removeAttribute(name: string): void {
    const at = this.attributes.findIndex((attribute) => attribute.name === name);
    if (at >= 0) this.attributes.splice(at, 1);
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(value: string) {
    this.setAttribute('id', value);
  }

  get className(): string {
    return this.getAttribute('class') ?? '';
  }

  set className(value: string) {
    this.setAttribute('class', value);
  }

  get src(): string {
    return this.getAttribute('src') ?? '';
  }

  get srcset(): string {
    return this.getAttribute('srcset') ?? '';
  }

  /** What decides whether an element is seen. */
  get style(): { readonly display: string; readonly visibility: string } {
    const style = this.getAttribute('style');
    if (style === null) return NO_STYLE;
    const value = (name: RegExp): string => name.exec(style)?.[1]?.toLowerCase() ?? '';
    return {
      display: value(/(?:^|[;\s])display\s*:\s*([a-z-]+)/iu),
      visibility: value(/(?:^|[;\s])visibility\s*:\s*([a-z-]+)/iu),
    };
  }

  appendChild(node: PageNode): PageNode {
    return this.insertBefore(node, null);
  }

  insertBefore(node: PageNode, before: PageNode | null): PageNode {
    if (node === before) return node;
    node.remove();
    const previous = before === null ? this.lastChild : before.previousSibling;
    node.parentNode = this;
    node.previousSibling = previous;
    node.nextSibling = before;
    if (previous === null) this.firstChild = node;
    else previous.nextSibling = node;
    if (before === null) this.lastChild = node;
    else before.previousSibling = node;
    this.childrenChanged();
    return node;
  }

  removeChild(node: PageNode): PageNode {
    node.remove();
    return node;
  }

  replaceChild(node: PageNode, old: PageNode): PageNode {
    old.replaceWith(node);
    return old;
  }

  cloneNode(deep: boolean): PageElement {
    const copy = new PageElement(this.ownerDocument, this.localName);
    for (const attribute of this.attributes) copy.attributes.push(attribute.cloneNode());
    if (deep) for (const node of this.childNodes) copy.appendChild(node.cloneNode(true));
    return copy;
  }

  getElementsByTagName(name: string): PageElement[] {
    return this.querySelectorAll(name.toLowerCase());
  }

  querySelector(selector: string): PageElement | null {
    return firstMatch(this, selector);
  }

  querySelectorAll(selector: string): PageElement[] {
    return selectAll(this, selector);
  }
}

/** A whole page. */
export class PageDocument extends PageElement {
  override readonly nodeType = 9;
  /** Whatever is looked for by it is compared letter by letter, never fetched: one address serves for all pages. */
  readonly baseURI = 'http://localhost/';
  readonly documentURI = 'http://localhost/';

  constructor() {
    super(null, '#document');
  }

  get documentElement(): PageElement {
    const { firstElementChild } = this;
    return firstElementChild ?? (this.appendChild(this.createElement('html')) as PageElement);
  }

  /** Made where the page has none. */
  get head(): PageElement {
    const { documentElement } = this;
    const { firstElementChild } = documentElement;
    if (firstElementChild?.localName === 'head') return firstElementChild;
    return documentElement.insertBefore(
      this.createElement('head'),
      documentElement.firstChild,
    ) as PageElement;
  }

  /** Made where the page has none, right behind the head. */
  get body(): PageElement {
    const { head } = this;
    const next = head.nextElementSibling;
    if (next?.localName === 'body') return next;
    return this.documentElement.insertBefore(this.createElement('body'), head.nextSibling) as PageElement;
  }

  get title(): string {
    return this.head.querySelector('title')?.textContent ?? '';
  }

  createElement(name: string): PageElement {
    return new PageElement(this, name.toLowerCase());
  }

  createTextNode(text: string): PageText {
    return new PageText(this, text);
  }
}
