import { firstIndex } from '../../../src-core/base/first-index.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { dataOffset, ownLength, ownOffset } from './soft-hyphens.ts';

/**
 * The one place where offsets into the canonical text meet the DOM. Every rendered block carries
 * data-start (its offset); the text nodes below it, read in order, are exactly the block's text, except
 * what lies in an element with data-aside (buttons and names that belong to the interface) and the soft hyphens
 * that were put in (soft-hyphens.ts).
 */
export const START_ATTRIBUTE = 'data-start';
const ASIDE = '[data-aside]';

/** A caret place in the DOM. */
export interface DomPosition {
  readonly node: Node;
  /** UTF-16 units in a text node, else a child index. */
  readonly offset: number;
}

/** Text nodes of blocks seen before: a block's text never changes, so they hold as long as they are in the page. */
const known = new WeakMap<Element, readonly Text[]>();

/** Text nodes of a rendered block, in order, that make up its text. */
export function textNodes(block: Element): readonly Text[] {
  const before = known.get(block);
  if (before?.at(-1)?.isConnected === true) return before;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Element)
      return node.matches(ASIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    return NodeFilter.FILTER_ACCEPT;
  });
  const found: Text[] = [];
  while (walker.nextNode() !== null) found.push(walker.currentNode as Text);
  known.set(block, found);
  return found;
}

function blockStart(block: Element): number {
  return Number(block.getAttribute(START_ATTRIBUTE));
}

function blockEnd(block: Element): number {
  return textNodes(block).reduce((sum, node) => sum + ownLength(node), blockStart(block));
}

/** Rendered blocks in text order; folded ones are not rendered. */
export function renderedBlocks(root: Element): readonly Element[] {
  return [...root.querySelectorAll(`[${START_ATTRIBUTE}]`)];
}

/** The last rendered block that starts at or before the offset, or null. */
function blockAt(blocks: readonly Element[], offset: number): Element | null {
  return blocks[firstIndex(blocks.length, (at) => blockStart(blocks[at] as Element) > offset) - 1] ?? null;
}

/**
 * DOM place of an offset; null where its block is folded away. `end` tells which of two neighbouring text nodes
 * is meant at their seam: the end of a range sticks to the earlier one.
 */
export function domPosition(blocks: readonly Element[], offset: number, end: boolean): DomPosition | null {
  const block = blockAt(blocks, offset);
  if (block === null) return null;
  let rest = offset - blockStart(block);
  const nodes = textNodes(block);
  for (const node of nodes) {
    const length = ownLength(node);
    if (rest < length || (end && rest === length)) return { node, offset: dataOffset(node, rest, end) };
    rest -= length;
  }
  const last = nodes.at(-1);
  if (rest === 0)
    return last === undefined ? { node: block, offset: 0 } : { node: last, offset: last.length };
  return null;
}

/** DOM range of [start, end); what is folded away is left out; null where nothing of it is rendered. */
export function domRange(blocks: readonly Element[], { start, end }: HitRange): StaticRange | null {
  let from = domPosition(blocks, start, false);
  let to = domPosition(blocks, end, true);
  if (from === null) {
    const next = blocks[firstIndex(blocks.length, (at) => blockStart(blocks[at] as Element) >= start)];
    if (next === undefined || blockStart(next) >= end) return null;
    from = domPosition(blocks, blockStart(next), false);
  }
  if (to === null) {
    const last = blockAt(blocks, end);
    if (last === null || blockEnd(last) <= start) return null;
    to = domPosition(blocks, blockEnd(last), true);
  }
  if (from === null || to === null) return null;
  return new StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset,
  });
}

/** One for all measuring: each change of the page moves every live range that is still around. */
let ruler: Range | null = null;

/** Where a range lies in the window; pixels. */
export function rangeRect(range: StaticRange): DOMRect {
  ruler ??= document.createRange();
  ruler.setStart(range.startContainer, range.startOffset);
  ruler.setEnd(range.endContainer, range.endOffset);
  return ruler.getBoundingClientRect();
}

/** Offset of a DOM place; null outside the rendered blocks. A place in an aside counts as the text before it. */
export function textOffset(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest(`[${START_ATTRIBUTE}]`);
  if (block === null || block === undefined) return null;
  // Only where the place is none of the texts: each change of the page moves every live range that is still around.
  let place: Range | null = null;
  let sum = blockStart(block);
  for (const text of textNodes(block)) {
    if (text === node) return sum + ownOffset(text, Math.min(offset, text.length));
    // The place lies before this text: nothing more to count.
    if (place === null) {
      place = document.createRange();
      place.setStart(node, offset);
    }
    if (place.comparePoint(text, 0) >= 0) return sum;
    sum += ownLength(text);
  }
  return sum;
}

/**
 * Offsets of a DOM selection inside `root`, or null where it is empty or touches no text of it. An end that lies between
 * blocks (a triple click ends at the start of the next one) is pulled back to the text before it.
 */
export function selectedRange(root: Element, selection: Selection | null): HitRange | null {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const blocks = renderedBlocks(root).filter((block) => range.intersectsNode(block));
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return null;
  const start = textOffset(range.startContainer, range.startOffset) ?? blockStart(first);
  let end = textOffset(range.endContainer, range.endOffset) ?? blockEnd(last);
  const before = blocks.at(-2);
  if (before !== undefined && end === blockStart(last)) end = blockEnd(before);
  return start < end ? { start, end } : null;
}
