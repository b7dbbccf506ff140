import { success } from '../../src-core/base/result.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { Projection } from '../store/projection.ts';
import type { IndexState, SearchService } from './app-services.ts';
import type { LiveValue } from './live-value.ts';

/** Stands in until the index worker is plugged in: newest first, words looked for in titles and leads. */
export function createProvisionalSearch(projection: Projection, state: LiveValue<IndexState>): SearchService {
  const words = (query: string): readonly string[] => query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const matches = ({ title, lead }: Article, wanted: readonly string[]): boolean => {
    const text = `${title} ${lead}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  return {
    state: () => state,
    search: async ({ query, offset, limit }) => {
      const wanted = words(query);
      const found = (await projection.read((lookup) => lookup.articles()))
        .filter((article) => matches(article, wanted))
        .sort((a, b) => (a.added < b.added ? 1 : -1));
      const hits = found
        .slice(offset, offset + limit)
        .map(({ id }) => ({ key: id, kind: 'article' as const, articleId: id, score: 0 }));
      return success({ ran: wanted.join(' '), asText: [], total: found.length, hits });
    },
    snippets: async (key) => {
      const article = await projection.read((lookup) => lookup.get('article', key));
      return article ? [{ field: 'lead', text: article.lead, marks: [], position: 0 }] : [];
    },
    hitsInArticle: async () => [],
  };
}
