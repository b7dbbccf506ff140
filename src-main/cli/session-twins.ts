import type { ArticleId } from '../../src-core/base/id.ts';
import type { TwinSource } from '../../src-core/import/find-twins.ts';
import { record, recordsOf } from '../../src-core/journal/reducer.ts';
import { pageKey, textKey } from '../../src-core/model/article-keys.ts';
import type { Article, DocumentRecord } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { NotebookSession } from './notebook-session.ts';

/** Looks into a session's records; what comes while it is used, its user tells by `add`. */
export interface SessionTwins extends TwinSource {
  /** A version of an article became durable. */
  readonly add: (version: DocumentRecord) => void;
}

/** Indexes the articles that are there. */
export function createSessionTwins({ host, state }: NotebookSession): SessionTwins {
  const byKey = new Map<string, ArticleId[]>();
  for (const article of recordsOf(state, 'article')) {
    for (const key of [pageKey(article), textKey(article)]) {
      const ids = byKey.get(key);
      if (ids === undefined) byKey.set(key, [article.id]);
      else ids.push(article.id);
    }
  }
  const versions = new Map<ArticleId, string[]>();
  const add = ({ id, articleId }: DocumentRecord): void => {
    const ids = versions.get(articleId);
    if (ids === undefined) versions.set(articleId, [id]);
    else ids.push(id);
  };
  for (const document of recordsOf(state, 'document')) add(document);

  const read = async ({ location }: DocumentRecord): Promise<ArticleDocument | null> => {
    if (location === null) return null;
    const answer = await host.api.readDocuments({ locations: [location] });
    const json = answer.ok ? answer.value.documents[0] : undefined;
    return json === undefined ? null : (JSON.parse(json) as ArticleDocument);
  };
  const articleOf = (id: string): Article | null => record(state, 'article', id);

  return {
    add,
    read,
    withKeys: async (keys) => {
      const ids = new Set(keys.flatMap((key) => byKey.get(key) ?? []));
      return [...ids].flatMap((id) => articleOf(id) ?? []);
    },
    now: async (id) => {
      const article = articleOf(id);
      const current = article === null ? null : record(state, 'document', article.documentId);
      const document = current === null ? null : await read(current);
      if (article === null || document === null) return null;
      const own = (versions.get(id) ?? []).flatMap((version) => record(state, 'document', version) ?? []);
      const annotations = [...recordsOf(state, 'annotation')].filter(({ articleId }) => articleId === id);
      return { article, document, versions: own, annotations };
    },
  };
}
