import type { ArticleDocument, Block, Mark } from '../model/document.ts';
import { canonicalLine, canonicalText } from './canonical-text.ts';
import { movedPages } from './moved-pages.ts';

/** Where a text was changed: [start, end) of the old text gave way to so many units. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** A document after a change, and where the change was; UTF-16 units of the former text. */
export interface EditedDocument {
  readonly document: ArticleDocument;
  readonly change: TextChange;
}

/** Blocks whose line ends and blanks carry meaning. */
const VERBATIM: ReadonlySet<Block['type']> = new Set(['code', 'table-row']);

/**
 * The document with another text in one block, or without the block (null, or nothing left of it). Marks keep to their
 * words. Null where nothing changes, or nothing would be left.
 */
export function editBlock(
  document: ArticleDocument,
  index: number,
  text: string | null,
): EditedDocument | null {
  const block = document.blocks[index];
  if (block === undefined) return null;
  const old = document.text.slice(block.start, block.end);
  const wanted = text === null ? '' : VERBATIM.has(block.type) ? canonicalText(text) : canonicalLine(text);
  if (wanted === '') return document.blocks.length < 2 ? null : withoutBlock(document, index, block);
  if (wanted === old) return null;
  const [from, to] = changedRange(old, wanted);
  const change = {
    start: block.start + from,
    end: block.start + old.length - to,
    length: wanted.length - from - to,
  };
  const shift = wanted.length - old.length;
  const moved = (offset: number, edge: Edge): number => movedOffset(offset, change, edge);
  return {
    change,
    document: {
      ...document,
      text: `${document.text.slice(0, block.start)}${wanted}${document.text.slice(block.end)}`,
      blocks: document.blocks.map((each, at) =>
        at < index
          ? each
          : { ...each, start: at === index ? each.start : each.start + shift, end: each.end + shift },
      ),
      marks: document.marks.flatMap((mark) => movedMark(mark, moved)),
      ...movedPages(document, moved),
    },
  };
}

/** Which edge of a passage an offset is: what is inserted there stays outside of the passage. */
export type Edge = 'start' | 'end';

/** Where an edge of a passage of the former text lies now; what was changed inside of the passage stays in it. */
export function movedOffset(offset: number, { start, end, length }: TextChange, edge: Edge): number {
  if (offset < start) return offset;
  if (offset > end) return offset + length - (end - start);
  if (edge === 'end') return offset === start ? start : start + length;
  return offset === start && start < end ? start : start + length;
}

/** Units that both texts begin with, and those they end with. */
function changedRange(a: string, b: string): readonly [start: number, end: number] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  if (start > 0 && /[\uD800-\uDBFF]/u.test(a[start - 1] ?? '')) start -= 1;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  if (end > 0 && /^[\uDC00-\uDFFF]/u.test(a[a.length - end] ?? '')) end -= 1;
  return [start, end];
}

function movedMark(mark: Mark, moved: (offset: number, edge: Edge) => number): readonly Mark[] {
  const start = moved(mark.start, 'start');
  const end = moved(mark.end, 'end');
  return end > start || mark.type === 'cell' ? [{ ...mark, start, end: Math.max(start, end) }] : [];
}

function withoutBlock(document: ArticleDocument, index: number, block: Block): EditedDocument {
  const last = index === document.blocks.length - 1;
  // the line end goes with it: the one behind it, or that before the last block
  const change = last
    ? { start: block.start - 1, end: block.end, length: 0 }
    : { start: block.start, end: block.end + 1, length: 0 };
  const gone = change.end - change.start;
  const shifted = (offset: number): number => (offset >= change.end ? offset - gone : offset);
  return {
    change,
    document: {
      ...document,
      text: document.text.slice(0, change.start) + document.text.slice(change.end),
      blocks: document.blocks.flatMap((each, at) =>
        at === index ? [] : [{ ...each, start: shifted(each.start), end: shifted(each.end) }],
      ),
      marks: document.marks.flatMap((mark) =>
        mark.start >= block.start && mark.end <= block.end
          ? []
          : [{ ...mark, start: shifted(mark.start), end: shifted(mark.end) }],
      ),
      figures: document.figures.map((figure) =>
        figure.beforeBlock > index || (last && figure.beforeBlock === index)
          ? { ...figure, beforeBlock: Math.max(0, figure.beforeBlock - 1) }
          : figure,
      ),
      ...movedPages(document, (offset) =>
        offset >= change.end ? offset - gone : Math.min(offset, change.start),
      ),
    },
  };
}
