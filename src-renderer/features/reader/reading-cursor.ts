import { sentences } from '../../../src-core/text/sentences.ts';
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
  | 'shrink-word';

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

const WORD_END = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu;

function wordEnds(text: string, from: number, to: number): number[] {
  return [...text.slice(from, to).matchAll(WORD_END)].map((match) => from + match.index + match[0].length);
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
    case 'extend-word': {
      const limit = Math.min(text.length, cursor.end + 200);
      return { start: cursor.start, end: wordEnds(text, cursor.end, limit)[0] ?? cursor.end };
    }
    case 'shrink-word': {
      const ends = wordEnds(text, cursor.start, cursor.end).filter((end) => end < cursor.end);
      return { start: cursor.start, end: ends.at(-1) ?? cursor.end };
    }
  }
}
