import type { ArticleId, Sha256 } from '../../src-core/base/id.ts';
import { record, recordsOf } from '../../src-core/journal/reducer.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { NotebookSession } from './notebook-session.ts';

/** Which articles came of which bytes, with those on their way into the notebook. */
export interface ArticlesFrom {
  readonly get: (sha256: Sha256) => readonly Article[];
  /** Counts an article from now on, until it is `settled`. */
  readonly add: (article: Article) => void;
  /** It is in the notebook, or will never be. */
  readonly settled: (article: Article, isDurable: boolean) => void;
}

/** Keeps no article itself once the notebook has it: an archive may give a hundred thousand. */
export function createArticlesFrom({ state }: Pick<NotebookSession, 'state'>): ArticlesFrom {
  /** Nearly always there is one. */
  const ids = new Map<Sha256, ArticleId | Set<ArticleId>>();
  const onTheirWay = new Map<ArticleId, Article>();
  const note = (sha256: Sha256, id: ArticleId): void => {
    const there = ids.get(sha256);
    if (there === undefined) ids.set(sha256, id);
    else if (typeof there !== 'string') there.add(id);
    else if (there !== id) ids.set(sha256, new Set([there, id]));
  };
  for (const { id, original } of recordsOf(state, 'article')) note(original.sha256, id);
  for (const { articleId, original } of recordsOf(state, 'document'))
    if (original !== undefined) note(original.sha256, articleId);

  return {
    get: (sha256) => {
      const there = ids.get(sha256) ?? [];
      const all = typeof there === 'string' ? [there] : [...there];
      return all.flatMap((id) => onTheirWay.get(id) ?? record(state, 'article', id) ?? []);
    },
    add: (article) => {
      onTheirWay.set(article.id, article);
      note(article.original.sha256, article.id);
    },
    settled: ({ id, original }, isDurable) => {
      onTheirWay.delete(id);
      // A version that failed leaves the article that it was to be one of.
      if (isDurable || record(state, 'article', id)?.original.sha256 === original.sha256) return;
      const there = ids.get(original.sha256);
      if (there === id) ids.delete(original.sha256);
      else if (typeof there === 'object') there.delete(id);
    },
  };
}
