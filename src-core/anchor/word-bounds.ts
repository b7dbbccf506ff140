import { segmentUnspaced } from '../text/segment-unspaced.ts';

const WORD = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Letters on each side of an offset that are cut into words to see whether one ends there. */
const AROUND = 40;

/** Whether a word may begin or end at an offset; in scripts without spaces a dictionary says so. */
export function isWordBound(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  if (isHalf(text, offset)) return false;
  const before = characterBefore(text, offset);
  const behind = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  if (!WORD.test(before) || !WORD.test(behind)) return true;
  if (/\p{M}/u.test(behind)) return false;
  const unspaced = [before, behind].filter((each) => UNSPACED.test(each)).length;
  if (unspaced < 2) return unspaced === 1;
  let from = offset;
  while (from > 0 && offset - from < AROUND && UNSPACED.test(characterBefore(text, from)))
    from -= characterBefore(text, from).length;
  let to = offset;
  while (
    to < text.length &&
    to - offset < AROUND &&
    UNSPACED.test(String.fromCodePoint(text.codePointAt(to) ?? 0))
  )
    to += (text.codePointAt(to) ?? 0) > 0xffff ? 2 : 1;
  return segmentUnspaced(text.slice(from, to)).includes(offset - from);
}

/** The end of the first word that ends behind an offset; the text's end where none does. */
export function wordEndBehind(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !WORD.test(text[at] ?? '') && !isHalf(text, at)) at += 1;
  for (at += 1; at < text.length; at += 1) if (isWordBound(text, at)) return at;
  return text.length;
}

/** The start of the last word that begins before an offset; 0 where none does. */
export function wordStartBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !WORD.test(characterBefore(text, at))) at -= characterBefore(text, at).length;
  for (at -= 1; at > 0; at -= 1) if (isWordBound(text, at)) return at;
  return 0;
}

/** Whether an offset lies inside of a surrogate pair. */
function isHalf(text: string, offset: number): boolean {
  return offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

function characterBefore(text: string, offset: number): string {
  const start = isHalf(text, offset - 1) ? offset - 2 : offset - 1;
  return text.slice(start, offset);
}
