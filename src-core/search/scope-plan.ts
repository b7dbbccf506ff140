import { leavesOf } from './plan-leaves.ts';
import type { PlanNode } from './query-plan.ts';
import type { SearchScope } from './search-types.ts';

/** The plan within a part of the archive; null = everything. */
export function inScope(plan: PlanNode | null, scope: SearchScope | undefined): PlanNode | null {
  if (scope === undefined) return plan;
  const place: PlanNode = {
    type: 'filter',
    condition: { on: scope.type === 'article' ? 'in article' : 'in topic', id: scope.id },
    part: '',
    score: 0,
  };
  return plan === null ? place : { type: 'and', children: [plan, place] };
}

/** Whether matches differ in their score at all; else they are listed as those of one score. */
export function givesScores(plan: PlanNode): boolean {
  return leavesOf(plan).length > 0 || hasScore(plan);
}

function hasScore(plan: PlanNode): boolean {
  if (plan.type === 'filter') return plan.score > 0;
  return 'children' in plan && plan.children.some(hasScore);
}
