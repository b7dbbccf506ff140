import { segmentUnspaced } from '../segment-unspaced.ts';

const WORD = /[\p{L}\p{N}\p{M}]/u;
const SPACELESS =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const APOSTROPHE = /['’ʼ]/;
/** Behind an apostrophe and in front of the word's end: what English pulls together. */
const PULLED_TOGETHER = /^['’ʼ](?:t|s|re|ve|ll|d|m)(?![\p{L}\p{N}\p{M}])/iu;
/** Units looked at around a place that lies between letters of a script without spaces. */
const AROUND = 100;

function before(text: string, place: number): string {
  const unit = text.charCodeAt(place - 1);
  return unit >= 0xdc00 && unit <= 0xdfff ? text.slice(place - 2, place) : text.slice(place - 1, place);
}

function after(text: string, place: number): string {
  return String.fromCodePoint(text.codePointAt(place) ?? 0x20);
}

/** Whether a script's words, which only a dictionary knows, meet at the place. */
function unspacedWordsMeet(text: string, place: number): boolean {
  let [start, end] = [place, place];
  while (start > 0 && place - start < AROUND && SPACELESS.test(before(text, start)))
    start -= before(text, start).length;
  while (end < text.length && end - place < AROUND && SPACELESS.test(after(text, end)))
    end += after(text, end).length;
  return segmentUnspaced(text.slice(start, end)).includes(place - start);
}

/**
 * Whether a word may end (`side` -1) or begin (`side` 1) at a place of the text: no letter, mark or digit goes on there.
 * An apostrophe parts words (l’eau, Putin’s), but for what is one word with it (don’t, O’Brien).
 */
export function isWordEdge(text: string, place: number, side: 1 | -1): boolean {
  if (place <= 0 || place >= text.length) return true;
  const [left, right] = [before(text, place), after(text, place)];
  const inside = side === 1 ? right : left;
  if (!WORD.test(inside)) return true;
  const outside = side === 1 ? left : right;
  if (APOSTROPHE.test(outside)) return !isInsideWord(text, side === 1 ? place - 1 : place, side);
  if (!WORD.test(outside)) return true;
  return SPACELESS.test(left) || SPACELESS.test(right) ? unspacedWordsMeet(text, place) : false;
}

/** Whether the apostrophe at `at` ties together what stands beside it, seen from the word on that side. */
function isInsideWord(text: string, at: number, side: 1 | -1): boolean {
  const [left, right] = [before(text, at), after(text, at + 1)];
  if (!WORD.test(left) || !WORD.test(right)) return false;
  if (/o/i.test(left) && (at === 1 || !WORD.test(before(text, at - 1)))) return true;
  const tail = PULLED_TOGETHER.exec(text.slice(at, at + 5))?.[0] ?? '';
  if (tail === '') return false;
  return side === 1 || /^.t$/i.test(tail);
}
