import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { DocumentId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostApi } from '../../src-core/contract/host-api.ts';
import type { DocumentRecord } from '../../src-core/model/article.ts';
import { checkDocument } from '../../src-core/model/document-guard.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { createLruMap } from './lru-map.ts';

/** Reads article documents through the host; the last ones stay in memory (they never change). */
export interface DocumentReader {
  readonly read: (record: DocumentRecord) => Promise<Result<ArticleDocument, AppError>>;
}

const KEPT = 24;

/** What the host read is checked before anything is drawn from it. */
function parse(json: string): Result<ArticleDocument, AppError> {
  try {
    return checkDocument(JSON.parse(json));
  } catch {
    return failure(appError('document-damaged', { file: '' }));
  }
}

/** A reader with an empty memory. */
export function createDocumentReader(host: Pick<HostApi, 'readDocuments'>): DocumentReader {
  const kept = createLruMap<DocumentId, ArticleDocument>(KEPT);
  const read: DocumentReader['read'] = async (record) => {
    const known = kept.get(record.id);
    if (known !== undefined) return success(known);
    if (record.location === null) return failure(appError('record-missing'));
    const answer = await host.readDocuments({ locations: [record.location] });
    if (!answer.ok) return answer;
    const document = parse(answer.value.documents[0] ?? '');
    if (document.ok) kept.set(record.id, document.value);
    return document;
  };
  return { read };
}
