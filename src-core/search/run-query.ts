import { runNode, runTermByBlocks } from './evaluate.ts';
import type { LibraryOrder } from './library-order.ts';
import type { PlanNode } from './query-plan.ts';
import type { FilterLists } from './filter-lists.ts';
import { rankingSinkOf } from './ranking-sink.ts';
import { type GlobalStatistics, resolvePlan } from './resolve-plan.ts';
import { lengthNorms, SCORE_UNIT } from './scoring.ts';
import type { SearchHit, SearchRequest } from './search-types.ts';
import { KINDS, type Segment } from './segment.ts';
import { TopHits } from './top-hits.ts';

interface Found {
  /** All matches. */
  readonly total: number;
  /** Those of the page asked for. */
  readonly hits: readonly SearchHit[];
}

/** The best matches first. */
export function rankedHits(
  segments: readonly Segment[],
  plan: PlanNode,
  filters: FilterLists,
  request: SearchRequest,
): Found {
  const statistics = statisticsOf(segments, filters);
  const { norms } = statistics;
  const kinds = kindBits(request);
  const nodes = resolvePlan(plan, segments, statistics);
  const top = new TopHits(endOf(request));
  // large segments first: they raise the threshold most
  const order = segments
    .map((_, index) => index)
    .sort((a, b) => (segments[b] as Segment).count - (segments[a] as Segment).count);
  for (const index of order) {
    const segment = segments[index] as Segment;
    const node = nodes[index];
    if (node === undefined) continue;
    const sink = rankingSinkOf(segment, kinds, top);
    if (node.type === 'term' && sink.takesAll)
      runTermByBlocks(node, segment, norms, node.info.documents, sink);
    else runNode(node, segment, norms, sink);
  }
  const hits = top
    .sorted()
    .slice(Math.max(0, request.offset))
    .map(({ segment, document, score }) => hitOf(segment, document, score / SCORE_UNIT));
  return { total: top.total, hits };
}

/** Matches in the order given; every record where there is no plan. */
export function listedHits(
  segments: readonly Segment[],
  order: LibraryOrder,
  plan: PlanNode | null,
  filters: FilterLists,
  request: SearchRequest,
): Found {
  const kinds = kindBits(request);
  const end = endOf(request);
  const matches = plan === null ? null : markMatches(segments, plan, filters);
  const hits: SearchHit[] = [];
  let seen = 0;
  for (let index = 0; index < order.documents.length && seen < end; index += 1) {
    const number = order.segments[index] as number;
    const segment = segments[number] as Segment;
    const document = order.documents[index] as number;
    if (matches !== null && matches[number]?.[document] !== 1) continue;
    if (!isWanted(segment, document, kinds)) continue;
    if (seen >= request.offset) hits.push(hitOf(segment, document, 0));
    seen += 1;
  }
  return { total: countMatches(segments, matches, kinds), hits };
}

/** One byte for each document of each segment: 1 = matches. */
function markMatches(segments: readonly Segment[], plan: PlanNode, filters: FilterLists): Uint8Array[] {
  const statistics = statisticsOf(segments, filters);
  const { norms } = statistics;
  const nodes = resolvePlan(plan, segments, statistics);
  return segments.map((segment, index) => {
    const marks = new Uint8Array(segment.count);
    const node = nodes[index];
    if (node !== undefined) {
      runNode(node, segment, norms, {
        offer: (document) => {
          marks[document] = 1;
        },
      });
    }
    return marks;
  });
}

function countMatches(
  segments: readonly Segment[],
  matches: readonly Uint8Array[] | null,
  kinds: number,
): number {
  let total = 0;
  segments.forEach((segment, index) => {
    const marks = matches?.[index];
    if (marks === undefined) {
      segment.liveKinds.forEach((count, kind) => {
        if ((kinds & (1 << kind)) !== 0) total += count;
      });
      return;
    }
    for (let document = 0; document < segment.count; document += 1) {
      if (marks[document] === 1 && isWanted(segment, document, kinds)) total += 1;
    }
  });
  return total;
}

/** What ranking needs to know of the whole index. */
export function statisticsOf(segments: readonly Segment[], filters: FilterLists): GlobalStatistics {
  return {
    filters,
    documents: segments.reduce((sum, segment) => sum + segment.liveCount, 0),
    norms: lengthNorms(averageLength(segments)),
  };
}

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

function kindBits(request: SearchRequest): number {
  return request.kinds.reduce((bits, kind) => bits | (1 << KINDS.indexOf(kind)), 0);
}

function endOf(request: SearchRequest): number {
  return Math.max(0, request.offset) + Math.max(0, request.limit);
}

function isWanted(segment: Segment, document: number, kinds: number): boolean {
  return segment.dead?.[document] !== 1 && (kinds & (1 << (segment.kinds[document] as number))) !== 0;
}

function hitOf(segment: Segment, document: number, score: number): SearchHit {
  return {
    key: segment.key(document),
    kind: KINDS[segment.kinds[document] as number] ?? 'article',
    articleId: segment.articleId(document),
    score,
  };
}
