import { once } from '../base/once.ts';
import type { TextPositionSelector } from '../model/annotation.ts';
import type { MatchingWork } from './approximate-match.ts';
import { changedPlaces } from './changed-places.ts';
import { wholeCharacters } from './describe-passage.ts';
import { lettersOf, lettersOfText, matchingForm } from './matching-form.ts';
import type { MatchingForm } from './matching-form.ts';
import { matchingWords } from './matching-words.ts';
import type { PassageEnds } from './passage-ends.ts';
import { passageQuery, unitAt } from './passage-query.ts';
import type { PassageQuery, PassageQuote } from './passage-query.ts';
import { seedIndex } from './passage-seeds.ts';
import { isFound, weighPlace } from './weigh-place.ts';
import type { WeighedPlace } from './weigh-place.ts';

/** Where a passage stands in another version of its text; UTF-16, half-open. */
export interface FoundPassage {
  readonly start: number;
  readonly end: number;
  /**
   * "same": where it stood before; "moved": its very words elsewhere; "respaced": its words, set differently (white space,
   * quotation marks, dashes, capitals, ligatures, punctuation); "edited": most of its words.
   */
  readonly how: 'same' | 'moved' | 'respaced' | 'edited';
  /** How like it is to what was looked for, with its surroundings: 1 = all the same; falls with every change. */
  readonly score: number;
}

/** Finds passages in one text; what it learns of the text serves all of them. */
export interface PassageFinder {
  /** `sure` = `position` is where the passage should stand in this text, not only where it stood in another. */
  readonly find: (
    quote: PassageQuote,
    position: Pick<TextPositionSelector, 'start'>,
    sure?: boolean,
  ) => FoundPassage | null;
  /** How like a passage that is known to stand at a place is to the quote. */
  readonly judge: (quote: PassageQuote, place: PassageEnds) => FoundPassage;
}

/** How much the place counts: where it stood before, and where it should stand now. */
const PLACE = 2;
const SURE_PLACE = 10;
/** Places of a quote on each side of where it should stand that are weighed against each other. */
const MOST_PLACES = 40;
/** A score with which nothing better is looked for. */
const CLEAR = 0.93;

/** Whether the very words stand at a place, between the very surroundings. */
function stands(text: string, { exact, prefix, suffix }: PassageQuote, at: number): boolean {
  return (
    exact !== '' &&
    at >= prefix.length &&
    text.startsWith(exact, at) &&
    text.startsWith(prefix, at - prefix.length) &&
    text.startsWith(suffix, at + exact.length)
  );
}

/** Places where the quote stands but for white space, signs and capitals; if there are none, but for punctuation. */
function exactPlaces(
  query: PassageQuery,
  form: MatchingForm,
  letters: MatchingForm,
  expected: number,
): readonly PassageEnds[] {
  /** Places of `wanted`, of which `length` units from `skipped` on are the quote. */
  const placesIn = (within: MatchingForm, wanted: string, skipped: number, length: number): PassageEnds[] =>
    occurrences(within.text, wanted, unitAt(within, expected)).map((at) => ({
      start: within.starts[at + skipped] as number,
      end: within.ends[at + skipped + length - 1] as number,
    }));
  const { length } = query.form;
  const places = length === 0 ? [] : placesIn(form, query.form, 0, length);
  if (places.length === 0)
    return query.letters === '' ? [] : placesIn(letters, query.letters, 0, query.letters.length);
  if (places.length < MOST_PLACES) return places;
  // a common word: those around where it stood, and those with the same neighbours
  const { leading, trailing } = query;
  return [
    ...places,
    ...placesIn(form, leading + query.form, leading.length, length),
    ...placesIn(form, query.form + trailing, 0, length),
  ];
}

/** Where a string stands in a text: as many places on each side of `near` as are weighed. */
function occurrences(text: string, wanted: string, near: number): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted, near); at >= 0; at = text.indexOf(wanted, at + 1)) {
    found.push(at);
    if (found.length === MOST_PLACES) break;
  }
  const behind = found.length;
  for (let at = near; at > 0;) {
    at = text.lastIndexOf(wanted, at - 1);
    if (at < 0) break;
    found.push(at);
    if (found.length === behind + MOST_PLACES) break;
  }
  return found;
}

function howFound(
  { quote: { exact }, letters, form }: PassageQuery,
  text: string,
  { start, end }: PassageEnds,
  expected: number,
): FoundPassage['how'] {
  const words = text.slice(start, end);
  if (words === exact) return start === expected ? 'same' : 'moved';
  const there = letters === '' ? matchingForm(words).text : lettersOfText(words);
  return there === (letters === '' ? form : letters) ? 'respaced' : 'edited';
}

/** Learns a text; what is only needed for changed passages is learnt with the first of them. */
export function createPassageFinder(text: string, work?: MatchingWork): PassageFinder {
  const form = once(() => matchingForm(text));
  const letters = once(() => lettersOf(form()));
  const words = once(() => matchingWords(text));
  const seeds = once(() => seedIndex(words()));
  const found = (query: PassageQuery, place: WeighedPlace, stood: number): FoundPassage => {
    const ends = wholeCharacters(text, place.start, place.end);
    return { ...ends, how: howFound(query, text, ends, stood), score: place.score };
  };
  return {
    find: (quote, position, sure = false) => {
      if (stands(text, quote, position.start))
        return { start: position.start, end: position.start + quote.exact.length, how: 'same', score: 1 };
      const query = passageQuery(quote);
      const expected = { start: position.start, weight: sure ? SURE_PLACE : PLACE };
      const better = (best: WeighedPlace | null, { start, end }: PassageEnds): WeighedPlace => {
        const place = weighPlace(query, text, letters(), start, end, expected, work);
        return best === null || place.score > best.score ? place : best;
      };
      let best = exactPlaces(query, form(), letters(), position.start).reduce<WeighedPlace | null>(
        better,
        null,
      );
      if (best === null || best.score < CLEAR)
        best = changedPlaces(quote, text, words(), seeds(), position.start, work).reduce(better, best);
      if (best === null || !isFound(best)) return null;
      return found(query, best, position.start);
    },
    judge: (quote, { start, end }) => {
      if (end === start + quote.exact.length && stands(text, quote, start))
        return { start, end, how: 'same', score: 1 };
      const query = passageQuery(quote);
      const expected = { start, weight: SURE_PLACE };
      return found(query, weighPlace(query, text, letters(), start, end, expected, work), start);
    },
  };
}
