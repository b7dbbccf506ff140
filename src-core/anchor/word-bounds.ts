import { SPACELESS } from '../text/character-classes.ts';
import { characterAfter, characterBefore, unspacedWordsMeet } from '../text/unspaced-words.ts';

const WORD = /[\p{L}\p{N}\p{M}]/u;

/** Whether a word may begin or end at an offset; in scripts without spaces a dictionary says so. */
export function isWordBound(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  if (isHalf(text, offset)) return false;
  const before = characterBefore(text, offset);
  const behind = characterAfter(text, offset);
  if (!WORD.test(before) || !WORD.test(behind)) return true;
  if (/\p{M}/u.test(behind)) return false;
  const unspaced = [before, behind].filter((each) => SPACELESS.test(each)).length;
  if (unspaced < 2) return unspaced === 1;
  return unspacedWordsMeet(text, offset);
}

/** The end of the first word that ends behind an offset; the text's end where none does. */
export function wordEndBehind(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !WORD.test(characterAfter(text, at))) at += characterAfter(text, at).length;
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
