import type { PlanNode, PlanWordLeaf } from '../query-plan.ts';
import { ALL_FIELDS } from '../search-fields.ts';
import type { PassageWord } from './passage-words.ts';

/** Words of the passage that are looked up, the rarest ones. */
const MOST_WORDS = 24;
/** Runs of so many words are looked up as phrases, those with the rarest words. */
const RUN = 3;
const MOST_RUNS = 8;

/** Rarity of a stem in the archive (inverse document frequency, natural logarithm); 0 for one that it does not hold. */
export type Rarity = (stem: string) => number;

/** What finds articles that may say the same: any of the passage's rare words, and its words in runs. Null = nothing to look for. */
export function passagePlan(words: readonly PassageWord[], rarity: Rarity): PlanNode | null {
  const stems = new Map(words.map((word) => [word.stem, word]));
  const rare = [...stems.values()]
    .map((word) => ({ word, weight: rarity(word.stem) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_WORDS);
  if (rare.length === 0) return null;
  const leaves = rare.map(({ word }): PlanWordLeaf => ({
    type: 'stems',
    stems: [word.stem],
    word: word.surface,
    variants: [],
    exact: false,
    filter: ALL_FIELDS,
    part: word.surface,
  }));
  const children = [...leaves, ...phrases(words, rarity)];
  return children.length === 1 ? (leaves[0] as PlanWordLeaf) : { type: 'or', children };
}

function phrases(words: readonly PassageWord[], rarity: Rarity): PlanWordLeaf[] {
  const runs = words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, from) => {
    const run = words.slice(from, from + RUN);
    const weights = run.map(({ stem }) => rarity(stem));
    return { run, weight: weights.includes(0) ? 0 : weights.reduce((sum, weight) => sum + weight, 0) };
  });
  return runs
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_RUNS)
    .map(({ run }): PlanWordLeaf => ({
      type: 'phrase',
      words: run.map(({ stem, surface }) => ({ type: 'stems', stems: [stem], word: surface })),
      filter: ALL_FIELDS,
      part: `"${run.map(({ surface }) => surface).join(' ')}"`,
    }));
}
