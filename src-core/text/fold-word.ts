const INVISIBLE = /[\u00AD\u200C\u200D]/gu;
const HAS_LETTER = /[\p{L}\p{N}]/u;
/** Longer "words" are data, not language; they are cut so that a table entry stays small. */
export const MAX_WORD_UNITS = 128;

/** Up to here every lower-case letter or digit is its own index form, but for ß. */
const LATIN_END = 0x130;
const SHARP_S = 0xdf;
const SOFT_HYPHEN = 0xad;

/** Whether a unit of a lower-cased word is sure to be its own index form, whatever stands beside it. */
export function isFoldedUnit(unit: number): boolean {
  return unit < LATIN_END && unit !== SHARP_S && unit !== SOFT_HYPHEN;
}

/**
 * Index form of a word: NFC, lower case, ß = ss, final sigma = sigma, nothing invisible.
 * "" for what has no letter or digit.
 */
export function foldWord(word: string): string {
  const folded = word
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .normalize('NFC');
  return HAS_LETTER.test(folded) ? folded.slice(0, MAX_WORD_UNITS) : '';
}

/** A word's letters as they are written, in NFC and without what is not seen. */
export function visibleLetters(word: string): string {
  return word.replace(INVISIBLE, '').normalize('NFC');
}
