import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { DocumentId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostApi } from '../../src-core/contract/host-api.ts';
import type { DocumentRecord } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { createLruMap } from './lru-map.ts';

/** Reads article documents through the host; the last ones stay in memory (they never change). */
export interface DocumentReader {
  readonly read: (record: DocumentRecord) => Promise<Result<ArticleDocument, AppError>>;
  /** In the order asked for; fails as a whole when one cannot be read. */
  readonly readMany: (
    records: readonly DocumentRecord[],
  ) => Promise<Result<readonly ArticleDocument[], AppError>>;
}

const KEPT = 24;

/** The host has checked the bytes against their SHA-256, so what was written is what is read. */
const parse = (json: string): ArticleDocument => JSON.parse(json) as ArticleDocument;

/** A reader with an empty memory. */
export function createDocumentReader(host: Pick<HostApi, 'readDocuments'>): DocumentReader {
  const kept = createLruMap<DocumentId, ArticleDocument>(KEPT);
  const readMany: DocumentReader['readMany'] = async (records) => {
    const known = records.map(({ id }) => kept.get(id));
    const missing = records.filter((_, index) => known[index] === undefined);
    const locations = missing.flatMap(({ location }) => location ?? []);
    if (locations.length !== missing.length) return failure(appError('record-missing'));
    const answer =
      locations.length === 0 ? success({ documents: [] }) : await host.readDocuments({ locations });
    if (!answer.ok) return answer;
    const texts = answer.value.documents;
    const read = new Map(missing.map(({ id }, index) => [id, parse(texts[index] ?? 'null')]));
    return success(records.flatMap(({ id }, index) => known[index] ?? read.get(id) ?? []));
  };
  return {
    readMany,
    read: async (record) => {
      const read = await readMany([record]);
      if (!read.ok) return read;
      const [document] = read.value;
      if (document === undefined) return failure(appError('record-missing'));
      kept.set(record.id, document);
      return success(document);
    },
  };
}
