import type { TwinSource } from '../../../src-core/import/find-twins.ts';
import type { FindAgain } from '../../../src-core/import/new-version.ts';
import type { DocumentRecord } from '../../../src-core/model/article.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';
import type { DocumentReader } from '../document-reader.ts';

/** Looks into the notebook's records and documents. */
export function createTwinSource(
  read: <Value>(query: (lookup: RecordLookup) => Promise<Value>) => Promise<Value>,
  documents: DocumentReader,
  findAgain?: FindAgain,
): TwinSource {
  const readVersion = async (version: DocumentRecord): Promise<ArticleDocument | null> => {
    const document = await documents.read(version);
    return document.ok ? document.value : null;
  };
  return {
    withKeys: (keys) => read((lookup) => lookup.articlesWithKeys(keys)),
    read: readVersion,
    ...(findAgain === undefined ? {} : { findAgain }),
    now: async (id) => {
      const found = await read(async (lookup) => ({
        article: await lookup.get('article', id),
        versions: await lookup.documentsOf(id),
        annotations: await lookup.annotationsOf(id),
      }));
      const { article, versions, annotations } = found;
      const current = versions.find((version) => version.id === article?.documentId);
      const document = current === undefined ? null : await readVersion(current);
      return article === undefined || document === null ? null : { article, document, versions, annotations };
    },
  };
}
