import { ALL_FIELDS } from './search-fields.ts';
import { unitsOf } from './byte-writer.ts';
import type { ScoredList } from './cursor.ts';
import type { WeightedList } from './document-list.ts';
import type { SegmentNode } from './evaluate.ts';
import { countDead, findForms, type TermForms, unionOfTerms } from './match-forms.ts';
import { matchPhrase } from './match-phrase.ts';
import type { PhraseWord, PlanNode } from './query-plan.ts';
import { contribution, inverseFrequency } from './scoring.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';

/** What ranking needs to know of the whole index, so that scores do not depend on its cut into segments. */
interface GlobalStatistics {
  /** Documents, without the deleted ones. */
  readonly documents: number;
  readonly norms: Float64Array;
}

/**
 * Looks a plan up in every segment. A leaf's document frequency is counted over all of them, exactly and without
 * deleted documents; stems with many spellings, prefixes and phrases are matched here once, into lists.
 */
export function resolvePlan(
  plan: PlanNode,
  segments: readonly Segment[],
  statistics: GlobalStatistics,
): SegmentNode[] {
  switch (plan.type) {
    case 'stems':
      return resolveStems(plan.stems, plan.filter, segments, statistics);
    case 'prefix':
      return scoreLists(
        segments.map((segment) => unionOfTerms(segment, findForms(segment, plan.prefix, false), plan.filter)),
        segments,
        statistics,
      );
    case 'phrase':
      return scoreLists(
        segments.map((segment) => phraseIn(segment, plan.words, plan.filter)),
        segments,
        statistics,
      );
    case 'not':
      return combine([plan], segments, statistics);
    case 'and':
      return combine(plan.children, segments, statistics);
    case 'or': {
      const children = plan.children.map((child) => resolvePlan(child, segments, statistics));
      return segments.map((_, index) => {
        const found = children.map((nodes) => nodes[index] as SegmentNode).filter(isSome);
        const [only] = found;
        if (only === undefined) return { type: 'none' };
        return found.length === 1 ? only : { type: 'or', children: found };
      });
    }
  }
}

function combine(
  children: readonly PlanNode[],
  segments: readonly Segment[],
  statistics: GlobalStatistics,
): SegmentNode[] {
  const required = children.filter((child) => child.type !== 'not');
  const negated = children.filter((child) => child.type === 'not').map((child) => child.child);
  const needed = required.map((child) => resolvePlan(child, segments, statistics));
  const barred = negated.map((child) => resolvePlan(child, segments, statistics));
  return segments.map((_, index) => {
    const all = needed.map((nodes) => nodes[index] as SegmentNode);
    if (!all.every(isSome)) return { type: 'none' };
    const [only] = all;
    const excluded = barred.map((nodes) => nodes[index] as SegmentNode).filter(isSome);
    if (only !== undefined && all.length === 1 && excluded.length === 0) return only;
    return { type: 'and', required: all, excluded };
  });
}

function isSome(node: SegmentNode): boolean {
  return node.type !== 'none';
}

function resolveStems(
  stems: readonly string[],
  filter: number,
  segments: readonly Segment[],
  statistics: GlobalStatistics,
): SegmentNode[] {
  const found = stems
    .map((stem) => {
      const units = unitsOf(stem);
      return segments.map((segment) => segment.findTerm(stem, units));
    })
    .filter((infos) => infos.some((info) => info !== null));
  const [first] = found;
  if (first === undefined) return segments.map(() => ({ type: 'none' }));
  if (found.length > 1 || filter !== ALL_FIELDS) {
    const lists = segments.map((segment, index) => {
      const terms = found
        .map((infos) => infos[index])
        .filter((info): info is TermInfo => info !== null && info !== undefined)
        .map((info) => ({ info, forms: null }));
      return unionOfTerms(segment, terms, filter);
    });
    return scoreLists(lists, segments, statistics);
  }
  let documents = 0;
  segments.forEach((segment, index) => {
    const info = first[index];
    if (info !== null && info !== undefined) documents += liveDocuments(segment, info);
  });
  const inverse = inverseFrequency(documents, statistics.documents);
  return first.map((info) => (info === null ? { type: 'none' } : { type: 'term', info, inverse }));
}

/** Documents of a term that are not deleted. */
export function liveDocuments(segment: Segment, info: TermInfo): number {
  return segment.liveDocuments(info, () => countDead(segment, info));
}

function phraseIn(segment: Segment, words: readonly PhraseWord[], filter: number): WeightedList {
  const terms = words.map((word) => termsOf(segment, word));
  const [only] = terms;
  if (only !== undefined && terms.length === 1) return unionOfTerms(segment, only, filter);
  return matchPhrase(segment, terms, filter);
}

function termsOf(segment: Segment, word: PhraseWord): TermForms[] {
  if (word.type === 'surface') return findForms(segment, word.surface, true);
  return word.stems
    .map((stem) => segment.findTerm(stem))
    .filter((info) => info !== null)
    .map((info) => ({ info, forms: null }));
}

function scoreLists(
  lists: readonly WeightedList[],
  segments: readonly Segment[],
  statistics: GlobalStatistics,
): SegmentNode[] {
  const documents = lists.reduce((sum, list) => sum + list.count, 0);
  const inverse = inverseFrequency(documents, statistics.documents);
  return lists.map((list, index) => {
    if (list.count === 0) return { type: 'none' };
    return {
      type: 'list',
      list: scored(list, (segments[index] as Segment).lengths, inverse, statistics.norms),
    };
  });
}

function scored(list: WeightedList, lengths: Uint8Array, inverse: number, norms: Float64Array): ScoredList {
  const scores = new Float64Array(list.count);
  for (let index = 0; index < list.count; index += 1) {
    const norm = norms[lengths[list.documents[index] as number] as number] as number;
    scores[index] = contribution(inverse, list.weights[index] as number, norm);
  }
  return { documents: list.documents, scores, count: list.count };
}
