import type { ArticleId } from '../../../src-core/base/id.ts';
import type { CommandRunner } from '../../../src-renderer/services/command-runner.ts';
import { fakeArticle, fakeDocument } from '../fake-articles.ts';

/** Appends the first generated articles with their documents, one transaction each; answers their identifiers. */
export async function fillNotebook(runner: CommandRunner, articles: number): Promise<readonly ArticleId[]> {
  const ids: ArticleId[] = [];
  for (let index = 0; index < articles; index += 1) {
    const article = fakeArticle(index);
    ids.push(article.id);
    const document = {
      id: article.documentId,
      articleId: article.id,
      version: 1,
      location: null,
      created: article.added,
      madeBy: 'test',
    };
    await runner.append(
      'import',
      [
        { op: 'put', kind: 'document', id: document.id, record: document },
        { op: 'put', kind: 'article', id: article.id, record: article },
      ],
      { documents: [{ id: article.documentId, json: JSON.stringify(fakeDocument(index)) }], originals: [] },
    );
  }
  return ids;
}
