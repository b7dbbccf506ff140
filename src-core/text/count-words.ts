/** Letters and digits with the marks, apostrophes and hyphens inside a word. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’\-.][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
/** Scripts written without spaces: about two signs make a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;

/** Number of words as a reader counts them; in scripts without spaces two signs count as one word. */
export function countWords(text: string): number {
  const signs = text.match(UNSPACED)?.length ?? 0;
  const spaced = signs === 0 ? text : text.replace(UNSPACED, ' ');
  return (spaced.match(WORD)?.length ?? 0) + Math.ceil(signs / 2);
}
