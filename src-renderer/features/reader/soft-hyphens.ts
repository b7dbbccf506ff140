import { firstIndex } from '../../../src-core/base/first-index.ts';

/**
 * The page's text may hold soft hyphens that the canonical text does not have. Here alone they are put in, taken out,
 * and counted: which ones were put into a text node is remembered beside it, so that any text may be set, also one with
 * soft hyphens of its own. Offsets count the node's own text, without what was put in.
 */
const SOFT_HYPHEN = '\u00AD';

interface PutIn {
  /** Offsets of the node's own text, rising; before each a soft hyphen stands. */
  readonly at: readonly number[];
  /** Length of the node with them: another one means that somebody else wrote the node since. */
  readonly length: number;
}

const putIn = new WeakMap<Node, PutIn>();
const NONE: readonly number[] = [];

function hyphensOf(node: Text): readonly number[] {
  const known = putIn.get(node);
  return known === undefined || known.length !== node.length ? NONE : known.at;
}

/** Length of a text node's own text. */
export function ownLength(node: Text): number {
  return node.length - hyphensOf(node).length;
}

/** A text node's own text. */
export function ownText(node: Text): string {
  const at = hyphensOf(node);
  let text = '';
  for (let index = 0; index <= at.length; index += 1) {
    text += node.data.slice((at[index - 1] ?? 0) + index, (at[index] ?? node.length - at.length) + index);
  }
  return text;
}

/**
 * Offset into the node's data of an offset into its own text. Where a soft hyphen stands just there, a range that ends
 * keeps before it, and one that starts begins behind it.
 */
export function dataOffset(node: Text, offset: number, end: boolean): number {
  const at = hyphensOf(node);
  const limit = end ? offset : offset + 1;
  return offset + firstIndex(at.length, (index) => (at[index] as number) >= limit);
}

/** Offset into the node's own text of an offset into its data; dataOffset gives such a place back. */
export function ownOffset(node: Text, dataOffset: number): number {
  const at = hyphensOf(node);
  return dataOffset - firstIndex(at.length, (index) => (at[index] as number) + index >= dataOffset);
}

/** Puts soft hyphens before these offsets (rising, within the node's own text) in place of those that are there. */
export function setHyphens(node: Text, at: readonly number[]): void {
  const selection = getSelection();
  // Asked only where something is selected: to answer it, the browser lays out what the node before this one changed.
  const selected = selection?.isCollapsed === false && selection.containsNode(node, true);
  takeHyphens(node, selected);
  if (at.length === 0) return;
  if (selected) {
    // Bit by bit: setting all of it would put the selection's ends at its start.
    for (const offset of at.toReversed()) node.insertData(offset, SOFT_HYPHEN);
  } else {
    const { data } = node;
    node.data = at
      .map((offset, index) => data.slice(at[index - 1] ?? 0, offset))
      .concat(data.slice(at.at(-1)))
      .join(SOFT_HYPHEN);
  }
  putIn.set(node, { at, length: node.length });
}

function takeHyphens(node: Text, selected: boolean): void {
  const at = hyphensOf(node);
  if (at.length === 0) return;
  if (selected)
    for (const [index, offset] of [...at.entries()].toReversed()) node.deleteData(offset + index, 1);
  else node.data = ownText(node);
  putIn.delete(node);
}
