import { editPattern, fewestEdits } from './approximate-match.ts';
import type { MatchingWork } from './approximate-match.ts';
import { lettersOf, matchingForm } from './matching-form.ts';
import type { MatchingForm } from './matching-form.ts';
import { matchingWords } from './matching-words.ts';
import { isBetweenWords, surroundings } from './passage-query.ts';
import type { PassageQuery } from './passage-query.ts';

/** Likeness of the same words with other capitals and kinds of signs, with other signs, and the most of other words. */
const SAME_SIGNS = 0.99;
const SAME_WORDS = 0.97;
const MOST_CHANGED = 0.96;
/** Weights of quote, surroundings on each side and place, after Hypothesis' match-quote. */
const QUOTE = 50;
const SIDE = 20;

/** Letters of surroundings that count fully. */
const FULL_SIDE = 16;
/** The least score of a changed passage, and of its words: fewer need to be left between surroundings that stand. */
const LEAST_SCORE = 0.62;
const LEAST_QUOTE = 0.45;
const LEAST_SCORE_BETWEEN = 0.55;
const LEAST_QUOTE_BETWEEN = 0.25;
/** Likeness from which surroundings count as standing. */
const STANDING = 0.75;
/** Letters that must speak for a place; where fewer are known all of them, but no fewer than these. */
const LEAST_EVIDENCE = 12;
const LEAST_KNOWN = 8;
/** A quote of fewer letters is only found where one side of its surroundings stands. */
const SHORT = 12;
const LEAST_SHORT_SCORE = 0.74;
/** The very words of a quote of so many letters are its passage wherever they stand. */
const LONG = 24;
/** Letters of a quote up to which its edits are counted one by one; longer ones are compared word by word. */
const MOST_LETTERS = 12_000;
/** Taken from the score for each end inside of a word, where the quote's was not, or the other way round. */
const BROKEN_EDGE = 0.05;
const BROKEN_SHORT_EDGE = 0.15;

/** A place that is weighed. */
export interface WeighedPlace {
  readonly start: number;
  readonly end: number;
  /** Likeness of the words, 0..1. */
  readonly quote: number;
  readonly score: number;
  /** Letters that speak for it. */
  readonly evidence: number;
  /** Letters that could speak for it. */
  readonly known: number;
  /** Units of the quote that was looked for. */
  readonly length: number;
  /** The surroundings on both sides stand. */
  readonly between: boolean;
}

/** Where a passage should stand, and how much that counts. */
export interface ExpectedPlace {
  readonly start: number;
  readonly weight: number;
}

/** Weighs a place: likeness of the words, of what stands beside them, and distance. */
export function weighPlace(
  query: PassageQuery,
  text: string,
  letters: MatchingForm,
  start: number,
  end: number,
  expected: ExpectedPlace,
  work?: MatchingWork,
): WeighedPlace {
  const quote = likeness(query, text.slice(start, end), work);
  const { before, behind } = surroundings(query, letters, start, end, work);
  const sideWeight = (length: number): number => SIDE * Math.min(1, length / FULL_SIDE);
  const beforeWeight = before === null ? 0 : sideWeight(query.before.length);
  const behindWeight = behind === null ? 0 : sideWeight(query.behind.length);
  const near = 1 - Math.min(1, Math.abs(start - expected.start) / Math.max(1, text.length));
  const sum =
    QUOTE * quote + beforeWeight * (before ?? 0) + behindWeight * (behind ?? 0) + expected.weight * near;
  const broken =
    Number(isBetweenWords(text, start) !== query.wholeStart) +
    Number(isBetweenWords(text, end) !== query.wholeEnd);
  const { length } = query.form;
  const score =
    sum / (QUOTE + beforeWeight + behindWeight + expected.weight) -
    (length < SHORT ? BROKEN_SHORT_EDGE : BROKEN_EDGE) * broken;
  const evidence =
    quote * query.form.length + (before ?? 0) * query.before.length + (behind ?? 0) * query.behind.length;
  const known = length + query.before.length + query.behind.length;
  const between = (before ?? 0) >= STANDING && (behind ?? 0) >= STANDING;
  return { start, end, quote, score: Math.max(0, score), evidence, known, length, between };
}

/** How like words are to those of the quote. */
function likeness(query: PassageQuery, words: string, work?: MatchingWork): number {
  if (words === query.quote.exact) return 1;
  const form = matchingForm(words);
  if (form.text === query.form) return SAME_SIGNS;
  const wanted = query.letters === '' ? query.form : query.letters;
  const there = query.letters === '' ? form.text : lettersOf(form).text;
  if (wanted === there) return SAME_WORDS;
  const most = Math.max(wanted.length, there.length);
  if (most > MOST_LETTERS) return MOST_CHANGED * sharedWords(query.quote.exact, words);
  const edits = fewestEdits(editPattern(wanted), there, 0, there.length, 'whole', work);
  return MOST_CHANGED * (1 - edits / most);
}

/** Share of words that two long texts have in common, wherever they stand. */
function sharedWords(one: string, other: string): number {
  const [a, b] = [matchingWords(one).keys, matchingWords(other).keys];
  const counts = new Map<string, number>();
  for (const key of a) counts.set(key, (counts.get(key) ?? 0) + 1);
  let shared = 0;
  for (const key of b) {
    const left = counts.get(key) ?? 0;
    if (left > 0) shared += 1;
    counts.set(key, left - 1);
  }
  return (2 * shared) / Math.max(1, a.length + b.length);
}

/** Whether enough speaks for a place to take it for the passage. */
export function isFound({ quote, score, evidence, known, length, between }: WeighedPlace): boolean {
  if (evidence < Math.min(LEAST_EVIDENCE, Math.max(LEAST_KNOWN, known * MOST_CHANGED))) return false;
  if (length < SHORT) return score >= LEAST_SHORT_SCORE;
  if (quote >= SAME_WORDS && length >= LONG) return true;
  return between
    ? score >= LEAST_SCORE_BETWEEN && quote >= LEAST_QUOTE_BETWEEN
    : score >= LEAST_SCORE && quote >= LEAST_QUOTE;
}
