import type { PlanNode } from './query-plan.ts';

const EFFORTS: Readonly<Record<Exclude<PlanNode['type'], 'not' | 'and' | 'or'>, number>> = {
  stems: 0,
  filter: 0,
  phrase: 1,
  surfaces: 2,
  prefix: 2,
  sloppy: 3,
  near: 4,
};

/** What may take milliseconds. */
export const MUCH_EFFORT = EFFORTS.surfaces;

/** How much work a plan is to look up: a rank, to begin with what takes least. */
export function effortOf(plan: PlanNode): number {
  switch (plan.type) {
    case 'not':
      return effortOf(plan.child);
    case 'and':
    case 'or':
      return Math.max(...plan.children.map(effortOf));
    default:
      return EFFORTS[plan.type];
  }
}
