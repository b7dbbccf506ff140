import type { ArticleNow } from '../../../src-core/import/new-version.ts';
import type { Article, DocumentRecord } from '../../../src-core/model/article.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';
import type { DocumentReader } from '../document-reader.ts';

/** What the notebook has that may be the same as a new article. */
export interface TwinSource {
  /** Articles with one of the keys of page or text. */
  readonly withKeys: (keys: readonly string[]) => Promise<readonly Article[]>;
  /** An article as it stands now; null where it is gone or its text cannot be read. */
  readonly now: (id: Article['id']) => Promise<ArticleNow | null>;
  readonly read: (version: DocumentRecord) => Promise<ArticleDocument | null>;
}

/** Looks into the notebook's records and documents. */
export function createTwinSource(
  read: <Value>(query: (lookup: RecordLookup) => Promise<Value>) => Promise<Value>,
  documents: DocumentReader,
): TwinSource {
  const readVersion = async (version: DocumentRecord): Promise<ArticleDocument | null> => {
    const document = await documents.read(version);
    return document.ok ? document.value : null;
  };
  return {
    withKeys: (keys) => read((lookup) => lookup.articlesWithKeys(keys)),
    read: readVersion,
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
