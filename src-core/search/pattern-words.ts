import { foundWords, type FoundWords } from './found-words.ts';
import {
  type MatchedWords,
  matchPattern,
  mostWordsOf,
  type PatternWalk,
  patternWalk,
} from './match-pattern.ts';
import type { Segment } from './segment.ts';
import type { SurfacePattern } from './surface-patterns.ts';

/** More words than this are not searched: the first in order are. */
const MAX_MATCHING_WORDS = 2000;
const MAX_REMEMBERED = 8;

/** A pattern that is to be looked up. */
export interface AskedPattern {
  /** What going through the words among which its own may be takes at most, see work-units.ts. */
  readonly need: number;
  /** Finds its words; only the first of them where all take more than `most`. What was found before does not change it. */
  readonly find: (most: number) => FoundWords;
}

interface Known {
  readonly need: number;
  found: {
    readonly within: number;
    readonly matched: MatchedWords;
    readonly words: FoundWords;
  } | null;
}

/** Looks patterns up in the lexicons; the last ones are remembered, so that search, snippets and marks look once. */
export class PatternWords {
  readonly #segments: readonly Segment[];
  readonly #known = new Map<string, Known>();

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  /** Asks for words of addresses where `marked`, else of all other texts. */
  ask(pattern: SurfacePattern, marked: boolean): AskedPattern {
    const key = JSON.stringify([marked, pattern]);
    let walk: PatternWalk | null = null;
    const known = this.#known.get(key) ?? {
      need: (walk = patternWalk(this.#segments, pattern)).need,
      found: null,
    };
    this.#remember(key, known);
    const find = (most: number): FoundWords => {
      if (known.found !== null && isSameWithin(known.found, most)) return known.found.words;
      const matched = matchPattern(
        this.#segments,
        walk ?? patternWalk(this.#segments, pattern),
        marked,
        MAX_MATCHING_WORDS,
        most,
      );
      walk = null;
      const words = foundWords(this.#segments, pattern, marked, matched);
      known.found = { within: most, matched, words };
      return words;
    };
    return { need: known.need, find };
  }

  #remember(key: string, known: Known): void {
    this.#known.delete(key);
    this.#known.set(key, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MAX_REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
  }
}

/** Whether what was found is also what would be found if it may take no more than so much. */
function isSameWithin({ within, matched }: NonNullable<Known['found']>, most: number): boolean {
  if (within === most) return true;
  const { isCutByWork, least, words } = matched;
  return !isCutByWork && least <= most && words.size <= mostWordsOf(most, MAX_MATCHING_WORDS);
}
