import { FuzzyFollower } from './fuzzy-follower.ts';
import type { FirstUnits } from './match-automaton.ts';
import type { Segment } from './segment.ts';
import type { SurfacePattern } from './surface-patterns.ts';
import { regexAutomaton } from './surface-regex.ts';
import { wildcardAutomaton } from './surface-wildcard.ts';
import { LONGEST_SURFACE } from './unit-follower.ts';
import { WALK_WORK, WORK_PER_STATE, WORK_PER_WALKED_WORD } from './work-units.ts';

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
  /** What finding them took, see work-units.ts. */
  readonly walk: number;
}

/**
 * Words are gone through by their first units, all segments together: where there are enough words, or the automaton has
 * used up its budget, no further ones are begun. So what is left out does not depend on which segment comes first.
 */
const RANGES = rangesFrom([0, ...unitsFrom('0', 11), ...unitsFrom('a', 27), 0x370, 0x600, 0x3000, 0x4e00]);

/**
 * The first `most` words in order that a pattern takes; of addresses where `marked`, else of all other texts. Fewer where
 * going through words takes more than `mostWork`.
 */
export function matchPattern(
  segments: readonly Segment[],
  pattern: SurfacePattern,
  marked: boolean,
  most: number,
  mostWork = WALK_WORK,
): MatchedWords {
  const forms: FoundForm[][] = segments.map(() => []);
  const units = new Uint16Array(LONGEST_SURFACE);
  let words = new Set<string>();
  let isCut = false;
  /** No word behind it is searched. */
  let bound: string | null = null;
  const inEach = (
    buffer: Uint16Array,
    match: (segment: Segment, take: (length: number, term: number, form: number) => boolean) => number,
  ): number => {
    let walked = 0;
    segments.forEach((segment, index) => {
      let last = '';
      let distinct = 0;
      const { markedTerms } = segment;
      const list = forms[index] as FoundForm[];
      walked += match(segment, (length, term, form) => {
        if (term < markedTerms !== marked) return true;
        const surface = String.fromCharCode(...buffer.subarray(0, length));
        if (bound !== null && surface > bound) return false;
        if (surface !== last) distinct += 1;
        last = surface;
        words.add(surface);
        list.push({ surface, term, form });
        // the first words of all are among the first of each segment
        return distinct <= most;
      });
      if (words.size > most) {
        words = new Set([...words].sort().slice(0, most));
        bound = [...words].at(-1) ?? null;
        isCut = true;
      }
    });
    return walked;
  };

  if (pattern.type === 'fuzzy') {
    const follower = new FuzzyFollower(pattern.word, pattern.edits);
    inEach(follower.units, (segment, take) => {
      segment.lexicon.match(follower, take);
      return 0;
    });
    return { forms, words, isCut, walk: 0 };
  }
  const automaton =
    pattern.type === 'regex' ? regexAutomaton(pattern.source) : wildcardAutomaton(pattern.pattern);
  const first = automaton.prefix.charCodeAt(0);
  let walked = 0;
  let walk = 0;
  for (const range of RANGES) {
    if (first < range.from || first >= range.end) continue;
    walked += inEach(units, (segment, take) => segment.lexicon.matchAutomaton(automaton, range, units, take));
    // which of these words it could not tell depends on the order they came in
    if (automaton.isExhausted)
      for (const word of words) if (word.charCodeAt(0) >= range.from) words.delete(word);
    walk = Math.round(walked * WORK_PER_WALKED_WORD + automaton.spent * WORK_PER_STATE);
    if (automaton.isExhausted || walk > mostWork) isCut = true;
    if (isCut) break;
  }
  return { forms, words, isCut, walk };
}

function unitsFrom(first: string, count: number): number[] {
  return Array.from({ length: count }, (_, step) => first.charCodeAt(0) + step);
}

function rangesFrom(starts: readonly number[]): FirstUnits[] {
  return starts.map((from, index) => ({ from, end: starts[index + 1] ?? 0x10000 }));
}
