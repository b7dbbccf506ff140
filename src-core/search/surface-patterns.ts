import type { PatternWords } from './pattern-words.ts';
import { mapWordLeaves, wordLeavesOf } from './plan-leaves.ts';
import type { PlanNode } from './query-plan.ts';
import { URL_FIELD } from './search-fields.ts';
import { SurfaceAutomaton } from './surface-automaton.ts';
import { followRegex } from './surface-regex.ts';
import { QUERY_WORK } from './work-units.ts';
import { LONGEST_SURFACE, type UnitFollower } from './unit-follower.ts';

/** What surface words are looked for: with * for any letters and ? for one, or within so many edits of a word. */
export type SurfacePattern =
  | { readonly type: 'wildcard'; readonly pattern: string }
  | { readonly type: 'fuzzy'; readonly word: string; readonly edits: number }
  /** See surface-regex.ts. */
  | { readonly type: 'regex'; readonly source: string };

/** Longest word a fuzzy search takes: the automaton is one row of bits. */
export const MAX_FUZZY_UNITS = 31;
const STAR = 0x2a;
const QUESTION = 0x3f;

/**
 * The plan with the archive's surface words that its patterns match, found once for each pattern. Where patterns have gone
 * through as many words as a query may, further ones find none, and are cut.
 */
export function fillPatterns(plan: PlanNode, words: PatternWords, most = QUERY_WORK): PlanNode {
  const walked = new Set<string>();
  let work = 0;
  return mapWordLeaves(plan, (leaf) => {
    if (leaf.type !== 'surfaces') return leaf;
    const marked = leaf.filter === URL_FIELD;
    const key = JSON.stringify([marked, leaf.pattern]);
    const walk = walked.has(key) ? 0 : words.walkOf(leaf.pattern);
    if (walk > 0 && work >= most) return { ...leaf, cut: true };
    walked.add(key);
    work += walk;
    return { ...leaf, ...words.find(leaf.pattern, marked), walk };
  });
}

/** Patterns of a filled plan that match more words than were searched, as they are written. */
export function cutPatterns(plan: PlanNode): string[] {
  if (plan.type === 'not') return cutPatterns(plan.child);
  if (plan.type === 'and' || plan.type === 'or') return plan.children.flatMap((child) => cutPatterns(child));
  return wordLeavesOf(plan).flatMap((leaf) =>
    (leaf.type === 'surfaces' && leaf.cut) || (leaf.type === 'prefix' && leaf.below !== undefined)
      ? [leaf.part]
      : [],
  );
}

/** What goes through the archive's words for a pattern. */
interface PatternFollower {
  readonly follower: UnitFollower;
  /** Whether its budget was used up, so that it may have missed words. */
  readonly isExhausted: () => boolean;
}

export function patternFollower(pattern: SurfacePattern): PatternFollower {
  if (pattern.type === 'regex') return followRegex(pattern.source);
  const follower = SurfaceAutomaton.of(pattern);
  if (follower !== null) return { follower, isExhausted: () => false };
  // only wildcards are ever too long
  const test = wildcard(pattern.type === 'wildcard' ? pattern.pattern : pattern.word);
  return { follower: wordTester(test), isExhausted: () => false };
}

/** Compares each word as a whole. */
function wordTester(test: UnitTest): UnitFollower {
  const units = new Uint16Array(LONGEST_SURFACE);
  return { units, prefix: '', lastUnit: -1, follow: () => -1, accepts: (length) => test(units, length) };
}

type UnitTest = (units: Uint16Array, length: number) => boolean;

/** Goes back to the last star only, so never takes more than pattern times word steps. */
function wildcard(pattern: string): UnitTest {
  const wanted = Array.from({ length: pattern.length }, (_, index) => pattern.charCodeAt(index));
  return (units, length) => {
    let at = 0;
    let next = 0;
    let star = -1;
    let taken = 0;
    while (at < length) {
      const unit = wanted[next];
      if (unit === STAR) {
        star = next;
        taken = at;
        next += 1;
      } else if (unit === QUESTION || unit === units[at]) {
        next += 1;
        at += 1;
      } else if (star >= 0) {
        taken += 1;
        at = taken;
        next = star + 1;
      } else return false;
    }
    while (wanted[next] === STAR) next += 1;
    return next === wanted.length;
  };
}
