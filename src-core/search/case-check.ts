import type { Analyzer } from '../text/analyzer.ts';
import type { FilterLists } from './filter-lists.ts';
import { findRunHits } from './highlight.ts';
import { markMatches, type Matches } from './mark-matches.ts';
import type { PlanLeaf, PlanNode } from './query-plan.ts';
import { resolvePlan } from './resolve-plan.ts';
import { statisticsOf } from './run-query.ts';
import type { FieldRun } from './search-types.ts';
import { KINDS, type Segment } from './segment.ts';

const ALL_KINDS = (1 << KINDS.length) - 1;

/** Whether exact letters are wanted anywhere in the plan. */
export function wantsLetters(plan: PlanNode): boolean {
  if (plan.type === 'not') return wantsLetters(plan.child);
  if ('children' in plan) return plan.children.some(wantsLetters);
  return plan.type === 'phrase' && plan.letters !== undefined;
}

/**
 * A plan that finds every record which the given one could: where letters must match, their words must; where they must
 * not, nothing is left out.
 */
export function candidatesOf(plan: PlanNode, excluded = false): PlanNode {
  if (!wantsLetters(plan)) return plan;
  if (plan.type === 'not') return { type: 'not', child: candidatesOf(plan.child, !excluded) };
  if ('children' in plan)
    return { type: plan.type, children: plan.children.map((child) => candidatesOf(child, excluded)) };
  return excluded && plan.type === 'phrase' ? { ...plan, words: [] } : plan;
}

/** Which candidates have the letters that a plan wants: these are read in the text, all else is asked of the index. */
export class CaseCheck {
  readonly #plan: PlanNode;
  readonly #segments: readonly Segment[];
  readonly #filters: FilterLists;
  readonly #analyzer: Analyzer;
  /** Matches of parts without letters. */
  readonly #matches = new Map<PlanNode, Matches>();

  constructor(plan: PlanNode, segments: readonly Segment[], filters: FilterLists, analyzer: Analyzer) {
    this.#plan = plan;
    this.#segments = segments;
    this.#filters = filters;
    this.#analyzer = analyzer;
  }

  /** Whether the record at that place, made of these runs, is a hit. */
  isHit(segment: number, document: number, runs: readonly FieldRun[]): boolean {
    const holds = (node: PlanNode): boolean => {
      if (!wantsLetters(node)) {
        const { marks, bases } = this.#matchesOf(node);
        return marks[(bases[segment] as number) + document] === 1;
      }
      if (node.type === 'not') return !holds(node.child);
      if (node.type === 'and') return node.children.every(holds);
      if (node.type === 'or') return node.children.some(holds);
      return this.#stands(node as PlanLeaf, runs);
    };
    return holds(this.#plan);
  }

  #stands(leaf: PlanLeaf, runs: readonly FieldRun[]): boolean {
    return findRunHits(leaf, runs, this.#analyzer).some((hits) => hits.length > 0);
  }

  #matchesOf(node: PlanNode): Matches {
    let matches = this.#matches.get(node);
    if (matches === undefined) {
      const statistics = statisticsOf(this.#segments, this.#filters);
      const nodes = resolvePlan(node, this.#segments, statistics);
      matches = markMatches(this.#segments, nodes, statistics.norms, ALL_KINDS);
      this.#matches.set(node, matches);
    }
    return matches;
  }
}
