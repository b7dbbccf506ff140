import type { Article } from './article.ts';

/** Milliseconds. */
const DAY = 86_400_000;

/** Days from the publication of one article to that of another; null where one is not known. */
export function daysBetween(a: Pick<Article, 'published'>, b: Pick<Article, 'published'>): number | null {
  if (a.published === null || b.published === null) return null;
  const days = (Date.parse(a.published.slice(0, 10)) - Date.parse(b.published.slice(0, 10))) / DAY;
  return Number.isNaN(days) ? null : days;
}
