import type { PlanLeaf, PlanNode, PlanNear, PlanWordLeaf } from './query-plan.ts';

/** The leaves of a plan in order, without those that must not match. */
export function leavesOf(plan: PlanNode): PlanLeaf[] {
  if (plan.type === 'not' || plan.type === 'filter') return [];
  return 'children' in plan ? plan.children.flatMap((child) => leavesOf(child)) : [plan];
}

/** The same with those that must not match. */
export function allLeavesOf(plan: PlanNode): PlanLeaf[] {
  if (plan.type === 'filter') return [];
  if (plan.type === 'not') return allLeavesOf(plan.child);
  return 'children' in plan ? plan.children.flatMap(allLeavesOf) : [plan];
}

/** The leaves that must match, with the operands of NEAR in place of the whole. */
export function wordLeavesOf(plan: PlanNode): Exclude<PlanLeaf, PlanNear>[] {
  return leavesOf(plan).flatMap((leaf) => (leaf.type === 'near' ? leaf.operands.flat() : [leaf]));
}

/** The plan with each leaf that is words changed, also those that must not match and operands of NEAR. */
export function mapWordLeaves(plan: PlanNode, change: (leaf: PlanWordLeaf) => PlanWordLeaf): PlanNode {
  switch (plan.type) {
    case 'filter':
    case 'sloppy':
      return plan;
    case 'not':
      return { type: 'not', child: mapWordLeaves(plan.child, change) };
    case 'and':
    case 'or':
      return { type: plan.type, children: plan.children.map((child) => mapWordLeaves(child, change)) };
    case 'near':
      return { ...plan, operands: plan.operands.map((operand) => operand.map(change)) };
    default:
      return change(plan);
  }
}
