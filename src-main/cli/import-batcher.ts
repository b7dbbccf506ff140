import { createHash } from 'node:crypto';
import {
  asId,
  type ArticleId,
  type DocumentId,
  type Sha256,
  type TransactionId,
} from '../../src-core/base/id.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { OriginalToStore } from '../../src-core/contract/host-api.ts';
import { articleRecords, type ArticleRecords } from '../../src-core/import/article-records.ts';
import type { ImportedArticle } from '../../src-core/import/imported-article.ts';
import { recordsOf } from '../../src-core/journal/reducer.ts';
import type { Article, OriginalRef } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { freshId } from '../host/fresh-id.ts';
import type { NotebookSession } from './notebook-session.ts';

/** Articles and bytes after which a batch is made durable. */
const BATCH_ARTICLES = 100;
const BATCH_BYTES = 16 << 20;

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
  /** The article these bytes (and row of an archive) already are in the notebook, if any. */
  known(sha256: Sha256, sourceId: string | null): Article | null;
  /**
   * Adds an article; `durable` settles with its batch. The call itself waits while a full batch is being written,
   * so that a parser cannot run ahead of the disk.
   */
  add(
    file: ImportFile,
    imported: ImportedArticle,
  ): Promise<{ readonly durable: Promise<Result<Article, AppError>> }>;
  /** Makes durable what is waiting. */
  flush(): Promise<void>;
}

interface Waiting {
  readonly records: ArticleRecords;
  readonly document: ArticleDocument;
  readonly file: ImportFile;
  readonly settle: (result: Result<Article, AppError>) => void;
}

/** SHA-256 of bytes as 64 hexadecimal digits. */
export function sha256Of(bytes: Uint8Array): Sha256 {
  return asId<Sha256>(createHash('sha256').update(bytes).digest('hex'));
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? 'bin';
}

function identity(sha256: string, sourceId: string | null): string {
  return `${sha256}\n${sourceId ?? ''}`;
}

/** Batches for a session; `onDurable` gets each batch's articles after they are on disk. */
export function createImportBatcher(
  session: NotebookSession,
  onDurable: (articles: readonly NewArticle[]) => Promise<void>,
): ImportBatcher {
  const known = new Map<string, Article>();
  for (const article of recordsOf(session.state, 'article'))
    known.set(identity(article.original.sha256, article.sourceId), article);
  let waiting: Waiting[] = [];
  let waitingBytes = 0;
  let writing: Promise<void> = Promise.resolve();
  /** Files whose bytes are counted, and files whose bytes are on disk: an archive's rows share one original. */
  const counted = new WeakSet<ImportFile>();
  const stored = new WeakSet<ImportFile>();

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    const originals = new Map<string, OriginalToStore>();
    for (const { file } of batch) {
      if (stored.has(file)) continue;
      originals.set(file.sha256, {
        sha256: file.sha256,
        bytes: file.bytes,
        extension: extensionOf(file.name),
      });
    }
    const committed = await session.commit(
      {
        tx: asId<TransactionId>(freshId(Date.now())),
        command: 'import',
        ops: batch.flatMap((item) => item.records.ops),
      },
      batch.map(({ records }) => ({ id: records.documentRecord.id, json: records.documentJson })),
      [...originals.values()],
    );
    if (committed.ok) {
      for (const { file } of batch) stored.add(file);
      await onDurable(batch.map(({ records, document }) => ({ article: records.article, document })));
    }
    for (const item of batch) {
      if (!committed.ok) known.delete(identity(item.file.sha256, item.records.article.sourceId));
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
    known: (sha256, sourceId) => known.get(identity(sha256, sourceId)) ?? null,
    add: async (file, imported) => {
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
      known.set(identity(file.sha256, imported.sourceId), records.article);
      const durable = new Promise<Result<Article, AppError>>((settle) => {
        waiting.push({ records, document: imported.document, file, settle });
      });
      waitingBytes += records.documentJson.length + (counted.has(file) ? 0 : file.bytes.length);
      counted.add(file);
      if (waiting.length >= BATCH_ARTICLES || waitingBytes >= BATCH_BYTES) await flush();
      return { durable };
    },
    flush,
  };
}
