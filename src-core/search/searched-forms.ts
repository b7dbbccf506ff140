import type { CompoundFinder } from './compound-words.ts';
import { umlautedWord } from './german-forms.ts';
import { wordLeavesOf } from './plan-leaves.ts';
import type { PlanLeaf, PlanNear, PlanNode, Variants } from './query-plan.ts';
import type { FormKind, SearchedForms } from './search-types.ts';
import type { Segment } from './segment.ts';

/** Kinds of forms as people see them. */
export const KIND_OF_VARIANT: Readonly<Record<Variants['kind'], FormKind>> = {
  spelling: 'spelling',
  related: 'related',
  'compound head': 'compound',
  'compound modifier': 'compound',
  'compound middle': 'compound',
  'compound part': 'compound',
  alias: 'alias',
};

const MAX_WORDS = 50;
/** A pasted text is not told word by word. */
const MAX_PARTS = 20;
/** Words of the lexicon that are looked at for one list. */
const MAX_WALK = 2000;
const LEAST_SHARED = 3;

/**
 * What a plan finds besides the words as they stand, by part and kind, commonest first. `plan` has all kinds; `isOff`
 * says which of them are not searched.
 */
export function searchedForms(
  plan: PlanNode,
  segments: readonly Segment[],
  finder: CompoundFinder,
  isOff: (kind: FormKind, part: string) => boolean,
): readonly SearchedForms[] {
  const leaves = wordLeavesOf(plan);
  if (leaves.length > MAX_PARTS) return [];
  const forms = new Map<
    string,
    { readonly part: string; readonly kind: FormKind; readonly words: Set<string> }
  >();
  for (const leaf of leaves) {
    for (const { kind, words } of formsOf(leaf, segments)) {
      const key = `${kind} ${leaf.part}`;
      const known = forms.get(key) ?? { part: leaf.part, kind, words: new Set() };
      for (const word of words) known.words.add(word);
      forms.set(key, known);
    }
  }
  return [...forms.values()]
    .filter(({ words }) => words.size > 0)
    .map(({ part, kind, words }) => ({
      part,
      kind,
      words: commonest(words, finder),
      off: isOff(kind, part),
    }));
}

/** Parts of a query for which it finds other names of what they mean. */
export function partsWithAliases(plan: PlanNode | null): ReadonlySet<string> {
  const named = (plan === null ? [] : wordLeavesOf(plan)).filter(
    (leaf) =>
      leaf.form === 'alias' || (leaf.type === 'stems' && leaf.variants.some(({ kind }) => kind === 'alias')),
  );
  return new Set(named.map(({ part }) => part));
}

interface Forms {
  readonly kind: FormKind;
  readonly words: Iterable<string>;
}

function formsOf(leaf: Exclude<PlanLeaf, PlanNear>, segments: readonly Segment[]): Forms[] {
  if (leaf.form === 'alias') return [{ kind: 'alias', words: nameOf(leaf) }];
  switch (leaf.type) {
    case 'stems': {
      const stemmed = new Set(leaf.stems.flatMap((stem) => wordsOfStem(stem, segments)));
      stemmed.delete(leaf.word);
      return [
        { kind: 'stem', words: stemmed },
        ...leaf.variants.map(({ kind, words }) => ({ kind: KIND_OF_VARIANT[kind], words })),
      ];
    }
    case 'prefix':
      return [{ kind: 'pattern', words: wordsFrom(leaf.prefix, segments) }];
    case 'surfaces': {
      const { pattern } = leaf;
      if (pattern.type !== 'fuzzy') return [{ kind: 'pattern', words: leaf.surfaces }];
      return [{ kind: 'typo', words: [...leaf.surfaces].filter((word) => word !== pattern.word) }];
    }
    case 'phrase':
    case 'sloppy':
      return [];
  }
}

/** The name of a topic that was planned as words. */
function nameOf(leaf: PlanLeaf): string[] {
  if (leaf.type === 'stems') return [leaf.word];
  if (leaf.type !== 'phrase') return [];
  return [leaf.words.map((word) => (word.type === 'surface' ? word.surface : word.word)).join(' ')];
}

/** Surface words of a stem that begin as it does, umlauts aside: nearly all of them, without a walk through the lexicon. */
function wordsOfStem(stem: string, segments: readonly Segment[]): string[] {
  const shared = Math.max(LEAST_SHARED, stem.length - 1);
  const prefixes = [stem, umlautedWord(stem)].flatMap((like) => like?.slice(0, shared) ?? []);
  const words: string[] = [];
  for (const segment of segments) {
    const info = segment.findTerm(stem);
    if (info === null) continue;
    let left = info.formCount;
    for (const prefix of prefixes) {
      const walk = segment.walkLexicon(prefix);
      for (let steps = 0; left > 0 && steps < MAX_WALK && walk.valid; steps += 1) {
        if (!walk.surface.startsWith(prefix)) break;
        if (walk.term === info.term) {
          words.push(walk.surface);
          left -= 1;
        }
        walk.next();
      }
    }
  }
  return words;
}

function wordsFrom(prefix: string, segments: readonly Segment[]): Set<string> {
  const words = new Set<string>();
  for (const segment of segments) {
    const walk = segment.walkLexicon(prefix);
    for (let steps = 0; steps < MAX_WALK && walk.valid && walk.surface.startsWith(prefix); steps += 1) {
      words.add(walk.surface);
      walk.next();
    }
  }
  words.delete(prefix);
  return words;
}

function commonest(words: ReadonlySet<string>, finder: CompoundFinder): string[] {
  return [...words]
    .map((word) => ({ word, count: finder.count(word) }))
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, MAX_WORDS)
    .map(({ word }) => word);
}
