/**
 * Words a minute that adults read silently, as countWords counts them: Trauzettel-Klosinski and Dietz, "Standardized
 * Assessment of Reading Performance: The New International Reading Speed Texts IReST" (2012), table 2. Chinese and
 * Japanese by their signs, two of which count as a word.
 */
const WORDS_A_MINUTE: Readonly<Record<string, number | undefined>> = {
  ar: 138,
  de: 179,
  en: 228,
  es: 218,
  fi: 161,
  fr: 195,
  he: 187,
  it: 188,
  ja: 179,
  nl: 202,
  pl: 166,
  pt: 181,
  ru: 184,
  sl: 180,
  sv: 199,
  tr: 166,
  zh: 128,
};
/** Their mean, for languages that were not measured. */
const OTHERS = 184;

/** Whole minutes that reading so many words of a language takes, at least one. */
export function readingMinutes(words: number, language: string): number {
  return Math.max(1, Math.round(words / (WORDS_A_MINUTE[language] ?? OTHERS)));
}
