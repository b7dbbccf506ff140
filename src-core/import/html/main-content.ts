import { ArticleFinder } from './article-finder.ts';
import type { NamedRole } from './class-roles.ts';
import { treeDepth } from './element-facts.ts';
import { htmlBlocks, type HtmlBlock } from './html-blocks.ts';
import type { HtmlElement } from './html-node.ts';
import { judgeBlocks, linkedShare, ownRoles } from './judge-blocks.ts';
import { pagePlaces } from './page-places.ts';
import type { PageDocument } from './page-tree.ts';
import { preparePage } from './prepare-page.ts';
import type { ImportWarning } from '../import-warning.ts';
import { lettersOnly } from '../../text/letters-only.ts';

/** An article's blocks, with roles, and how much to trust them. */
export interface MainContent {
  readonly blocks: readonly HtmlBlock[];
  readonly warnings: readonly ImportWarning[];
}

/** Characters of running text below which the finder's answer gets a second opinion. */
const SHORT = 300;
/** Characters of a block that find it again for certain. */
const TELLING = 40;
/** Real pages nest 20 to 80 deep. */
const DEEPEST_READABLE = 250;
const CHROME = new Set(['nav', 'aside', 'footer', 'form', 'header', 'menu']);

interface PageBlock {
  readonly block: HtmlBlock;
  readonly role: NamedRole | null;
  /** Letters and digits only, to find the block again in the finder's answer. */
  readonly key: string;
  /** Inside navigation, asides, forms. */
  readonly chrome: boolean;
  readonly linked: number;
}

/**
 * Finds the article in a page. Readability says where it is; the page's own blocks say what is in it, so that paragraphs
 * which Readability dropped in between come back, and where it fails the blocks that read like running text are taken.
 * Changes the page.
 */
export function mainContent(document: PageDocument, base: string, title: string): MainContent {
  preparePage(document);
  const all = htmlBlocks(document.body, base, pagePlaces(document.body, base));
  const roles = ownRoles(all);
  const page = all.map((block, index): PageBlock => {
    return {
      block,
      role: roles[index]!,
      key: lettersOnly(block.raw),
      chrome: inChrome(block.element),
      linked: linkedShare(block),
    };
  });
  const found = readable(document, base);
  const chosen = found === null ? [] : chooseRegion(page, found);
  const length = textLength(chosen);
  if (length >= SHORT) return { blocks: judged(chosen, title), warnings: [] };
  const dense = page.filter((_, index) => isGood(page, index));
  if (textLength(dense) > Math.max(2 * length, 120)) {
    return { blocks: judged(dense, title), warnings: ['extraction-short'] };
  }
  if (length > 0)
    return { blocks: judged(chosen, title), warnings: length < 120 ? ['extraction-short'] : [] };
  const visible = page.filter((entry) => !entry.chrome && entry.linked < 0.8);
  return { blocks: judged(visible.length > 0 ? visible : page, title), warnings: ['extraction-bad'] };
}

/** The text of Readability's answer, block by block; null where it gives up. */
function readable(document: PageDocument, base: string): readonly string[] | null {
  // Its time grows with the cube of the nesting.
  if (treeDepth(document.body) > DEEPEST_READABLE) return null;
  const article = new ArticleFinder(document).parse();
  const content = article?.content ?? null;
  if (content === null) return null;
  const keys = htmlBlocks(content, base)
    .map((block) => lettersOnly(block.raw))
    .filter((key) => key !== '');
  return keys.length === 0 ? null : keys;
}

/** The page's blocks that Readability kept, and good ones between them. */
function chooseRegion(page: readonly PageBlock[], found: readonly string[]): PageBlock[] {
  const exact = new Set(found);
  const whole = found.join('');
  const kept = page.map(
    ({ key, block }) =>
      block.type === 'rule' || exact.has(key) || (key.length >= TELLING / 2 && whole.includes(key)),
  );
  const firstTelling = page.findIndex((entry, index) => kept[index] && entry.key.length >= TELLING);
  const lastTelling = page.findLastIndex((entry, index) => kept[index] && entry.key.length >= TELLING);
  if (firstTelling < 0) return page.filter((_, index) => kept[index]);
  // Short blocks next to the article belong to it while Readability kept them all.
  let first = firstTelling;
  while (first > 0 && kept[first - 1]) first -= 1;
  first = leadStart(page, first);
  let last = lastTelling;
  while (last + 1 < page.length && kept[last + 1]) last += 1;
  return page.slice(first, last + 1).filter((_, index) => kept[first + index] || isGood(page, first + index));
}

/** Between the title and the text stands the lead, which the finder often leaves out: go back to the title where it is near. */
function leadStart(page: readonly PageBlock[], first: number): number {
  for (let index = first - 1; index >= Math.max(0, first - 25); index -= 1) {
    const { block } = page[index]!;
    if (block.type === 'heading' && block.level === 1) return index + 1;
  }
  return first;
}

/** Whether a block reads like running text of an article. */
function isGood(page: readonly PageBlock[], index: number): boolean {
  const { block, role, chrome, linked } = page[index]!;
  if (role !== null && role !== 'caption') return false;
  if (chrome || linked > 0.3) return false;
  const text = block.raw.trim();
  switch (block.type) {
    case 'heading': {
      const next = page[index + 1];
      return (
        next !== undefined && next.block.type !== 'heading' && text.length < 200 && isGood(page, index + 1)
      );
    }
    case 'rule':
      return false;
    case 'quote':
      return text.length >= 40;
    case 'list-item':
      return text.length >= 40;
    case 'caption':
      return true;
    case 'code':
    case 'table-row':
      return text.length >= 20;
    case 'paragraph':
      return (
        role === 'caption' || text.length >= 80 || (text.length >= 40 && /[.!?…]["'”“»«’)]*$/u.test(text))
      );
  }
}

function judged(entries: readonly PageBlock[], title: string): HtmlBlock[] {
  return judgeBlocks(
    entries.map((entry) => entry.block),
    entries.map((entry) => entry.role),
    title,
  );
}

function textLength(entries: readonly PageBlock[]): number {
  return entries.reduce((sum, entry) => sum + (entry.role === null ? entry.block.raw.trim().length : 0), 0);
}

function inChrome(element: HtmlElement): boolean {
  for (
    let node: HtmlElement | null = element, steps = 0;
    node !== null && steps < 30;
    node = node.parentNode, steps += 1
  ) {
    if (
      CHROME.has(node.localName) &&
      !(node.localName === 'header' && node.parentNode?.localName === 'article')
    )
      return true;
  }
  return false;
}
