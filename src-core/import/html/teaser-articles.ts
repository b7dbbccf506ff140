import type { HtmlBlock } from './html-blocks.ts';
import type { HtmlElement } from './html-node.ts';

/** Fewer are examples, not a list of what else there is to read. */
const FEWEST = 3;
/** In UTF-16 units, headline and lead together. */
const LONGEST_TEASER = 900;
/** Where teasers are more of the page than this and no article stands out, they are what it is about. */
const LARGEST_SHARE = 0.6;
const STANDS_OUT = 1500;
/** A text that is cut off. */
const CUT_OFF = /(?:…|\.\.\.)[\s\])»]*$/u;
const LINKED_HEADLINE = 0.9;

/**
 * For each block, whether it belongs to one of several short articles on the page whose headlines lead to other pages,
 * or whose texts are cut off (HTML, 4.3.2: the article element is also used for each teaser of a list).
 */
export function inTeaserArticles(blocks: readonly HtmlBlock[]): boolean[] {
  const articles = blocks.map(({ element }) => articleAround(element));
  const facts = new Map<HtmlElement, { length: number; isTeaser: boolean }>();
  let total = 0;
  blocks.forEach((block, index) => {
    const length = block.raw.trim().length;
    total += length;
    const article = articles[index];
    if (article === undefined || article === null) return;
    const fact = facts.get(article) ?? { length: 0, isTeaser: false };
    fact.length += length;
    const leadsAway = block.type === 'heading' && length > 0 && block.linked >= length * LINKED_HEADLINE;
    if (leadsAway || CUT_OFF.test(block.raw)) fact.isTeaser = true;
    facts.set(article, fact);
  });
  const teasers = [...facts].filter(([, { length, isTeaser }]) => isTeaser && length <= LONGEST_TEASER);
  const inAll = teasers.reduce((sum, [, { length }]) => sum + length, 0);
  const longest = [...facts.values()].reduce((most, { length }) => Math.max(most, length), 0);
  const isAboutThem = inAll > total * LARGEST_SHARE && longest < STANDS_OUT;
  if (teasers.length < FEWEST || isAboutThem) return blocks.map(() => false);
  const found = new Set(teasers.map(([article]) => article));
  return articles.map((article) => article !== null && found.has(article));
}

function articleAround(element: HtmlElement): HtmlElement | null {
  for (let node: HtmlElement | null = element; node !== null && node.nodeType === 1; node = node.parentNode)
    if (node.localName === 'article') return node;
  return null;
}
