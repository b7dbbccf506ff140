import type { PatternWords } from './pattern-words.ts';
import { mapWordLeaves, wordLeavesOf } from './plan-leaves.ts';
import type { PlanNode } from './query-plan.ts';
import { URL_FIELD } from './search-fields.ts';
import { QUERY_WORK } from './work-units.ts';

/** What surface words are looked for: with * for any letters and ? for one, or within so many edits of a word. */
export type SurfacePattern =
  | { readonly type: 'wildcard'; readonly pattern: string }
  | { readonly type: 'fuzzy'; readonly word: string; readonly edits: number }
  /** See surface-regex.ts. */
  | { readonly type: 'regex'; readonly source: string };

/** Longest word a fuzzy search takes: the automaton is one row of bits. */
export const MAX_FUZZY_UNITS = 31;

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
    const isWalk = isOpen(leaf.pattern) && !walked.has(key);
    if (isWalk && work >= most) return { ...leaf, cut: true };
    const found = words.find(leaf.pattern, marked);
    const walk = isWalk ? found.walk : 0;
    walked.add(key);
    work += walk;
    return { ...leaf, ...found, walk };
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

/** Whether a pattern does not say how its words begin, so that all are gone through. */
function isOpen(pattern: SurfacePattern): boolean {
  return pattern.type === 'regex' || (pattern.type === 'wildcard' && /^[*?]/u.test(pattern.pattern));
}
