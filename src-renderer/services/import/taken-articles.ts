import { crc32 } from '../../../src-core/base/crc32.ts';
import { encodeUtf8 } from '../../../src-core/base/text-codec.ts';
import { articleKey } from '../../../src-core/import/known-original.ts';
import type { Article } from '../../../src-core/model/article.ts';

/** An article as a report names it. */
export type NamedArticle = Pick<Article, 'id' | 'title'>;

/** Articles that one run has taken in: what an archive holds twice comes in once. */
export interface TakenArticles {
  /** The article that was taken from the same bytes and is the same, or null. */
  readonly find: (article: Article) => NamedArticle | null;
  readonly add: (article: Article) => void;
}

/** Nothing taken yet. */
export function createTakenArticles(): TakenArticles {
  const taken = new Map<string, NamedArticle[]>();
  // Short, since there may be a million: two articles of the same bytes with one checksum are compared by their title, too.
  const keyOf = (article: Article): string =>
    `${article.original.sha256.slice(0, 24)}${crc32(encodeUtf8(articleKey(article))).toString(36)}`;
  return {
    find: (article) => taken.get(keyOf(article))?.find(({ title }) => title === article.title) ?? null,
    add: (article) => {
      const key = keyOf(article);
      const named = { id: article.id, title: article.title };
      const others = taken.get(key);
      if (others === undefined) taken.set(key, [named]);
      else others.push(named);
    },
  };
}
