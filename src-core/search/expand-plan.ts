import { isStopWord } from '../text/stop-words.ts';
import { stemmerNumber } from '../text/stemmers.ts';
import type { CompoundFinder } from './compound-words.ts';
import { exchangedEndings, feminineForms, respell, spellingsOf } from './german-forms.ts';
import type { Planning, PlanNode, Variants } from './query-plan.ts';
import { URL_FIELD } from './search-fields.ts';
import type { Segment } from './segment.ts';
import { stemsByWord } from './stems-by-word.ts';

const GERMAN = 1 << stemmerNumber('de');
const GERMAN_AND_AS_WRITTEN = GERMAN | 1;
/** What an occurrence of a variant counts, in eighths of an occurrence of the word itself. */
const EIGHTHS: Readonly<Record<Variants['kind'], number>> = {
  spelling: 6,
  related: 4,
  'compound head': 4,
  'compound modifier': 2,
  'compound middle': 1,
  'compound part': 4,
  alias: 8,
};

/** What a part counts of what it would as a word of the query. */
export const COMPOUND_PART_SHARE = 0.5;

/** A query of more words is a pasted text: its words are searched as they are. */
const MAX_WORDS = 100;

interface Expansion extends Planning {
  readonly anyWord: boolean;
}

/**
 * The plan with the words of the archive that each single word also finds; exact and hyphenated ones stay as they are.
 * A word finds the compounds it is a part of; where any word may match, a compound finds its parts instead: there
 * recall is had already, and compounds of all words measurably blur the order (legalquad-de).
 */
export function expandPlan(
  plan: PlanNode,
  segments: readonly Segment[],
  finder: CompoundFinder,
  { stemmers, analyzer, without, anyWord }: Expansion,
): PlanNode {
  if ((stemmers & GERMAN) === 0 || countWords(plan) > MAX_WORDS) return plan;
  const stem = (word: string, languages: number): readonly string[] =>
    stemsByWord(word, languages, analyzer)[0]?.stems ?? [];
  const expand = (node: PlanNode): PlanNode => {
    if (node.type === 'not') return { type: 'not', child: expand(node.child) };
    if (node.type === 'and' || node.type === 'or')
      return {
        type: node.type,
        children: node.children.flatMap((child) => {
          const expanded = expand(child);
          return expanded.type === 'or' && node.type === 'or' ? expanded.children : [expanded];
        }),
      };
    if (node.type === 'near')
      return {
        ...node,
        operands: node.operands.map((operand) =>
          operand.map((leaf) => (leaf.type === 'stems' ? withVariants(leaf) : leaf)),
        ),
      };
    if (node.type !== 'stems' || node.filter === URL_FIELD) return node;
    const whole = withVariants(node);
    if (!anyWord || without.has('compound') || node.share !== undefined) return whole;
    const parts = finder.partsOf(node.word).flatMap((part): PlanNode[] => {
      if (isStopWord(part, GERMAN)) return [];
      const all = node.exact ? [part] : stem(part, GERMAN_AND_AS_WRITTEN);
      const stems = all.filter((one) => !node.stems.includes(one));
      if (stems.length === 0) return [];
      const variants = [variantsAs('compound part', stems, [part])];
      return [{ ...node, stems: [], word: part, variants, share: COMPOUND_PART_SHARE }];
    });
    return { type: 'or', children: [whole, ...parts] };
  };
  const withVariants = (node: Extract<PlanNode, { type: 'stems' }>): typeof node =>
    node.filter === URL_FIELD
      ? node
      : { ...node, variants: node.exact ? exactVariants(node.word) : variantsOf(node) };
  const variantsOf = ({ word, stems: known }: Extract<PlanNode, { type: 'stems' }>): Variants[] => {
    const seen = new Set(known);
    return otherWords(word).flatMap(({ kind, words, languages }) => {
      const found: string[] = [];
      const from: string[] = [];
      for (const other of words) {
        const fresh = stem(other, languages).filter(
          (one) => !seen.has(one) && segments.some((segment) => segment.findTerm(one) !== null),
        );
        for (const one of fresh) seen.add(one);
        found.push(...fresh);
        if (fresh.length > 0) from.push(other);
      }
      return found.length === 0 ? [] : [variantsAs(kind, found, from)];
    });
  };
  const exactVariants = (word: string): Variants[] => {
    const seen = new Set([word]);
    // what shares the stem would be found by it: it stays out whatever else it is
    const own = new Set(stem(word, stemmers));
    return otherWords(word).flatMap(({ kind, words, languages }) => {
      const found = words.filter(
        (other) =>
          !seen.has(other) && finder.count(other) > 0 && !stem(other, languages).some((one) => own.has(one)),
      );
      for (const one of found) seen.add(one);
      return found.length === 0 ? [] : [variantsAs(kind, found, found)];
    });
  };
  const otherWords = (word: string): OtherWords[] => {
    const others: OtherWords[] = [];
    const exist = (words: readonly string[]): string[] => words.filter((other) => finder.count(other) > 0);
    const spellings = without.has('spelling') ? [] : spellingsOf(word);
    others.push({ kind: 'spelling', words: spellings, languages: stemmers });
    if (!without.has('related')) {
      others.push({ kind: 'related', words: feminineForms(word), languages: GERMAN });
      // Praesident, Präsidentin: neither the spelling alone nor the ending alone leads there
      const respelled = respell(word).flatMap((other) => exist(feminineForms(other)));
      others.push({ kind: 'related', words: respelled, languages: GERMAN });
      others.push({ kind: 'related', words: exist(exchangedEndings(word)), languages: GERMAN });
    }
    if (anyWord || without.has('compound')) return others;
    const compounds = exist([word, ...spellings]).map((other) => finder.compoundsOf(other));
    for (const { heads } of compounds)
      others.push({ kind: 'compound head', words: heads, languages: GERMAN_AND_AS_WRITTEN });
    for (const { modifiers } of compounds)
      others.push({ kind: 'compound modifier', words: modifiers, languages: GERMAN_AND_AS_WRITTEN });
    for (const { middles } of compounds)
      others.push({ kind: 'compound middle', words: middles, languages: GERMAN_AND_AS_WRITTEN });
    return others;
  };
  return expand(plan);
}

/** Compounds are German ones: what looks like one in a text of another language (opposition) is a word of its own. */
function variantsAs(kind: Variants['kind'], stems: readonly string[], words: readonly string[]): Variants {
  const variants = { kind, stems, words, eighths: EIGHTHS[kind] };
  return kind.startsWith('compound') && kind !== 'compound part'
    ? { ...variants, languages: GERMAN }
    : variants;
}

interface OtherWords {
  readonly kind: Variants['kind'];
  /** Folded, whether they exist or not. */
  readonly words: readonly string[];
  /** Bits of the stemmers they go through. */
  readonly languages: number;
}

function countWords(plan: PlanNode): number {
  if (plan.type === 'not') return countWords(plan.child);
  if (plan.type === 'near') return plan.operands.flat().length;
  return 'children' in plan ? plan.children.reduce((sum, child) => sum + countWords(child), 0) : 1;
}
