import { ALL_FIELDS } from './search-fields.ts';
import { unitsOf } from './byte-writer.ts';
import type { ScoredList } from './cursor.ts';
import type { WeightedList } from './document-list.ts';
import { effortOf, MUCH_EFFORT } from './effort-of-plan.ts';
import { matchesAny, type SegmentNode } from './evaluate.ts';
import {
  countDead,
  findForms,
  inLanguages,
  type TermForms,
  unionOfTerms,
  wholeTerm,
  WHOLE,
} from './match-forms.ts';
import { matchNear, matchSloppy } from './match-near.ts';
import { matchPhrase } from './match-phrase.ts';
import type { FilterLists } from './filter-lists.ts';
import type { PhraseWord, PlanLeaf, PlanNode } from './query-plan.ts';
import { contribution, inverseFrequency, SCORE_UNIT } from './scoring.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';

/** What ranking needs to know of the whole index, so that scores do not depend on its cut into segments. */
export interface GlobalStatistics {
  /** Documents, without the deleted ones. */
  readonly documents: number;
  readonly norms: Float64Array;
  readonly filters: FilterLists;
  /** Parts of plans that could not look at all records, of those that have been run. */
  readonly cut: WeakSet<PlanLeaf>;
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
      return resolveStems(plan, segments, statistics);
    case 'prefix':
      return scoreLists(
        segments.map((segment) =>
          unionOfTerms(segment, findForms(segment, plan.prefix, false, plan.below), plan.filter),
        ),
        segments,
        statistics,
      );
    case 'surfaces':
      return scoreLists(
        segments.map((segment) => unionOfTerms(segment, plan.terms.get(segment) ?? [], plan.filter)),
        segments,
        statistics,
      );
    case 'phrase':
      return scoreLists(
        segments.map((segment) => phraseIn(segment, plan.words, plan.filter)),
        segments,
        statistics,
      );
    case 'near':
    case 'sloppy': {
      const { lists, isCut } = plan.type === 'near' ? matchNear(segments, plan) : matchSloppy(segments, plan);
      if (isCut) statistics.cut.add(plan);
      return scoreLists(lists, segments, statistics);
    }
    case 'filter':
      return statistics.filters
        .lists(plan.condition, plan.score * SCORE_UNIT)
        .map((list) => (list.count === 0 ? { type: 'none' } : { type: 'list', list }));
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
  const needed = resolveAll(required, negated, segments, statistics);
  if (needed === null) return segments.map(() => ({ type: 'none' }));
  const barred = negated.map((child) =>
    child.type === 'filter' && required.some(({ type }) => type !== 'filter')
      ? resolveTest(child, statistics)
      : resolvePlan(child, segments, statistics),
  );
  return segments.map((_, index) => {
    const all = needed.map((nodes) => nodes[index] as SegmentNode);
    if (!all.every(isSome)) return { type: 'none' };
    const [only] = all;
    const excluded = barred.map((nodes) => nodes[index] as SegmentNode).filter(isSome);
    if (only !== undefined && all.length === 1 && excluded.length === 0) return only;
    return { type: 'and', required: all, excluded };
  });
}

/**
 * Looks up what must match, what takes little work first; null where no document matches all of it, which is noticed
 * before more is looked up that takes much.
 */
function resolveAll(
  required: readonly PlanNode[],
  negated: readonly PlanNode[],
  segments: readonly Segment[],
  statistics: GlobalStatistics,
): readonly SegmentNode[][] | null {
  const order = required.map((_, number) => number);
  order.sort((a, b) => effortOf(required[a] as PlanNode) - effortOf(required[b] as PlanNode));
  const found: SegmentNode[][] = [];
  const isNowhere = (): boolean =>
    segments.every((segment, index) => {
      const nodes = order.flatMap((number) => found[number]?.[index] ?? []);
      return !nodes.every(isSome) || !matchesAny(nodes, segment, statistics.norms);
    });
  for (const [done, number] of order.entries()) {
    const plan = required[number] as PlanNode;
    if (done > 0 && effortOf(plan) >= MUCH_EFFORT && isNowhere()) return null;
    const isTested = plan.type === 'filter' && required.some(({ type }) => type !== 'filter');
    found[number] = isTested ? resolveTest(plan, statistics) : resolvePlan(plan, segments, statistics);
  }
  const isLeft = required.length > 0 && negated.some((plan) => effortOf(plan) >= MUCH_EFFORT);
  return isLeft && isNowhere() ? null : found;
}

/** A condition as it is put to the documents that other parts hold. */
function resolveTest(
  { condition, score }: Extract<PlanNode, { type: 'filter' }>,
  { filters }: GlobalStatistics,
): SegmentNode[] {
  return filters.tests(condition, score * SCORE_UNIT).map((test) => test ?? { type: 'none' });
}

function isSome(node: SegmentNode): boolean {
  return node.type !== 'none';
}

/** What an occurrence counts, in documents of which languages, and the terms by segment. */
interface FoundStem {
  readonly eighths: number;
  readonly languages: number | undefined;
  readonly terms: readonly (readonly TermForms[])[];
}

function resolveStems(
  { stems, variants, exact, filter, share = 1 }: Extract<PlanNode, { type: 'stems' }>,
  segments: readonly Segment[],
  statistics: GlobalStatistics,
): SegmentNode[] {
  const wanted = [
    ...stems.map((stem) => ({ stem, eighths: WHOLE, languages: undefined })),
    ...variants.flatMap(({ stems: others, eighths, languages }) =>
      others.map((stem) => ({ stem, eighths, languages })),
    ),
  ];
  const found = wanted
    .map(({ stem, eighths, languages }): FoundStem => {
      const units = unitsOf(stem);
      return {
        eighths,
        languages,
        terms: segments.map((segment) =>
          exact ? findForms(segment, stem, true) : wholeTerm(segment.findTerm(stem, units)),
        ),
      };
    })
    .filter(({ terms }) => terms.some((list) => list.length > 0));
  const [first] = found;
  if (first === undefined) return segments.map(() => ({ type: 'none' }));
  if (found.length > 1 || exact || filter !== ALL_FIELDS || first.eighths !== WHOLE) {
    const lists = segments.map((segment, index) => {
      const terms = found.flatMap(({ terms: all, eighths, languages }) =>
        (all[index] as readonly TermForms[]).map((term) => ({ ...term, eighths, ...inLanguages(languages) })),
      );
      return unionOfTerms(segment, terms, filter);
    });
    return scoreLists(lists, segments, statistics, ownDocuments(found, segments, filter), share);
  }
  const infos = first.terms.map(([term]) => term?.info ?? null);
  let documents = 0;
  segments.forEach((segment, index) => {
    const info = infos[index];
    if (info !== null && info !== undefined) documents += liveDocuments(segment, info);
  });
  const inverse = share * inverseFrequency(documents, statistics.documents);
  return infos.map((info) => (info === null ? { type: 'none' } : { type: 'term', info, inverse }));
}

/**
 * Documents by which a word's rarity is counted: those of the word itself, so that variants do not make it common; those
 * of all variants where it does not occur.
 */
function ownDocuments(
  found: readonly FoundStem[],
  segments: readonly Segment[],
  filter: number,
): number | null {
  const own = found.filter(({ eighths }) => eighths === WHOLE);
  if (own.length === 0 || own.length === found.length) return null;
  let documents = 0;
  segments.forEach((segment, index) => {
    const terms = own.flatMap((stem) => stem.terms[index] as readonly TermForms[]);
    const [only] = terms;
    if (only === undefined) return;
    documents +=
      terms.length === 1 && only.forms === null && filter === ALL_FIELDS
        ? liveDocuments(segment, only.info)
        : unionOfTerms(segment, terms, filter).count;
  });
  return documents;
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

function termsOf(segment: Segment, word: PhraseWord): readonly TermForms[] {
  if (word.type === 'surface') return findForms(segment, word.surface, true);
  return word.stems.flatMap((stem) => wholeTerm(segment.findTerm(stem)));
}

function scoreLists(
  lists: readonly WeightedList[],
  segments: readonly Segment[],
  statistics: GlobalStatistics,
  own: number | null = null,
  share = 1,
): SegmentNode[] {
  const documents = own ?? lists.reduce((sum, list) => sum + list.count, 0);
  const inverse = share * inverseFrequency(documents, statistics.documents);
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
    scores[index] = contribution(inverse, (list.weights[index] as number) / WHOLE, norm);
  }
  return { documents: list.documents, scores, count: list.count };
}
