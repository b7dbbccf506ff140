import type { PlanLeaf, PlanNode } from './query-plan.ts';

/** The leaves of a plan in order, without those that must not match. */
export function leavesOf(plan: PlanNode): PlanLeaf[] {
  if (plan.type === 'not' || plan.type === 'filter') return [];
  return 'children' in plan ? plan.children.flatMap((child) => leavesOf(child)) : [plan];
}
