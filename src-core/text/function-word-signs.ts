import { FUNCTION_WORDS } from './function-words.ts';

/** What function words say about a text. */
export interface FunctionWordGuess {
  /** ISO 639-1. */
  readonly language: string;
  /** How far it stands before the next language, 0–1; small where there are few signs. */
  readonly lead: number;
}

/** At least this similarity: eld knows the language. Below, the fewer signs are wanted the less it looks like any. */
const KNOWN_SCORE = 0.72;
const NO_SCORE = 0.4;
const LEAST_PART = 0.1;
/** The look of one word says nothing: names and sounds begin and end like words of any language. */
const LEAST_SIGNS = 1;
/** So many signs more than of the next language leave no doubt. */
const SURE_SIGNS = 24;
/** Part of the words that tells a language from its relatives. */
const LEAST_PART_OF_RELATIVE = 0.08;

const SIGNS = Object.entries(FUNCTION_WORDS).map(
  ([language, { words, letters, shapes, relatives, leastPart }]) => ({
    language,
    words: new Set(words.split(' ')),
    letters,
    shapes,
    relatives,
    leastPart: leastPart ?? LEAST_PART_OF_RELATIVE,
  }),
);
const WORD = /['’]?[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/**
 * The language of a text as its function words tell it, of those that eld does not know; null where they say none.
 * `known` and `score` are what eld takes it for, and how similar it is to that (0–1).
 */
export function guessByFunctionWords(text: string, known: string, score: number): FunctionWordGuess | null {
  if (/\p{Script=Sinhala}{2}/u.test(text)) return { language: 'si', lead: 1 };
  const asked = SIGNS.filter(({ relatives }) => relatives?.includes(known) ?? score < KNOWN_SCORE);
  const words = asked.length === 0 ? null : text.normalize('NFC').toLowerCase().match(WORD);
  if (words === null) return null;
  let best: (typeof asked)[number] | null = null;
  let most = 0;
  let second = 0;
  for (const signs of asked) {
    let count = 0;
    for (const word of words) {
      if (signs.words.has(word) || signs.letters?.test(word) === true) count += 1;
      else if (signs.shapes?.test(word) === true) count += 0.5;
    }
    if (count > most) {
      second = most;
      most = count;
      best = signs;
    } else if (count > second) second = count;
  }
  if (best === null) return null;
  const least = best.relatives === undefined ? Math.max(LEAST_PART, score - NO_SCORE) : best.leastPart;
  return most < LEAST_SIGNS || most < words.length * least
    ? null
    : { language: best.language, lead: (most - second) / Math.max(most, SURE_SIGNS) };
}
