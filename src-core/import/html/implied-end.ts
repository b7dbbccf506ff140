import type { PageElement } from './page-tree.ts';

/** What an element's start ends (HTML, 13.2.6.4.7 to 13.2.6.4.14) though something within was left open, and at what the search stops. */
interface Ending {
  readonly ends: ReadonlySet<string>;
  /** Whether all of them end up to where the search stops, or the nearest alone. */
  readonly all: boolean;
  readonly within: ReadonlySet<string>;
}

function names(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

const OUTSIDE_ITEMS = names(
  'applet article aside blockquote body button caption center col colgroup details dialog dir fieldset figcaption figure footer form frameset head header hgroup html iframe listing main marquee menu nav noscript object ol pre search section select summary table tbody td template tfoot th thead tr ul',
);
const ITEM: Ending = { ends: names('li'), all: false, within: OUTSIDE_ITEMS };
const TERM: Ending = { ends: names('dd dt'), all: false, within: names([...OUTSIDE_ITEMS, 'dl'].join(' ')) };
const CELL: Ending = { ends: names('td th'), all: false, within: names('table tr template html') };
const ROW: Ending = {
  ends: names('td th tr'),
  all: true,
  within: names('table tbody thead tfoot template html'),
};
const ENDINGS: ReadonlyMap<string, Ending> = new Map([
  ['li', ITEM],
  ['dd', TERM],
  ['dt', TERM],
  ['td', CELL],
  ['th', CELL],
  ['tr', ROW],
]);

/** The outermost open element below `root` that an element's start ends; null where it ends none. */
export function impliedEnd(open: PageElement, root: PageElement, name: string): PageElement | null {
  const ending = ENDINGS.get(name);
  if (ending === undefined) return null;
  let ended: PageElement | null = null;
  for (let node: PageElement | null = open; node !== null && node !== root; node = node.parentNode) {
    if (ending.within.has(node.localName)) break;
    if (!ending.ends.has(node.localName)) continue;
    ended = node;
    if (!ending.all) break;
  }
  return ended;
}
