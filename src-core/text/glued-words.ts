/**
 * A capital or a digit behind a small letter or a digit, by ranges of Latin and Cyrillic: every text is scanned for it,
 * and classes of Unicode cost thirty times as much. Some ranges hold small letters and capitals, so it is looked at again.
 */
const CANDIDATE =
  /[A-Z0-9À-ÞĀ-ɏА-ЯЁ](?<=[\u0300-\u036fa-zß-ÿĀ-ɏа-яё][A-Z0-9À-ÞĀ-ɏА-ЯЁ]|[0-9][A-ZÀ-ÞĀ-ɏА-ЯЁ])/g;
/** Where words that lost their space (or their footnote's raised type) meet: überwachenInstitut, Vertrag12, 2Der. */
const SEAM = /\p{Ll}\p{M}*[\p{Lu}\p{Nd}]$|\p{Nd}\p{Lu}$/u;
/** Units before a seam that are looked at: a letter with its marks. */
const LETTER_UNITS = 8;
const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u;
const DIGITS = /^[0-9]{1,4}$/u;
/** A word of prose: one capital at most, at its beginning, three letters and a vowel. */
const WORD = /^\p{L}\p{Ll}{2,}$/u;
const VOWEL = /[aeiouyäöüàáâèéêëìíîïòóôùúûаеёиоуыэюя]/iu;
/** The ending of LehrerInnen is no word of its own. */
const NO_WORDS: ReadonlySet<string> = new Set(['Innen']);

/** A word of the text that is several. */
export interface GluedWord {
  /** UTF-16 offsets into the text, half-open. */
  readonly start: number;
  readonly end: number;
  /** Where its second, third … parts begin. */
  readonly cuts: readonly number[];
}

/** A glued word as it stands in the text. */
export interface WholeWord {
  readonly word: number;
  /** Place of its first part among the words. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Words glued by bad copies, in order: a small letter stands before a capital or a number, a number before a capital, and
 * every part looks like a word of three letters or more, or a number. So iPhone, McDonald, GmbH, eBay and CO2 are whole.
 */
export function gluedWords(text: string): readonly GluedWord[] {
  const found: GluedWord[] = [];
  let start = 0;
  let end = -1;
  let seams: number[] = [];
  const close = (): void => {
    const cuts = end < 0 ? null : cutsOf(text, start, end, seams);
    if (cuts !== null) found.push({ start, end, cuts });
  };
  for (const { index } of text.matchAll(CANDIDATE)) {
    if (!SEAM.test(text.slice(Math.max(0, index - LETTER_UNITS), index + 1))) continue;
    if (index >= end) {
      close();
      ({ start, end } = wordAround(text, index));
      seams = [];
    }
    seams.push(index);
  }
  close();
  return found;
}

function wordAround(text: string, at: number): { readonly start: number; readonly end: number } {
  let start = at;
  while (start > 0 && LETTER_OR_DIGIT.test(text[start - 1] as string)) start -= 1;
  let end = at + 1;
  while (end < text.length && LETTER_OR_DIGIT.test(text[end] as string)) end += 1;
  return { start, end };
}

/** Null where a part is none. */
function cutsOf(
  text: string,
  start: number,
  end: number,
  seams: readonly number[],
): readonly number[] | null {
  let from = start;
  let words = 0;
  for (const to of [...seams, end]) {
    const part = text.slice(from, to).normalize('NFC');
    if (!DIGITS.test(part)) {
      if (!WORD.test(part) || !VOWEL.test(part) || NO_WORDS.has(part)) return null;
      words += 1;
    }
    from = to;
  }
  return words > 0 ? seams : null;
}
