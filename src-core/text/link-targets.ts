import { firstIndex } from '../base/first-index.ts';
import type { Block, Mark, MarkTarget } from '../model/document.ts';
import type { DraftAnchor, DraftMark } from './document-builder.ts';

/** A mark in its place of the text that may still lead to a name. */
export type LeadingMark = Pick<DraftMark, 'to' | 'note'> & Mark;

/** What carries a name: by itself, and with what is around it. */
interface Named {
  start: number;
  end: number;
  allStart: number;
  allEnd: number;
}

/** Characters beyond which a passage is a part of the text rather than a note to it. */
const LONGEST_LIKELY = 20_000;
/** What may stand before the name of a note in its line: "[", "(1) ". */
const LABEL = /^[\P{L}\n]{0,6}$/u;
/** A note that consists of this has its words in the next block. */
const ONLY_LABEL = /^[\s\p{P}\p{S}]*(?:\d{1,4}|\p{L})?[\s\p{P}\p{S}]*$/u;

/**
 * Gives links the passages that their names stand for. What leads nowhere loses its name, and is dropped where it has no
 * address of the web either. Marks are in order of the text, before and after.
 */
export function linkTargets(
  text: string,
  blocks: readonly Block[],
  marks: readonly LeadingMark[],
  anchors: readonly DraftAnchor[],
): Mark[] {
  const named = byName(anchors);
  return marks.flatMap((mark): Mark[] => {
    const { to, note: _note, ...rest } = mark;
    if (to === undefined) return [rest];
    const place = named.get(to);
    const target = place === undefined ? null : targetOf(text, blocks, place, mark);
    if (target !== null) return [{ ...rest, target }];
    return rest.href === undefined ? [] : [rest];
  });
}

function byName(anchors: readonly DraftAnchor[]): ReadonlyMap<string, Named> {
  const named = new Map<string, Named>();
  for (const { name, start, end, around } of anchors) {
    const before = named.get(name);
    if (before === undefined)
      named.set(name, { start, end: around ? start : end, allStart: start, allEnd: end });
    else {
      if (around !== true) before.end = Math.max(before.end, end);
      before.allEnd = Math.max(before.allEnd, end);
    }
  }
  return named;
}

function targetOf(
  text: string,
  blocks: readonly Block[],
  place: Named,
  { start: from, end: to, note }: LeadingMark,
): MarkTarget | null {
  const index = blockAt(blocks, place.start);
  const block = blocks[index];
  if (block === undefined) return null;
  if (note !== undefined) {
    const found = noteAt(text, blocks, place);
    const likely =
      found.start > from && block.type !== 'heading' && found.end - found.start <= LONGEST_LIKELY;
    const around = found.start <= from && found.end >= to;
    if ((likely || note === 'sure') && !around && found.end > found.start) return { ...found, note: true };
  }
  const own = place.end > place.start && place.end <= block.end;
  return { start: place.start, end: own ? place.end : block.end };
}

function noteAt(text: string, blocks: readonly Block[], place: Named): { start: number; end: number } {
  const index = blockAt(blocks, place.allStart);
  const block = blocks[index] as Block;
  const lead = text.slice(block.start, place.allStart);
  const start = LABEL.test(lead) ? block.start : place.allStart;
  let end = place.allEnd > place.allStart ? place.allEnd : block.end;
  const next = blocks[blockAt(blocks, end) + 1];
  if (next !== undefined && next.type !== 'heading' && ONLY_LABEL.test(text.slice(start, end)))
    end = next.end;
  while (end > start && /\s/u.test(text[end - 1] as string)) end -= 1;
  return { start, end };
}

/** Index of the last block that starts at or before an offset. */
function blockAt(blocks: readonly Block[], offset: number): number {
  return firstIndex(blocks.length, (index) => (blocks[index] as Block).start > offset) - 1;
}
