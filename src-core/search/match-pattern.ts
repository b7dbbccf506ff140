import { textOfUnits } from '../text/text-of-units.ts';
import { FuzzyFollower } from './fuzzy-follower.ts';
import type { FirstUnits } from './match-automaton.ts';
import type { Segment } from './segment.ts';
import type { SurfacePattern } from './surface-patterns.ts';
import { regexAutomaton } from './surface-regex.ts';
import { wildcardAutomaton } from './surface-wildcard.ts';
import { LONGEST_SURFACE } from './unit-follower.ts';
import type { WordAutomaton } from './word-automaton.ts';
import {
  WALK_WORK,
  WORK_OF_EXHAUSTED,
  WORK_PER_FOUND_FORM,
  WORK_PER_FOUND_WORD,
  WORK_PER_RANGE,
  WORK_PER_STATE,
  WORK_PER_WALKED_WORD,
} from './work-units.ts';

/** An entry of a segment's lexicon. */
export interface FoundForm {
  readonly surface: string;
  readonly term: number;
  readonly form: number;
}

/** What a pattern takes. */
export interface MatchedWords {
  /** Entries by segment: those of the words, and maybe more. */
  readonly forms: readonly (readonly FoundForm[])[];
  readonly words: ReadonlySet<string>;
  /** Whether more words match, or may. */
  readonly isCut: boolean;
  /** Whether that is so because going through more would take too much. */
  readonly isCutByWork: boolean;
  /** What finding them took, see work-units.ts. */
  readonly walk: number;
  /** Where it may take this or more, the same is found; not so where it was cut by that. */
  readonly least: number;
}

/** A pattern on its way through some segments: for one match only, since its automaton has a budget. */
export interface PatternWalk {
  readonly follower: FuzzyFollower | WordAutomaton;
  /** The blocks of each segment's lexicon in which its words may be; null = all. */
  readonly wanted: readonly (Uint8Array | null)[];
  /** What going through those takes at most. */
  readonly need: number;
}

/**
 * Words are gone through by their first units, all segments together: where there are enough words, or the automaton has
 * used up its budget, no further ones are begun. So what is left out does not depend on which segment comes first.
 */
const RANGES = rangesFrom([0, ...unitsFrom('0', 11), ...unitsFrom('a', 27), 0x370, 0x600, 0x3000, 0x4e00]);

const ANY_UNITS: FirstUnits = { from: 0, end: 0x10000 };

const units = new Uint16Array(LONGEST_SURFACE);

/** Finds where a pattern's words may be. */
export function patternWalk(segments: readonly Segment[], pattern: SurfacePattern): PatternWalk {
  const follower = followerOf(pattern);
  const grams = follower instanceof FuzzyFollower || follower.prefix !== '' ? null : follower.grams;
  const wanted = segments.map(({ lexicon }) => grams && lexicon.blocksWith(grams));
  return { follower, wanted, need: needWithin(segments, follower, wanted, ANY_UNITS) };
}

/** What going through the words with such a first unit takes at most. */
function needWithin(
  segments: readonly Segment[],
  { prefix }: PatternWalk['follower'],
  wanted: PatternWalk['wanted'],
  range: FirstUnits,
): number {
  const counts = segments.map(({ lexicon }, index) =>
    lexicon.countWithin(prefix, range, wanted[index] ?? null),
  );
  return counts.reduce((a, b) => a + b, 0) * WORK_PER_WALKED_WORD;
}

/** How many words a pattern may find that may take so much. */
export function mostWordsOf(work: number, most: number): number {
  return Math.max(1, Math.min(most, Math.floor(work / WORK_PER_FOUND_WORD)));
}

/**
 * The first `mostWords` words in order that a pattern takes; of addresses where `marked`, else of all other texts. Fewer where
 * going through words takes more than `mostWork`.
 */
export function matchPattern(
  segments: readonly Segment[],
  { follower, wanted }: PatternWalk,
  marked: boolean,
  mostWords: number,
  mostWork = WALK_WORK,
): MatchedWords {
  const most = mostWordsOf(mostWork, mostWords);
  const forms: FoundForm[][] = segments.map(() => []);
  const isFuzzy = follower instanceof FuzzyFollower;
  const buffer = isFuzzy ? follower.units : units;
  let words = new Set<string>();
  /** No word behind it is searched. */
  let bound: string | null = null;
  let walk = 0;
  let walked = 0;
  let ranges = 0;
  let least = 0;
  const first = follower.prefix.charCodeAt(0);
  for (const range of RANGES) {
    if (first < range.from || first >= range.end) continue;
    const need = needWithin(segments, follower, wanted, range);
    // what is not begun does not take too much
    if (walk > 0 && walk + need > mostWork)
      return { forms, words, isCut: true, isCutByWork: true, walk, least };
    if (walk > 0) least = Math.max(least, walk + need);
    ranges += segments.length;
    segments.forEach(({ lexicon, markedTerms }, index) => {
      let last = '';
      let distinct = 0;
      const list = forms[index] as FoundForm[];
      let isTaking = true;
      const take = (length: number, term: number, form: number): boolean => {
        const unit = buffer[0] as number;
        if (term < markedTerms !== marked || unit < range.from || unit >= range.end || !isTaking) return true;
        const surface = textOfUnits(buffer, 0, length);
        if (surface !== last) distinct += 1;
        last = surface;
        // the first words of all are among the first of each segment
        isTaking = distinct <= most && (bound === null || surface <= bound);
        words.add(surface);
        list.push({ surface, term, form });
        // what edits go through does not depend on what is taken, either
        return isTaking || isFuzzy;
      };
      walked += isFuzzy
        ? lexicon.matchFrom(follower, range, take)
        : lexicon.matchAutomaton(follower, wanted[index] ?? null, range, units, take);
      if (words.size > most) {
        words = new Set([...words].sort().slice(0, most));
        bound = [...words].at(-1) ?? null;
      }
    });
    const isExhausted = !isFuzzy && follower.isExhausted;
    // which of these words it could not tell, and when, depends on the order they came in
    if (isExhausted) for (const word of words) if (word.charCodeAt(0) >= range.from) words.delete(word);
    if (isExhausted) walk += WORK_OF_EXHAUSTED;
    else {
      const states = isFuzzy ? 0 : follower.spent;
      const found =
        bound === null ? forms.reduce((sum, list) => sum + list.length, 0) : countOf(forms, words);
      walk = Math.round(
        ranges * WORK_PER_RANGE +
          walked * WORK_PER_WALKED_WORD +
          states * WORK_PER_STATE +
          found * WORK_PER_FOUND_FORM,
      );
    }
    const isCutByWork = isExhausted || walk > mostWork || (bound !== null && most < mostWords);
    least = Math.max(least, walk);
    if (isCutByWork || bound !== null) return { forms, words, isCut: true, isCutByWork, walk, least };
  }
  return { forms, words, isCut: false, isCutByWork: false, walk, least };
}

/** Entries of these words. */
function countOf(forms: readonly (readonly FoundForm[])[], words: ReadonlySet<string>): number {
  let count = 0;
  for (const list of forms) for (const { surface } of list) if (words.has(surface)) count += 1;
  return count;
}

function followerOf(pattern: SurfacePattern): FuzzyFollower | WordAutomaton {
  switch (pattern.type) {
    case 'fuzzy':
      return new FuzzyFollower(pattern.word, pattern.edits);
    case 'regex':
      return regexAutomaton(pattern.source);
    case 'wildcard':
      return wildcardAutomaton(pattern.pattern);
  }
}

function unitsFrom(first: string, count: number): number[] {
  return Array.from({ length: count }, (_, step) => first.charCodeAt(0) + step);
}

function rangesFrom(starts: readonly number[]): FirstUnits[] {
  return starts.map((from, index) => ({ from, end: starts[index + 1] ?? 0x10000 }));
}
