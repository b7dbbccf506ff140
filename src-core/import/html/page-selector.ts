import type { PageElement, PageNode } from './page-tree.ts';
import { isPageElement, nextWithin } from './page-walk.ts';

/** One element's part of a selector: "a.more[href]". */
interface Compound {
  /** "" = any. */
  readonly name: string;
  readonly classes: readonly string[];
  readonly attributes: readonly {
    readonly name: string;
    /** "" = it need only be there. */
    readonly operator: '' | '=' | '~=';
    readonly value: string;
  }[];
}

/** Compounds from left to right, each but the first with how it hangs on the one before: below it or right behind it. */
interface Chain {
  readonly parts: readonly { readonly how: ' ' | '+'; readonly compound: Compound }[];
}

/** A selector: what passes any of its chains. Where all of them are names of elements, those alone. */
interface Selector {
  readonly names: ReadonlySet<string> | null;
  readonly chains: readonly Chain[];
}

const known = new Map<string, Selector>();
/** Selectors are written in programs, not in pages: there are few. */
const MOST_KNOWN = 200;

/** All elements below a root that a selector describes, in page order. Knows names, classes, attributes, " " and "+". */
export function selectAll(root: PageElement, text: string): PageElement[] {
  const found: PageElement[] = [];
  const passes = testOf(text);
  for (let node: PageNode | null = root.firstChild; node !== null; node = nextWithin(node, root)) {
    if (isPageElement(node) && passes(node)) found.push(node);
  }
  return found;
}

/** The first of them, or null. */
export function firstMatch(root: PageElement, text: string): PageElement | null {
  const passes = testOf(text);
  for (let node: PageNode | null = root.firstChild; node !== null; node = nextWithin(node, root)) {
    if (isPageElement(node) && passes(node)) return node;
  }
  return null;
}

function testOf(text: string): (element: PageElement) => boolean {
  if (text === '*') return () => true;
  const { names, chains } = selectorOf(text);
  if (names?.size === 1) {
    const [only] = names;
    return (element) => element.localName === only;
  }
  return names === null
    ? (element) => chains.some((chain) => passesChain(element, chain, chain.parts.length - 1))
    : (element) => names.has(element.localName);
}

function selectorOf(text: string): Selector {
  const before = known.get(text);
  if (before !== undefined) return before;
  const parts = text.split(',').map((part) => part.trim().toLowerCase());
  const plain = parts.every((part) => /^[a-z][a-z0-9-]*$/u.test(part));
  const selector = { names: plain ? new Set(parts) : null, chains: plain ? [] : parts.map(chainOf) };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, selector);
  return selector;
}

function chainOf(text: string): Chain {
  const parts: { how: ' ' | '+'; compound: Compound }[] = [];
  let how: ' ' | '+' = ' ';
  for (const [part] of text.matchAll(/\+|(?:\[[^\]]*\]|[^\s+[])+/gu)) {
    if (part === '+') how = '+';
    else {
      parts.push({ how, compound: compoundOf(part) });
      how = ' ';
    }
  }
  if (parts.length === 0) throw new RangeError(`"${text}" is no selector`);
  return { parts };
}

function compoundOf(text: string): Compound {
  const name = /^(?:\*|[a-z][a-z0-9-]*)/u.exec(text)?.[0] ?? '';
  const rest = text.slice(name.length);
  const classes = [...rest.replace(/\[[^\]]*\]/gu, '').matchAll(/\.([\w-]+)/gu)].map((match) => match[1]!);
  const attributes = [...rest.matchAll(/\[([\w:-]+)(?:(~?=)["']?([^"'\]]*)["']?)?\]/gu)].map((match) => {
    const operator = (match[2] ?? '') as '' | '=' | '~=';
    return { name: match[1]!, operator, value: match[3] ?? '' };
  });
  const read = rest.replace(/\.[\w-]+|\[[\w:-]+(?:~?=["']?[^"'\]]*["']?)?\]/gu, '');
  if (read !== '') throw new RangeError(`"${text}" has a part that is not known here`);
  return { name: name === '*' ? '' : name, classes, attributes };
}

function passesChain(element: PageElement, chain: Chain, at: number): boolean {
  const part = chain.parts[at];
  if (part === undefined || !passesCompound(element, part.compound)) return false;
  if (at === 0) return true;
  if (part.how === '+') {
    const before = element.previousElementSibling;
    return before !== null && passesChain(before, chain, at - 1);
  }
  for (let node = element.parentNode; node !== null; node = node.parentNode) {
    if (passesChain(node, chain, at - 1)) return true;
  }
  return false;
}

function passesCompound(element: PageElement, { name, classes, attributes }: Compound): boolean {
  if (name !== '' && element.localName !== name) return false;
  if (classes.length > 0) {
    const own = element.className.split(/\s+/u);
    if (!classes.every((each) => own.includes(each))) return false;
  }
  return attributes.every(({ name: attribute, operator, value }) => {
    const own = element.getAttribute(attribute);
    if (own === null || operator === '') return own !== null;
    return operator === '=' ? own === value : own.split(/\s+/u).includes(value);
  });
}
