import { asId } from '../../src-core/base/id.ts';
import type { ArticleId, TopicId } from '../../src-core/base/id.ts';

/** What the middle and the right pane show; kept in the address so that back and forward work. */
export interface Route {
  /** Null = the library or the results of a search. */
  readonly topicId: TopicId | null;
  readonly articleId: ArticleId | null;
  /** A second article, at the side of the first; never without it. */
  readonly besideId: ArticleId | null;
}

/** Reads a route from a path like "/topic/T/article/A/beside/B"; what is not understood is left out. */
export function parseRoute(path: string): Route {
  const parts = path.split('/').filter((part) => part !== '');
  const after = (name: string): string | null => {
    const at = parts.indexOf(name);
    const value = at < 0 ? undefined : parts[at + 1];
    return value === undefined ? null : decoded(value);
  };
  const [topic, article, beside] = [after('topic'), after('article'), after('beside')];
  return {
    topicId: topic === null ? null : asId<TopicId>(topic),
    articleId: article === null ? null : asId<ArticleId>(article),
    besideId: article === null || beside === null ? null : asId<ArticleId>(beside),
  };
}

/** Null for what no path of ours holds: a lone "%". */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The path of a route; parseRoute gives the same route back. */
export function formatRoute({ topicId, articleId, besideId }: Route): string {
  const topic = topicId === null ? '' : `/topic/${encodeURIComponent(topicId)}`;
  const article = articleId === null ? '' : `/article/${encodeURIComponent(articleId)}`;
  const beside = articleId === null || besideId === null ? '' : `/beside/${encodeURIComponent(besideId)}`;
  return topic === '' && article === '' ? '/' : `${topic}${article}${beside}`;
}
