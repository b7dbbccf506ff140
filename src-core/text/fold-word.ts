const INVISIBLE = /[\u00AD\u200C\u200D]/gu;
const PLAIN_WORD = /^[a-z0-9]+$/u;
const HAS_LETTER = /[\p{L}\p{N}]/u;
/** Longer "words" are data, not language; they are cut so that a table entry stays small. */
export const MAX_WORD_UNITS = 128;

/**
 * Index form of a word: NFC, lower case, ß = ss, final sigma = sigma, nothing invisible.
 * "" for what has no letter or digit.
 */
export function foldWord(word: string): string {
  if (PLAIN_WORD.test(word)) return word.slice(0, MAX_WORD_UNITS);
  const folded = word
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .normalize('NFC');
  return HAS_LETTER.test(folded) ? folded.slice(0, MAX_WORD_UNITS) : '';
}
