import type { FoundWords } from './found-words.ts';
import type { AskedPattern, PatternWords } from './pattern-words.ts';
import { mapWordLeaves, wordLeavesOf } from './plan-leaves.ts';
import type { PlanNode, PlanWordLeaf } from './query-plan.ts';
import { URL_FIELD } from './search-fields.ts';
import { walkWorkOf } from './work-units.ts';

/** What surface words are looked for: with * for any letters and ? for one, or within so many edits of a word. */
export type SurfacePattern =
  | { readonly type: 'wildcard'; readonly pattern: string }
  | { readonly type: 'fuzzy'; readonly word: string; readonly edits: number }
  /** See surface-regex.ts. */
  | { readonly type: 'regex'; readonly source: string };

/** Longest word a fuzzy search takes: the automaton is one row of bits. */
export const MAX_FUZZY_UNITS = 31;

/**
 * The plan with the archive's surface words that its patterns match. Together they may take so much to find them: those
 * that need little come first, and leave what they do not need to the others, which share it evenly. Whoever needs more
 * than that finds its first words only, and is cut.
 */
export function fillPatterns(plan: PlanNode, words: PatternWords, most?: number): PlanNode {
  const asked = new Map<string, AskedPattern>();
  mapWordLeaves(plan, (leaf) => {
    if (leaf.type === 'surfaces' && !asked.has(keyOf(leaf)))
      asked.set(keyOf(leaf), words.ask(leaf.pattern, leaf.filter === URL_FIELD));
    return leaf;
  });
  const found = new Map<string, FoundWords>();
  let left = most ?? walkWorkOf(asked.size);
  for (const [key, { find }] of [...asked].sort(([, a], [, b]) => a.need - b.need)) {
    const words = find(Math.floor(left / (asked.size - found.size)));
    found.set(key, words);
    left = Math.max(0, left - words.walk);
  }
  const counted = new Set<string>();
  return mapWordLeaves(plan, (leaf) => {
    if (leaf.type !== 'surfaces') return leaf;
    const key = keyOf(leaf);
    const words = found.get(key) as FoundWords;
    const walk = counted.has(key) ? 0 : words.walk;
    counted.add(key);
    return { ...leaf, ...words, walk };
  });
}

function keyOf({ filter, pattern }: Extract<PlanWordLeaf, { readonly type: 'surfaces' }>): string {
  return JSON.stringify([filter === URL_FIELD, pattern]);
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
