import {
  asId,
  type ArticleId,
  type DocumentId,
  type EventId,
  type Sha256,
  type TransactionId,
} from '../../src-core/base/id.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { OriginalToStore } from '../../src-core/contract/host-api.ts';
import { articleRecords, type ArticleRecords } from '../../src-core/import/article-records.ts';
import { importedEvent, isFullBatch } from '../../src-core/import/import-batch.ts';
import type { ImportedArticle } from '../../src-core/import/imported-article.ts';
import { knownOriginal, type KnownOriginal } from '../../src-core/import/known-original.ts';
import { originalExtension } from '../../src-core/import/original-extension.ts';
import { recordsOf } from '../../src-core/journal/reducer.ts';
import type { Article, OriginalRef } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { freshId } from '../host/fresh-id.ts';
import type { NotebookSession } from './notebook-session.ts';

/** The bytes of a file being imported, with their hash. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: Sha256;
}

/** An article and its content, as the index takes them. */
export interface NewArticle {
  readonly article: Article;
  readonly document: ArticleDocument;
}

/** Collects articles and makes them durable a batch at a time, each batch one transaction. */
export interface ImportBatcher {
  /** What the notebook, with what has been added so far, has of these bytes. */
  known(sha256: Sha256): KnownOriginal;
  /**
   * Adds an article unless `known` has it already (null); `durable` settles with its batch. The call itself waits
   * while a full batch is being written, so that a parser cannot run ahead of the disk.
   */
  add(
    file: ImportFile,
    imported: ImportedArticle,
    known: KnownOriginal,
  ): Promise<{ readonly durable: Promise<Result<Article, AppError>> } | null>;
  /** Makes durable what is waiting. */
  flush(): Promise<void>;
}

interface Waiting {
  readonly records: ArticleRecords;
  readonly document: ArticleDocument;
  readonly file: ImportFile;
  readonly settle: (result: Result<Article, AppError>) => void;
}

/** Batches for a session; `onDurable` gets each batch's articles after they are on disk. */
export function createImportBatcher(
  session: NotebookSession,
  onDurable: (articles: readonly NewArticle[]) => Promise<void>,
): ImportBatcher {
  const articlesFrom = new Map<Sha256, Set<Article>>();
  const note = (article: Article): void => {
    const { sha256 } = article.original;
    articlesFrom.set(sha256, (articlesFrom.get(sha256) ?? new Set()).add(article));
  };
  for (const article of recordsOf(session.state, 'article')) note(article);
  let waiting: Waiting[] = [];
  let waitingBytes = 0;
  let writing: Promise<void> = Promise.resolve();
  /** Files whose bytes are counted, and files whose bytes are on disk: an archive's rows share one original. */
  const counted = new WeakSet<ImportFile>();
  const stored = new WeakSet<ImportFile>();

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    const originals = new Map<string, OriginalToStore>();
    for (const { file, records } of batch) {
      if (stored.has(file)) continue;
      const extension = originalExtension(records.article.original);
      originals.set(file.sha256, { sha256: file.sha256, bytes: file.bytes, extension });
    }
    const now = Date.now();
    const event = importedEvent(asId<EventId>(freshId(now)), new Date(now).toISOString(), batch.length);
    const committed = await session.commit(
      {
        tx: asId<TransactionId>(freshId(now)),
        command: 'import',
        ops: [...batch.flatMap((item) => item.records.ops), event],
      },
      batch.map(({ records }) => ({ id: records.documentRecord.id, json: records.documentJson })),
      [...originals.values()],
    );
    if (committed.ok) {
      for (const { file } of batch) stored.add(file);
      await onDurable(batch.map(({ records, document }) => ({ article: records.article, document })));
    }
    for (const item of batch) {
      if (!committed.ok) articlesFrom.get(item.file.sha256)?.delete(item.records.article);
      item.settle(committed.ok ? { ok: true, value: item.records.article } : committed);
    }
  };
  const flush = (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    waitingBytes = 0;
    if (batch.length > 0) writing = writing.then(() => write(batch));
    return writing;
  };

  return {
    known: (sha256) => knownOriginal(sha256, [...(articlesFrom.get(sha256) ?? [])]),
    add: async (file, imported, known) => {
      const now = Date.now();
      const original: OriginalRef = {
        sha256: file.sha256,
        bytes: file.bytes.length,
        name: file.name,
        mediaType: imported.mediaType,
      };
      const records = articleRecords(imported, {
        articleId: asId<ArticleId>(freshId(now)),
        documentId: asId<DocumentId>(freshId(now)),
        original,
        added: new Date(now).toISOString(),
      });
      if (known.has(records.article)) return null;
      note(records.article);
      const durable = new Promise<Result<Article, AppError>>((settle) => {
        waiting.push({ records, document: imported.document, file, settle });
      });
      waitingBytes += records.documentJson.length + (counted.has(file) ? 0 : file.bytes.length);
      counted.add(file);
      if (isFullBatch(waiting.length, waitingBytes)) await flush();
      return { durable };
    },
    flush,
  };
}
