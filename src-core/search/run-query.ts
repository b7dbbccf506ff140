import type { ArticleGroups } from './article-groups.ts';
import { rankNode, type SegmentNode } from './evaluate.ts';
import type { LibraryOrder } from './library-order.ts';
import type { PlanNode } from './query-plan.ts';
import type { FilterLists } from './filter-lists.ts';
import { kindBits, markMatches, type Matches } from './mark-matches.ts';
import { RankingSink } from './ranking-sink.ts';
import { type GlobalStatistics, resolvePlan } from './resolve-plan.ts';
import { lengthNorms, SCORE_UNIT } from './scoring.ts';
import type { SearchHit, SearchRequest } from './search-types.ts';
import { KINDS, type Segment } from './segment.ts';
import { PROXIMITY_WINDOW, proximityGains, proximityLeaves } from './proximity.ts';
import { compareRanked, TopHits } from './top-hits.ts';

interface Found {
  /** All matches; all groups of them where they are grouped. */
  readonly total: number;
  /** Those of the page asked for. */
  readonly hits: readonly SearchHit[];
  /** Where they are needed: for facets and groups. */
  readonly matches: Matches | null;
}

/** What a question is put to. */
export interface QueryTarget {
  readonly segments: readonly Segment[];
  readonly filters: FilterLists;
  /** Null where every record is a hit of its own. */
  readonly groups: ArticleGroups | null;
}

/** The best matches first. */
export function rankedHits(
  { segments, filters, groups }: QueryTarget,
  plan: PlanNode,
  request: SearchRequest,
): Found {
  const statistics = statisticsOf(segments, filters);
  const { norms } = statistics;
  const kinds = kindBits(request.kinds);
  const nodes = resolvePlan(plan, segments, statistics);
  const close = proximityLeaves(plan);
  const end = endOf(request);
  const top = new TopHits(close.length === 0 || end === 0 ? end : Math.max(end, PROXIMITY_WINDOW));
  const matches =
    groups !== null || request.facets === true ? markMatches(segments, nodes, norms, kinds) : null;
  // counts alone: nothing is to be ranked
  if (end === 0 && matches !== null)
    return { total: groups?.count(matches) ?? matches.total, hits: [], matches };
  const scores = groups === null || matches === null ? null : groups.offerBest(nodes, norms, matches, top);
  if (scores === null) offerAll(segments, nodes, norms, kinds, top);
  const ranked = top.sorted();
  if (close.length > 0 && ranked.length > 0) {
    // the same documents whatever the page, so that pages fit together; none of them falls behind those that follow
    const window = ranked.slice(0, PROXIMITY_WINDOW);
    const compared =
      groups === null || matches === null || scores === null
        ? window
        : groups.withOthers(window, matches, scores);
    const gains = proximityGains(close, segments, statistics, compared);
    const nearer = compared.map(({ segment, document, score }, index) => ({
      segment,
      document,
      score: score + (gains[index] as number),
    }));
    nearer.sort(compareRanked);
    ranked.splice(0, window.length, ...(groups?.firstOfEach(nearer) ?? nearer));
  }
  const hits = ranked.slice(Math.max(0, request.offset), end).map(({ segment, document, score }) => {
    const shown =
      groups === null || matches === null
        ? { segment, document }
        : groups.representative(segment, document, matches);
    const hit = hitOf(shown.segment, shown.document, score / SCORE_UNIT);
    const isOther = shown.segment !== segment || shown.document !== document;
    return isOther ? { ...hit, best: segment.key(document) } : hit;
  });
  return { total: top.total, hits, matches };
}

/** Offers every match that may be among the best. */
function offerAll(
  segments: readonly Segment[],
  nodes: readonly SegmentNode[],
  norms: Float64Array,
  kinds: number,
  top: TopHits,
): void {
  // large segments first: they raise the threshold most
  const order = segments
    .map((_, index) => index)
    .sort((a, b) => (segments[b] as Segment).count - (segments[a] as Segment).count);
  for (const index of order) {
    const segment = segments[index] as Segment;
    const node = nodes[index];
    if (node === undefined) continue;
    rankNode(node, segment, norms, new RankingSink(segment, kinds, top));
  }
}

/** Matches in the order given; every record where there is no plan. */
export function listedHits(
  { segments, filters, groups }: QueryTarget,
  order: LibraryOrder,
  plan: PlanNode | null,
  request: SearchRequest,
): Found {
  const kinds = kindBits(request.kinds);
  const end = endOf(request);
  const all = plan === null && groups === null && request.facets !== true;
  const statistics = statisticsOf(segments, filters);
  const nodes = plan === null ? null : resolvePlan(plan, segments, statistics);
  const matches = all ? null : markMatches(segments, nodes, statistics.norms, kinds);
  const hits: SearchHit[] = [];
  const seenGroups = new Set<number>();
  let seen = 0;
  for (let index = 0; index < order.documents.length && seen < end; index += 1) {
    const number = order.segments[index] as number;
    const segment = segments[number] as Segment;
    const document = order.documents[index] as number;
    if (matches === null) {
      if (!isWanted(segment, document, kinds)) continue;
    } else if (matches.marks[(matches.bases[number] as number) + document] !== 1) continue;
    let shown: { readonly segment: Segment; readonly document: number } = { segment, document };
    if (groups !== null && matches !== null) {
      const group = groups.of(number, document);
      if (seenGroups.has(group)) continue;
      seenGroups.add(group);
      shown = groups.representative(segment, document, matches);
    }
    if (seen >= request.offset) hits.push(hitOf(shown.segment, shown.document, 0));
    seen += 1;
  }
  const total = matches === null ? countLive(segments, kinds) : (groups?.count(matches) ?? matches.total);
  return { total, hits, matches };
}

function countLive(segments: readonly Segment[], kinds: number): number {
  let total = 0;
  for (const { liveKinds } of segments)
    liveKinds.forEach((count, kind) => {
      if ((kinds & (1 << kind)) !== 0) total += count;
    });
  return total;
}

/** What ranking needs to know of the whole index. */
export function statisticsOf(segments: readonly Segment[], filters: FilterLists): GlobalStatistics {
  let statistics = remembered.get(filters);
  if (statistics === undefined) {
    statistics = {
      filters,
      documents: segments.reduce((sum, segment) => sum + segment.liveCount, 0),
      norms: lengthNorms(averageLength(segments)),
      cut: new WeakSet(),
    };
    remembered.set(filters, statistics);
  }
  return statistics;
}

/** By the filters, of which there is one for an archive at one moment. */
const remembered = new WeakMap<FilterLists, GlobalStatistics>();

/** Of the articles, so that short notes do not make them long; of all records where there are no articles. */
function averageLength(segments: readonly Segment[]): number {
  const kinds = segments.some((segment) => (segment.liveKinds[0] as number) > 0)
    ? [0]
    : KINDS.map((_, kind) => kind);
  let length = 0;
  let count = 0;
  for (const segment of segments) {
    for (const kind of kinds) {
      length += segment.liveLengths[kind] as number;
      count += segment.liveKinds[kind] as number;
    }
  }
  return count === 0 ? 1 : length / count;
}

function endOf(request: SearchRequest): number {
  return Math.max(0, request.offset) + Math.max(0, request.limit);
}

function isWanted(segment: Segment, document: number, kinds: number): boolean {
  return segment.dead?.[document] !== 1 && (kinds & (1 << (segment.kinds[document] as number))) !== 0;
}

function hitOf(segment: Segment, document: number, score: number): SearchHit {
  const key = segment.key(document);
  return {
    key,
    kind: KINDS[segment.kinds[document] as number] ?? 'article',
    articleId: segment.articleId(document, key),
    score,
  };
}
