import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId, DocumentId } from '../../src-core/base/id.ts';
import { failure } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { Projection } from '../store/projection.ts';
import type { LibraryService } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';
import { correctMetadata } from './commands/correct-metadata.ts';
import { deleteArticle } from './commands/delete-article.ts';
import { setStarred } from './commands/set-starred.ts';
import { setStatus } from './commands/set-status.ts';
import { setStatusOfMany } from './commands/set-status-of-many.ts';
import { showBlock } from './commands/show-block.ts';
import type { DocumentReader } from './document-reader.ts';
import type { LiveCache } from './live-cache.ts';

/** A version of an article's content; where none is named, the current one. */
export async function readArticleDocument(
  projection: Projection,
  documents: DocumentReader,
  id: ArticleId,
  version?: DocumentId,
): Promise<Result<ArticleDocument, AppError>> {
  const record = await projection.read(async (lookup) => {
    const wanted = version ?? (await lookup.get('article', id))?.documentId;
    return wanted && lookup.get('document', wanted);
  });
  return record === undefined ? failure(appError('record-missing')) : documents.read(record);
}

/** Articles: their rows, their content, and what can be changed about them. */
export function createLibraryService(
  projection: Projection,
  lives: LiveCache,
  runner: CommandRunner,
  documents: DocumentReader,
): LibraryService {
  return {
    article: (id) => lives.live(`article/${id}`, async (lookup) => (await lookup.get('article', id)) ?? null),
    articles: async (ids) => {
      // While the tables are being filled, a list shows the rows that are there already.
      const found = await projection.peek((lookup) => lookup.getMany('article', ids));
      return new Map(
        found.flatMap((article): (readonly [ArticleId, Article])[] =>
          article ? [[article.id, article]] : [],
        ),
      );
    },
    document: (id, version) => readArticleDocument(projection, documents, id, version),
    setStatus: (id, status) => runner.run(setStatus(id, status)),
    setStatusOfMany: (ids, status) => runner.run(setStatusOfMany(ids, status)),
    setStarred: (id, starred) => runner.run(setStarred(id, starred)),
    correct: (id, fields) => runner.run(correctMetadata(id, fields)),
    showBlock: (id, blockIndex, shown) => runner.run(showBlock(id, blockIndex, shown)),
    remove: (id) => runner.run(deleteArticle(id)),
  };
}
