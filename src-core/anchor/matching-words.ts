import { SPACELESS_CLASS } from '../text/character-classes.ts';
import { lettersOfText } from './matching-form.ts';

/** Words of a text as passages are compared by them; each letter of a script written without spaces is one. */
export interface MatchingWords {
  readonly keys: readonly string[];
  /** UTF-16, half-open, into the text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const WORD = new RegExp(
  `(?:(?![${SPACELESS_CLASS}])[\\p{L}\\p{N}\\p{M}\\u00AD\\u200B-\\u200D])+|[${SPACELESS_CLASS}]\\p{M}*`,
  'gu',
);
const HAS_LETTER = /[\p{L}\p{N}]/u;

/** Cuts a text into words. Linear. */
export function matchingWords(text: string): MatchingWords {
  const known = new Map<string, string>();
  const keys: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!HAS_LETTER.test(word)) continue;
    let key = known.get(word);
    if (key === undefined) known.set(word, (key = lettersOfText(word)));
    keys.push(key);
    starts.push(index);
    ends.push(index + word.length);
  }
  return { keys, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}
