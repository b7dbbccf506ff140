import { Cursor } from './cursor.ts';
import { explainWords } from './explain-words.ts';
import type { PlanFilter, PlanLeaf, PlanNode } from './query-plan.ts';
import { type GlobalStatistics, resolvePlan } from './resolve-plan.ts';
import { SCORE_UNIT } from './scoring.ts';
import type { ExplainedPart, ExplainedWord } from './search-types.ts';
import type { Segment } from './segment.ts';

/** A record of one of the segments that questions go to. */
export interface DocumentPlace {
  readonly segments: readonly Segment[];
  /** Number of its segment. */
  readonly segment: number;
  readonly document: number;
}

/**
 * What each part of a plan gave a record, most first; null where the plan does not match it. Every part is scored as a
 * search does it, so that the scores add up to the hit's.
 */
export function explainHit(
  plan: PlanNode,
  place: DocumentPlace,
  statistics: GlobalStatistics,
): readonly ExplainedPart[] | null {
  const matching = matchingLeaves(plan, place, statistics);
  if (matching === null) return null;
  const parts = new Map<string, { units: number; readonly words: ExplainedWord[] }>();
  for (const { leaf, units } of matching) {
    const part = parts.get(leaf.part) ?? { units: 0, words: [] };
    part.units += units;
    if (leaf.type !== 'filter') {
      const words = explainWords(leaf, place.segments[place.segment] as Segment, place.document);
      part.words.push(
        ...words.map((word) => (leaf.form === undefined ? word : { ...word, kind: leaf.form })),
      );
    }
    parts.set(leaf.part, part);
  }
  return [...parts]
    .map(([part, { units, words }]) => ({ part, words, score: units / SCORE_UNIT }))
    .sort((a, b) => b.score - a.score);
}

interface MatchingLeaf {
  readonly leaf: PlanLeaf | PlanFilter;
  /** Score units. */
  readonly units: number;
}

function matchingLeaves(
  plan: PlanNode,
  place: DocumentPlace,
  statistics: GlobalStatistics,
): readonly MatchingLeaf[] | null {
  switch (plan.type) {
    case 'not':
      return matchingLeaves(plan.child, place, statistics) === null ? [] : null;
    case 'and': {
      const all = plan.children.map((child) => matchingLeaves(child, place, statistics));
      return all.every((leaves) => leaves !== null) ? all.flat() : null;
    }
    case 'or': {
      const some = plan.children
        .map((child) => matchingLeaves(child, place, statistics))
        .filter((leaves) => leaves !== null);
      return some.length === 0 ? null : some.flat();
    }
    default: {
      const units = unitsOfLeaf(plan, place, statistics);
      if (units === null) return null;
      // a condition that scores nothing is no part of the score
      return units === 0 ? [] : [{ leaf: plan, units }];
    }
  }
}

/** Null where the leaf does not match the record. */
function unitsOfLeaf(
  leaf: PlanLeaf | PlanFilter,
  { segments, segment: number, document }: DocumentPlace,
  statistics: GlobalStatistics,
): number | null {
  const segment = segments[number] as Segment;
  const node = resolvePlan(leaf, segments, statistics)[number];
  if (node?.type !== 'term' && node?.type !== 'list') return null;
  const cursor =
    node.type === 'term'
      ? Cursor.ofTerm(segment, node.info, node.inverse, statistics.norms)
      : Cursor.ofList(segment, node.list, statistics.norms);
  cursor.next();
  cursor.advance(document);
  return cursor.document === document ? cursor.score() : null;
}
