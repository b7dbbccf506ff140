import { printQuery } from './print-query.ts';
import { parseQuery } from './query-grammar.ts';
import type { QueryNode } from './query-node.ts';
import type { SearchAnswer, SearchHit, SearchRequest } from './search-types.ts';

/** So many candidates are read; the others are not among the hits, and that is said. */
const MOST_CANDIDATES = 1000;
const READ_AT_ONCE = 50;

/**
 * The answer to a request, with candidates of exact letters (`match-case:`) read and those without them left out, also of
 * what is counted by value. `verify` says which of the records of those keys are hits.
 */
export async function verifiedAnswer(
  request: SearchRequest,
  search: (request: SearchRequest) => Promise<SearchAnswer>,
  verify: (keys: readonly string[]) => Promise<readonly boolean[]>,
): Promise<SearchAnswer> {
  const answer = await search(request);
  if (answer.verify !== true) return answer;
  const { facets, forms: _forms, groupByArticle = false, ...plain } = request;
  const candidates = await search({ ...plain, offset: 0, limit: MOST_CANDIDATES });
  const hits: SearchHit[] = [];
  const matching: string[] = [];
  const articles = new Set<string>();
  for (let from = 0; from < candidates.hits.length; from += READ_AT_ONCE) {
    const some = candidates.hits.slice(from, from + READ_AT_ONCE);
    const verified = await verify(some.map(({ key }) => key));
    some.forEach((hit, at) => {
      if (verified[at] !== true) return;
      matching.push(hit.key);
      if (groupByArticle && articles.has(hit.articleId)) return;
      articles.add(hit.articleId);
      hits.push(hit);
    });
  }
  const offset = Math.max(0, request.offset);
  const page = hits.slice(offset, offset + Math.max(0, request.limit));
  const counted =
    facets === true ? await search({ ...request, offset: 0, limit: 0, countOnly: matching }) : null;
  const whole: SearchAnswer = {
    ...answer,
    total: hits.length,
    hits: page,
    ...(counted?.facets === undefined ? {} : { facets: counted.facets }),
  };
  if (candidates.total <= MOST_CANDIDATES) return whole;
  return { ...whole, cut: [...(answer.cut ?? []), ...lettersOf(parseQuery(request.query).node)] };
}

/** The parts that want exact letters, as they are written. */
function lettersOf(node: QueryNode | null): string[] {
  if (node === null) return [];
  if (node.type === 'cased') return [printQuery(node)];
  if (node.type === 'not') return lettersOf(node.child);
  return 'children' in node ? node.children.flatMap((child) => lettersOf(child)) : [];
}
