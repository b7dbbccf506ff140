import type { ArticleDocument, Block, Mark, MarkTarget } from '../model/document.ts';
import { canonicalLine, canonicalText } from './canonical-text.ts';
import { movedPages } from './moved-pages.ts';
import { movedOffset, textChanges } from './text-changes.ts';
import type { TextChange } from './text-changes.ts';

/** A document after a change, and where its text changed; UTF-16 units of the former text. */
export interface EditedDocument {
  readonly document: ArticleDocument;
  readonly changes: readonly TextChange[];
}

/** What a block is. */
export type BlockKind = Pick<Block, 'type' | 'level' | 'ordered'>;

/** What is to become of a block. */
export interface BlockEdit {
  /** Its words. Line breaks part it into blocks of its kind, save in code and tables; null or nothing deletes it. */
  readonly text: string | null;
  /** Absent = what it is. */
  readonly kind?: BlockKind;
  /** Whether it is folded away as something left over; absent = as it is. */
  readonly folded?: boolean;
}

type Look = Omit<Block, 'start' | 'end'>;

/** Blocks whose line ends and blanks carry meaning. */
const VERBATIM: ReadonlySet<Block['type']> = new Set(['code', 'table-row']);
/** Blocks that can become each other, and be joined. */
const FLOWING: ReadonlySet<Block['type']> = new Set([
  'heading',
  'paragraph',
  'quote',
  'list-item',
  'caption',
]);
/** Languages that are written without blanks between words. */
const UNSPACED = /^(?:zh|ja|th|lo|km|my)\b/u;

/** Whether a block can become one of another kind. */
export const isFlowing = ({ type }: Block): boolean => FLOWING.has(type);

/** Whether a block can be joined with the next one. */
export function canJoin({ blocks }: ArticleDocument, index: number): boolean {
  const [block, next] = [blocks[index], blocks[index + 1]];
  return block !== undefined && next !== undefined && isFlowing(block) && isFlowing(next);
}

/**
 * The document with a block reworded, parted, made another kind, folded or deleted. Marks keep to their words. Null where
 * nothing changes, or nothing would be left.
 */
export function editBlock(document: ArticleDocument, index: number, edit: BlockEdit): EditedDocument | null {
  const block = document.blocks[index];
  if (block === undefined) return null;
  const lines = linesOf(block, edit.text);
  if (lines.length === 0) return document.blocks.length < 2 ? null : withoutBlock(document, index, block);
  const look = newLook(block, edit);
  const old = document.text.slice(block.start, block.end);
  if (lines.join('\n') === old && JSON.stringify(look) === JSON.stringify(lookOf(block))) return null;
  return rewritten(
    document,
    index,
    index,
    lines.map((text) => ({ text, look })),
  );
}

/** The document with a block and the one behind it as one of the first one's kind; null where they cannot be. */
export function joinBlocks(document: ArticleDocument, index: number): EditedDocument | null {
  const [block, next] = [document.blocks[index], document.blocks[index + 1]];
  if (block === undefined || next === undefined || !canJoin(document, index)) return null;
  const [a, b] = [block, next].map(({ start, end }) => document.text.slice(start, end)) as [string, string];
  const between = a === '' || b === '' || UNSPACED.test(block.language ?? document.language) ? '' : ' ';
  return rewritten(document, index, index + 1, [{ text: `${a}${between}${b}`, look: lookOf(block) }]);
}

function linesOf({ type }: Block, text: string | null): readonly string[] {
  if (text === null) return [];
  if (VERBATIM.has(type)) return [canonicalText(text)].filter((line) => line !== '');
  return canonicalText(text)
    .split('\n')
    .map(canonicalLine)
    .filter((line) => line !== '');
}

function lookOf({ start: _start, end: _end, ...look }: Block): Look {
  return look;
}

function newLook(block: Block, { kind, folded }: BlockEdit): Look {
  const { type, level, ordered, role, ...rest } = lookOf(block);
  const wanted: BlockKind =
    kind ??
    ({
      type,
      ...(level === undefined ? {} : { level }),
      ...(ordered === undefined ? {} : { ordered }),
    } as const);
  const newRole = folded === undefined ? role : folded ? (role ?? 'leftover') : undefined;
  return { ...wanted, ...rest, ...(newRole === undefined ? {} : { role: newRole }) };
}

/** Puts lines in the place of the blocks from `first` to `last`. */
function rewritten(
  document: ArticleDocument,
  first: number,
  last: number,
  lines: readonly { readonly text: string; readonly look: Look }[],
): EditedDocument {
  const { start } = document.blocks[first] as Block;
  const { end } = document.blocks[last] as Block;
  const text = lines.map((line) => line.text).join('\n');
  const changes = textChanges(document.text.slice(start, end), text).map((change) => ({
    ...change,
    start: start + change.start,
    end: start + change.end,
  }));
  const shift = text.length - (end - start);
  let next = start;
  const fresh = lines.map(({ text: { length }, look }): Block => {
    const from = next;
    next += length + 1;
    return { ...look, start: from, end: from + length };
  });
  const moved = (offset: number, edge: 'start' | 'end'): number => movedOffset(offset, changes, edge);
  const more = lines.length - (last - first + 1);
  const count = document.blocks.length + more;
  return {
    changes,
    document: {
      ...document,
      text: `${document.text.slice(0, start)}${text}${document.text.slice(end)}`,
      blocks: [
        ...document.blocks.slice(0, first),
        ...fresh,
        ...document.blocks
          .slice(last + 1)
          .map((each) => ({ ...each, start: each.start + shift, end: each.end + shift })),
      ],
      marks: document.marks
        .flatMap((mark) => movedMark(mark, moved, mark.start >= start && mark.end <= end ? fresh : null))
        .sort((a, b) => a.start - b.start),
      figures: document.figures.map((figure) =>
        figure.beforeBlock <= first
          ? figure
          : { ...figure, beforeBlock: Math.min(count - 1, Math.max(last + 1, figure.beforeBlock) + more) },
      ),
      ...movedPages(document, moved),
    },
  };
}

/** A mark over its words, one for each of the blocks that they lie in now. */
function movedMark(
  mark: Mark,
  moved: (offset: number, edge: 'start' | 'end') => number,
  blocks: readonly Block[] | null,
): readonly Mark[] {
  const start = moved(mark.start, 'start');
  const end = Math.max(start, moved(mark.end, 'end'));
  const led = mark.target === undefined ? mark : { ...mark, target: movedTarget(mark.target, moved) };
  if (blocks === null || mark.type === 'cell') return [{ ...led, start, end }];
  return blocks.flatMap((block) => {
    const piece = { ...led, start: Math.max(start, block.start), end: Math.min(end, block.end) };
    return piece.end > piece.start ? [piece] : [];
  });
}

function movedTarget(
  target: MarkTarget,
  moved: (offset: number, edge: 'start' | 'end') => number,
): MarkTarget {
  const start = moved(target.start, 'start');
  return { ...target, start, end: Math.max(start, moved(target.end, 'end')) };
}

/** A mark that leads into what is gone leads nowhere; it stays where it has an address of the web, too. */
function withoutTarget({ target: _target, ...mark }: Mark): readonly Mark[] {
  return mark.href === undefined ? [] : [mark];
}

function withoutBlock(document: ArticleDocument, index: number, block: Block): EditedDocument {
  const last = index === document.blocks.length - 1;
  // the line end goes with it: the one behind it, or that before the last block
  const change = last
    ? { start: block.start - 1, end: block.end, length: 0 }
    : { start: block.start, end: block.end + 1, length: 0 };
  const gone = change.end - change.start;
  const shifted = (offset: number): number => (offset >= change.end ? offset - gone : offset);
  const moved = (offset: number): number =>
    offset >= change.end ? offset - gone : Math.min(offset, change.start);
  return {
    changes: [change],
    document: {
      ...document,
      text: document.text.slice(0, change.start) + document.text.slice(change.end),
      blocks: document.blocks.flatMap((each, at) =>
        at === index ? [] : [{ ...each, start: shifted(each.start), end: shifted(each.end) }],
      ),
      marks: document.marks.flatMap((mark) => {
        if (mark.start >= block.start && mark.end <= block.end) return [];
        const place = { start: shifted(mark.start), end: shifted(mark.end) };
        const { target } = mark;
        if (target === undefined) return [{ ...mark, ...place }];
        if (target.start >= block.start && target.end <= block.end)
          return withoutTarget({ ...mark, ...place });
        return [{ ...mark, ...place, target: movedTarget(target, moved) }];
      }),
      figures: document.figures.map((figure) =>
        figure.beforeBlock > index || (last && figure.beforeBlock === index)
          ? { ...figure, beforeBlock: Math.max(0, figure.beforeBlock - 1) }
          : figure,
      ),
      ...movedPages(document, moved),
    },
  };
}
