import { appError } from '../../../src-core/base/error-code.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { AppServices, CommandResult } from '../../../src-renderer/services/app-services.ts';
import { fakeDocument } from '../fake-articles.ts';
import { articleIndex, done, missing } from './fake-memory.ts';
import type { FakeMemory } from './fake-memory.ts';

/** Articles and what is changed of them. */
export function fakeLibrary(memory: FakeMemory): AppServices['library'] {
  const { live, commit } = memory;
  const patchArticle = (name: string, id: ArticleId, fields: Partial<Article>): CommandResult => {
    const article = memory.state.articles.get(id);
    if (article === undefined) return missing();
    commit(name, {
      ...memory.state,
      articles: new Map(memory.state.articles).set(id, { ...article, ...fields }),
    });
    return done(null);
  };
  return {
    article: (id) => live(() => memory.state.articles.get(id) ?? null),
    articles: (ids) =>
      Promise.resolve(
        new Map(
          ids.flatMap((id) =>
            memory.state.articles.has(id) ? [[id, memory.state.articles.get(id) as Article]] : [],
          ),
        ),
      ),
    document: (id) =>
      Promise.resolve(
        memory.state.articles.has(id)
          ? success(fakeDocument(articleIndex(id)))
          : failure(appError('record-missing')),
      ),
    setStatus: (id, status) => patchArticle('set status', id, { status }),
    setStatusOfMany: (ids, status) => {
      const articles = new Map(memory.state.articles);
      let changedCount = 0;
      for (const id of ids) {
        const article = articles.get(id);
        if (article === undefined || article.status === status) continue;
        articles.set(id, { ...article, status });
        changedCount += 1;
      }
      if (changedCount > 0) commit('set status', { ...memory.state, articles });
      return done(changedCount);
    },
    setStarred: (id, starred) => patchArticle(starred ? 'star' : 'unstar', id, { starred }),
    correct: (id, fields) => patchArticle('correct metadata', id, fields),
    showBlock: (id, index, shown) => {
      const before = memory.state.articles.get(id)?.shownBlocks ?? [];
      return patchArticle(shown ? 'show block' : 'fold block', id, {
        shownBlocks: shown ? [...before, index] : before.filter((each) => each !== index),
      });
    },
    remove: (id) => {
      const articles = new Map(memory.state.articles);
      if (!articles.delete(id)) return missing();
      commit('delete article', {
        ...memory.state,
        articles,
        annotations: memory.state.annotations.filter((each) => each.articleId !== id),
      });
      return done(null);
    },
  };
}
