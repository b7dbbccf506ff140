import { SPACELESS } from '../character-classes.ts';
import { characterAfter, characterBefore, unspacedWordsMeet } from '../unspaced-words.ts';

const WORD = /[\p{L}\p{N}\p{M}]/u;
const APOSTROPHE = /['’ʼ]/;
/** Behind an apostrophe and in front of the word's end: what English pulls together. */
const PULLED_TOGETHER = /^['’ʼ](?:t|s|re|ve|ll|d|m)(?![\p{L}\p{N}\p{M}])/iu;
/**
 * Whether a word may end (`side` -1) or begin (`side` 1) at a place of the text: no letter, mark or digit goes on there.
 * An apostrophe parts words (l’eau, Putin’s), but for what is one word with it (don’t, O’Brien).
 */
export function isWordEdge(text: string, place: number, side: 1 | -1): boolean {
  if (place <= 0 || place >= text.length) return true;
  const [left, right] = [characterBefore(text, place), characterAfter(text, place)];
  const inside = side === 1 ? right : left;
  if (!WORD.test(inside)) return true;
  const outside = side === 1 ? left : right;
  if (APOSTROPHE.test(outside)) return !isInsideWord(text, side === 1 ? place - 1 : place, side);
  if (!WORD.test(outside)) return true;
  return SPACELESS.test(left) || SPACELESS.test(right) ? unspacedWordsMeet(text, place) : false;
}

/** Whether the apostrophe at `at` ties together what stands beside it, seen from the word on that side. */
function isInsideWord(text: string, at: number, side: 1 | -1): boolean {
  const [left, right] = [characterBefore(text, at), characterAfter(text, at + 1)];
  if (!WORD.test(left) || !WORD.test(right)) return false;
  if (/o/i.test(left) && (at === 1 || !WORD.test(characterBefore(text, at - 1)))) return true;
  const tail = PULLED_TOGETHER.exec(text.slice(at, at + 5))?.[0] ?? '';
  if (tail === '') return false;
  return side === 1 || /^.t$/i.test(tail);
}
