import type { ArticleId } from '../../src-core/base/id.ts';
import type { Route } from './route.ts';

/** The places of two open articles; a single one is the main one. */
export type Side = 'main' | 'beside';

/** The article of a side, or null. */
export function articleOf({ articleId, besideId }: Route, side: Side): ArticleId | null {
  return side === 'beside' && besideId !== null ? besideId : articleId;
}

/** The side that shows an article, `first` before the other one; null where neither does. */
export function sideOf(route: Route, id: ArticleId, first: Side): Side | null {
  if (route.besideId === null) return route.articleId === id ? 'main' : null;
  const sides: readonly Side[] = first === 'main' ? ['main', 'beside'] : ['beside', 'main'];
  return sides.find((side) => articleOf(route, side) === id) ?? null;
}

/** Opens an article on a side; the first one to open is the main one. */
export function withArticle(route: Route, side: Side, id: ArticleId): Route {
  return side === 'beside' && route.articleId !== null
    ? { ...route, besideId: id }
    : { ...route, articleId: id };
}

/** Closes the article of a side; the other one stays, alone. */
export function withoutSide(route: Route, side: Side): Route {
  const stays = route.besideId === null ? null : side === 'beside' ? route.articleId : route.besideId;
  return { ...route, articleId: stays, besideId: null };
}
