import { firstWords } from './found-words.ts';
import type { PlanNode, PlanWordLeaf } from './query-plan.ts';
import type { Segment } from './segment.ts';
import { QUERY_WORK, TIMES_IN_NEAR } from './work-units.ts';

/** Part of the work that is left for searching, however much it took to find the words. */
const LEAST_LEFT = 0.25;

type Pattern = Extract<PlanWordLeaf, { readonly type: 'surfaces' }>;
type Prefix = Extract<PlanWordLeaf, { readonly type: 'prefix' }>;
type WideLeaf = Pattern | Prefix | Extract<PlanNode, { readonly type: 'near' | 'sloppy' }>;

/**
 * The plan with its wide parts (patterns, prefixes, NEAR, loose phrases) held to what the whole query may take: those
 * that take little get all they need, the others share what is left evenly. Segments count by what they hold, not in
 * their order.
 */
export function limitWork(plan: PlanNode, segments: readonly Segment[], whole = QUERY_WORK): PlanNode {
  const wide = wideLeaves(plan);
  if (wide.length === 0) return plan;
  // what NEAR takes is seen only when it has been run: it may take what the others leave
  const needs = wide.map(({ leaf, times }) => needOf(leaf, segments, whole) * times);
  const walked = wide.reduce((sum, { leaf }) => sum + (leaf.type === 'surfaces' ? leaf.walk : 0), 0);
  const shares = fairShares(needs, Math.max(whole * LEAST_LEFT, whole - walked));
  const limited = new Map<WideLeaf, WideLeaf>();
  wide.forEach(({ leaf, times }, index) => {
    const share = (shares[index] as number) / times;
    if (leaf.type === 'near' || leaf.type === 'sloppy') limited.set(leaf, { ...leaf, work: share });
    else if (share < (needs[index] as number) / times)
      limited.set(
        leaf,
        leaf.type === 'surfaces' ? limitPattern(leaf, share) : limitPrefix(leaf, segments, share),
      );
  });
  return limited.size === 0 ? plan : replaced(plan, limited);
}

/** The most equal shares of the whole that give nobody more than is needed. */
export function fairShares(needs: readonly number[], whole: number): number[] {
  const shares = needs.map(() => 0);
  let left = whole;
  const order = [...needs.keys()].sort((a, b) => (needs[a] as number) - (needs[b] as number));
  order.forEach((index, before) => {
    const share = Math.min(needs[index] as number, Math.floor(left / (needs.length - before)));
    shares[index] = share;
    left -= share;
  });
  return shares;
}

/** A wide part, and how many times its postings are looked at. */
interface Wide {
  readonly leaf: WideLeaf;
  readonly times: number;
}

function wideLeaves(plan: PlanNode, times = 1): Wide[] {
  switch (plan.type) {
    case 'not':
      return wideLeaves(plan.child);
    case 'and':
    case 'or':
      return plan.children.flatMap((child) => wideLeaves(child));
    case 'near':
      return [
        { leaf: plan, times },
        ...plan.operands.flat().flatMap((leaf) => wideLeaves(leaf, TIMES_IN_NEAR)),
      ];
    case 'surfaces':
    case 'prefix':
    case 'sloppy':
      return [{ leaf: plan, times }];
    default:
      return [];
  }
}

function needOf(leaf: WideLeaf, segments: readonly Segment[], whole: number): number {
  switch (leaf.type) {
    case 'surfaces':
      return leaf.work;
    case 'prefix':
      return segments.reduce((sum, segment) => sum + segment.stemRange(leaf.prefix).work, 0);
    default:
      return whole;
  }
}

function limitPattern(leaf: Pattern, work: number): Pattern {
  return { ...leaf, ...firstWords(leaf.pattern, leaf, work) };
}

/** The same first words in all segments: as many as the share of the largest lets in. */
function limitPrefix(leaf: Prefix, segments: readonly Segment[], work: number): Prefix {
  const needs = segments.map((segment) => segment.stemRange(leaf.prefix).work);
  const most = Math.max(...needs);
  const largest = segments[needs.indexOf(most)];
  const all = needs.reduce((sum, need) => sum + need, 0);
  const below = largest?.stemRange(leaf.prefix).stemBehind((work / all) * most) ?? null;
  return below === null ? leaf : { ...leaf, below };
}

function replaced(plan: PlanNode, limited: ReadonlyMap<WideLeaf, WideLeaf>): PlanNode {
  switch (plan.type) {
    case 'not':
      return { type: 'not', child: replaced(plan.child, limited) };
    case 'and':
    case 'or':
      return { type: plan.type, children: plan.children.map((child) => replaced(child, limited)) };
    case 'near': {
      const near = (limited.get(plan) ?? plan) as typeof plan;
      const operands = plan.operands.map((operand) =>
        operand.map((leaf) => (limited.get(leaf as WideLeaf) ?? leaf) as PlanWordLeaf),
      );
      return { ...near, operands };
    }
    default:
      return limited.get(plan as WideLeaf) ?? plan;
  }
}
