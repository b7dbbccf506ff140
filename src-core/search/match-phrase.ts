import { sumLists, type WeightedList } from './document-list.ts';
import type { TermForms } from './match-forms.ts';
import { phraseOfStems } from './phrase-of-stems.ts';
import { phraseOfWords } from './phrase-of-words.ts';
import type { Segment } from './segment.ts';

/** A phrase of more combinations of stems is matched word by word. */
const MOST_COMBINATIONS = 16;

/** Documents in which the words (two or more, none for none) stand one behind the other; each occurrence weighs as its field does. */
export function matchPhrase(
  segment: Segment,
  words: readonly (readonly TermForms[])[],
  filter: number,
): WeightedList {
  // a word that is not there ends it, before the combinations of the others are made
  if (words.length === 0 || words.some((terms) => terms.length === 0)) return sumLists(segment, []);
  const combinations = words.reduce((product, terms) => product * terms.length, 1);
  if (combinations > MOST_COMBINATIONS) return phraseOfWords(segment, words, filter);
  // an occurrence is of one stem in each place; stems of different languages hardly share documents
  let phrases: readonly (readonly TermForms[])[] = [[]];
  for (const terms of words) phrases = phrases.flatMap((before) => terms.map((term) => [...before, term]));
  return sumLists(
    segment,
    phrases.map((stems) => phraseOfStems(segment, stems, filter)),
  );
}
