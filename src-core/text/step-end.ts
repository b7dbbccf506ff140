import { SPACELESS } from './character-classes.ts';
import { segmentUnspaced } from './segment-unspaced.ts';

/** Which end of a passage moves. */
export type PassageEnd = 'start' | 'end';
/** How far. */
export type EndStep = 'word' | 'character';

/** UTF-16 units looked at on either side; longer words are stepped through in pieces. */
const AROUND = 400;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu;

let graphemes: Intl.Segmenter | null = null;

/** Words of [from, to) as [start, end) pairs in one flat list. */
function wordPairs(text: string, from: number, to: number): number[] {
  return [...text.slice(from, to).matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const start = from + index;
    return SPACELESS.test(word)
      ? segmentUnspaced(word).map((offset) => start + offset)
      : [start, start + word.length];
  });
}

function characterBounds(text: string, from: number, to: number): number[] {
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return [...graphemes.segment(text.slice(from, to))].map(({ index }) => from + index).concat(to);
}

/**
 * Where an end of a passage (a UTF-16 offset of the text) goes by one step forwards (1) or backwards (-1): to the next
 * start of a word for the start, the next end of one for the end, or over one character as it is seen. The same offset
 * where there is nowhere to go.
 */
export function stepEnd(
  text: string,
  offset: number,
  end: PassageEnd,
  step: EndStep,
  direction: 1 | -1,
): number {
  const from = Math.max(0, offset - AROUND);
  const to = Math.min(text.length, offset + AROUND);
  const places =
    step === 'character'
      ? characterBounds(text, from, to)
      : wordPairs(text, from, to).filter((_, index) => index % 2 === (end === 'start' ? 0 : 1));
  const next =
    direction === 1 ? places.find((place) => place > offset) : places.findLast((place) => place < offset);
  return next ?? offset;
}

/** A passage with one end moved by a step; null where it cannot move or nothing would be left. */
export function movePassageEnd(
  text: string,
  passage: { readonly start: number; readonly end: number },
  end: PassageEnd,
  step: EndStep,
  direction: 1 | -1,
): { readonly start: number; readonly end: number } | null {
  const moved = stepEnd(text, passage[end], end, step, direction);
  const next = { start: passage.start, end: passage.end, [end]: moved };
  return moved === passage[end] || next.start >= next.end ? null : next;
}
