import type { Article } from '../../model/article.ts';
import { escapeInline } from './escape-markdown.ts';

/** The source as a reader cites it: authors, title, outlet, day; `title` is Markdown. */
export function sourceLine(article: Article, title: string): string {
  const parts = [
    article.authors.map(escapeInline).join(', '),
    title,
    escapeInline(article.site),
    (article.published ?? '').slice(0, 10),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** The title of an article; one that is missing is the original's name. */
export function shownTitle(article: Pick<Article, 'id' | 'title' | 'original'>): string {
  return article.title || article.original.name || article.id;
}
