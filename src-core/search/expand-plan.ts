import type { Analyzer } from '../text/analyzer.ts';
import { stemmerNumber } from '../text/stemmers.ts';
import type { CompoundFinder } from './compound-words.ts';
import { exchangedEndings, feminineForms, spellingsOf } from './german-forms.ts';
import { type PlanNode, stemsByWord, type Variants } from './query-plan.ts';
import type { Segment } from './segment.ts';

const GERMAN = 1 << stemmerNumber('de');
const GERMAN_AND_AS_WRITTEN = GERMAN | 1;
/** What an occurrence of a variant counts, in eighths of an occurrence of the word itself. */
const EIGHTHS: Readonly<Record<Variants['kind'], number>> = {
  spelling: 6,
  related: 4,
  'compound head': 4,
  'compound modifier': 2,
  'compound part': 4,
};

/** A query of more words is a pasted text: its words are searched as they are. */
const MAX_WORDS = 100;

interface Expansion {
  /** Bits of the stemmers of the archive. */
  readonly stemmers: number;
  readonly analyzer: Analyzer;
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
  { stemmers, analyzer, anyWord }: Expansion,
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
    if (node.type !== 'stems') return node;
    const whole = { ...node, variants: variantsOf(node.word, node.stems) };
    if (!anyWord) return whole;
    const parts = finder.partsOf(node.word).map((part): PlanNode => {
      const stems = stem(part, GERMAN_AND_AS_WRITTEN);
      const variants: Variants[] = [{ kind: 'compound part', stems, eighths: EIGHTHS['compound part'] }];
      return { ...node, stems: [], word: part, variants };
    });
    return { type: 'or', children: [whole, ...parts] };
  };
  const variantsOf = (word: string, known: readonly string[]): Variants[] => {
    const seen = new Set(known);
    const variants: Variants[] = [];
    const add = (kind: Variants['kind'], words: readonly string[], languages: number): void => {
      const stems = new Set(
        words.flatMap((other) => stem(other, languages)).filter((other) => !seen.has(other)),
      );
      const found = [...stems].filter((other) =>
        segments.some((segment) => segment.findTerm(other) !== null),
      );
      for (const other of found) seen.add(other);
      if (found.length > 0) variants.push({ kind, stems: found, eighths: EIGHTHS[kind] });
    };
    const spellings = spellingsOf(word);
    add('spelling', spellings, stemmers);
    add('related', feminineForms(word), GERMAN);
    const others = exchangedEndings(word);
    add(
      'related',
      others.filter((other) => finder.count(other) > 0),
      GERMAN,
    );
    if (anyWord) return variants;
    const written = [word, ...spellings].filter((other) => finder.count(other) > 0);
    const compounds = written.map((other) => finder.compoundsOf(other));
    for (const { heads } of compounds) add('compound head', heads, GERMAN_AND_AS_WRITTEN);
    for (const { modifiers } of compounds) add('compound modifier', modifiers, GERMAN_AND_AS_WRITTEN);
    return variants;
  };
  return expand(plan);
}

function countWords(plan: PlanNode): number {
  if (plan.type === 'not') return countWords(plan.child);
  return 'children' in plan ? plan.children.reduce((sum, child) => sum + countWords(child), 0) : 1;
}
