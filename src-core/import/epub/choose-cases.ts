import type { PageElement, PageNode } from '../html/page-tree.ts';
import { isPageElement, nextWithin } from '../html/page-walk.ts';

/** Vocabularies besides XHTML that are read here. */
const KNOWN = new Set([
  'http://www.w3.org/1998/Math/MathML',
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/2000/svg',
]);

/**
 * Keeps of each switch (EPUB 3.0 Content Documents, 2.3.3) the first case whose vocabulary is known here, else what it
 * has for readers that know none: all others say the same again. Changes the chapter.
 */
export function chooseCases(body: PageElement): void {
  const switches: PageElement[] = [];
  for (let node: PageNode | null = body.firstChild; node !== null; node = nextWithin(node, body)) {
    if (isPageElement(node) && node.localName.endsWith(':switch')) switches.push(node);
  }
  for (const element of switches) {
    const cases = element.children.filter(({ localName }) => localName.endsWith(':case'));
    const known = cases.find((each) => KNOWN.has(each.getAttribute('required-namespace') ?? ''));
    const chosen = known ?? element.children.find(({ localName }) => localName.endsWith(':default'));
    for (const other of element.children) {
      if (other !== chosen && (cases.includes(other) || other.localName.endsWith(':default'))) other.remove();
    }
  }
}

const NAMESPACE = /\sxmlns:([\w-]+)\s*=\s*["']([^"']{1,100})["']/gu;

/** A chapter's source with the names of known vocabularies as HTML writes them: `<m:math>` is `<math>`. */
export function withoutPrefixes(source: string): string {
  const prefixes = [...source.matchAll(NAMESPACE)].flatMap(([, prefix = '', namespace = '']) =>
    KNOWN.has(namespace) ? [prefix] : [],
  );
  if (prefixes.length === 0) return source;
  return source.replace(new RegExp(`<(/?)(?:${[...new Set(prefixes)].join('|')}):(?=[a-zA-Z])`, 'gu'), '<$1');
}
