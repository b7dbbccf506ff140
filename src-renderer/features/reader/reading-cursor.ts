import { sentences } from '../../../src-core/text/sentences.ts';
import { stepEnd } from '../../../src-core/text/step-end.ts';
import type { PassageEnd } from '../../../src-core/text/step-end.ts';
import type { SentenceRange } from '../../../src-core/text/sentences.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';

/** A sentence and the block it lies in. */
export interface PlacedSentence extends SentenceRange {
  readonly blockIndex: number;
}

/** What the keyboard has in hand: from the start of one sentence to the end of the same or a later one, give or take words. */
export interface ReadingCursor {
  readonly start: number;
  readonly end: number;
}

export type CursorStep =
  | 'next-sentence'
  | 'previous-sentence'
  | 'next-paragraph'
  | 'previous-paragraph'
  | 'extend-sentence'
  | 'shrink-sentence'
  | 'extend-word'
  | 'shrink-word'
  | 'extend-sentence-back'
  | 'shrink-sentence-front'
  | 'extend-word-back'
  | 'shrink-word-front';

/** All sentences of the blocks for which `shown` holds, in text order. */
export function sentencesOf(
  document: ArticleDocument,
  shown: (blockIndex: number) => boolean,
): readonly PlacedSentence[] {
  return document.blocks.flatMap((block, blockIndex) =>
    shown(blockIndex)
      ? sentences(document.text.slice(block.start, block.end), block.language ?? document.language).map(
          (sentence): PlacedSentence => ({
            start: block.start + sentence.start,
            end: block.start + sentence.end,
            blockIndex,
          }),
        )
      : [],
  );
}

/** Index of the last sentence that starts at or before the offset, or 0. */
export function sentenceAt(list: readonly SentenceRange[], offset: number): number {
  const after = list.findIndex((sentence) => sentence.start > offset);
  return Math.max(0, (after < 0 ? list.length : after) - 1);
}

/** Steps an end word by word; over what is folded away it goes on with the next word that shows. */
function wordEnd(
  text: string,
  list: readonly PlacedSentence[],
  offset: number,
  end: PassageEnd,
  direction: 1 | -1,
): number {
  const moved = stepEnd(text, offset, end, 'word', direction);
  if (moved === offset) return offset;
  const at = sentenceAt(list, end === 'end' ? moved - 1 : moved);
  const sentence = list[at];
  if (sentence !== undefined && sentence.start <= moved && moved <= sentence.end) return moved;
  // Folded away, or nothing but signs: on to the nearest word of what shows.
  const next =
    direction === 1 ? list.find(({ start }) => start >= moved) : list.findLast(({ end: to }) => to <= moved);
  if (next === undefined) return offset;
  if (end === 'end') return direction === 1 ? stepEnd(text, next.start, end, 'word', 1) : next.end;
  return direction === 1 ? next.start : stepEnd(text, next.end, end, 'word', -1);
}

/** Where a step leads; `visible` is the offset at the top of the window, where a cursor begins that is not there yet. Null = nowhere to go. */
export function moveCursor(
  cursor: ReadingCursor | null,
  step: CursorStep,
  list: readonly PlacedSentence[],
  text: string,
  visible: number,
): ReadingCursor | null {
  if (list.length === 0) return null;
  const range = (index: number): ReadingCursor | null => {
    const sentence = list[index];
    return sentence === undefined ? null : { start: sentence.start, end: sentence.end };
  };
  if (cursor === null) {
    const first = list.findIndex((sentence) => sentence.start >= visible);
    return range(first < 0 ? list.length - 1 : first);
  }
  const first = sentenceAt(list, cursor.start);
  const last = sentenceAt(list, Math.max(cursor.start, cursor.end - 1));
  const blockHere = list[first]?.blockIndex ?? 0;
  switch (step) {
    case 'next-sentence':
      return range(Math.min(list.length - 1, last + 1));
    case 'previous-sentence':
      return range(Math.max(0, first - 1));
    case 'next-paragraph': {
      const next = list.findIndex((sentence) => sentence.blockIndex > blockHere);
      return range(next < 0 ? list.length - 1 : next);
    }
    case 'previous-paragraph': {
      const own = list.findIndex((sentence) => sentence.blockIndex === blockHere);
      if (own < first || own <= 0) return range(Math.max(0, own));
      const before = list[own - 1]?.blockIndex ?? 0;
      return range(list.findIndex((sentence) => sentence.blockIndex === before));
    }
    case 'extend-sentence': {
      const here = list[last];
      const target = here !== undefined && cursor.end < here.end ? here : list[last + 1];
      return { start: cursor.start, end: target?.end ?? cursor.end };
    }
    case 'shrink-sentence':
      return { start: cursor.start, end: last > first ? (list[last - 1]?.end ?? cursor.end) : cursor.end };
    case 'extend-word':
      return { start: cursor.start, end: wordEnd(text, list, cursor.end, 'end', 1) };
    case 'shrink-word': {
      const end = wordEnd(text, list, cursor.end, 'end', -1);
      return { start: cursor.start, end: end > cursor.start ? end : cursor.end };
    }
    case 'extend-sentence-back': {
      const here = list[first];
      const target = here !== undefined && cursor.start > here.start ? here : list[first - 1];
      return { start: target?.start ?? cursor.start, end: cursor.end };
    }
    case 'shrink-sentence-front':
      return {
        start: last > first ? (list[first + 1]?.start ?? cursor.start) : cursor.start,
        end: cursor.end,
      };
    case 'extend-word-back':
      return { start: wordEnd(text, list, cursor.start, 'start', -1), end: cursor.end };
    case 'shrink-word-front': {
      const start = wordEnd(text, list, cursor.start, 'start', 1);
      return { start: start < cursor.end ? start : cursor.start, end: cursor.end };
    }
  }
}
