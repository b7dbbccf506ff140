import {
  asId,
  type ArticleId,
  type DocumentId,
  type EventId,
  type Sha256,
  type TransactionId,
} from '../../src-core/base/id.ts';
import { appError, type AppError } from '../../src-core/base/error-code.ts';
import { success, type Result } from '../../src-core/base/result.ts';
import type { OriginalToStore } from '../../src-core/contract/host-api.ts';
import { articleOriginals, type KeptBytes } from '../../src-core/import/article-originals.ts';
import { articleRecords, type ArticleRecords } from '../../src-core/import/article-records.ts';
import { createTwinFinder } from '../../src-core/import/find-twins.ts';
import { importedEvent, isFullBatch } from '../../src-core/import/import-batch.ts';
import type { ImportedArticle } from '../../src-core/import/imported-article.ts';
import { knownOriginal, type KnownOriginal } from '../../src-core/import/known-original.ts';
import { landQuotes } from '../../src-core/import/quotes/land-quotes.ts';
import { quotedPageArticle, type QuotedPage } from '../../src-core/import/quotes/quoted-page.ts';
import { meantColours } from '../../src-core/import/meant-colours.ts';
import { meaningsIn } from './notebook-index.ts';
import { topicLinks } from '../../src-core/import/topic-links.ts';
import { rememberedHash } from '../../src-core/import/remembered-hash.ts';
import { originalExtension } from '../../src-core/import/original-extension.ts';
import type { Operation } from '../../src-core/journal/operation.ts';
import { recordsOf } from '../../src-core/journal/reducer.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { freshId } from '../host/fresh-id.ts';
import { sha256Of } from '../host/originals-store.ts';
import { createArticlesFrom } from './articles-from.ts';
import { pageInNotebook } from './page-in-notebook.ts';
import { createSessionTwins } from './session-twins.ts';
import type { NotebookSession } from './notebook-session.ts';

/** A file being imported, with its hash; of one that is not kept whole neither bytes nor hash. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array | null;
  readonly sha256: Sha256 | null;
}

/** An article and its content, as the index takes them. */
export interface NewArticle {
  readonly article: Article;
  readonly document: ArticleDocument;
}

/** An article on its way into the notebook. */
export interface AddedArticle {
  /** Settles with its batch. */
  readonly durable: Promise<Result<Article, AppError>>;
  /** It was there, and what came is a new version of it. */
  readonly isVersion: boolean;
}

/** The notebook has it already. */
export interface ThereAlready {
  /** Title of the article that is there. */
  readonly there: string;
}

/** Collects articles and makes them durable a batch at a time, each batch one transaction. */
export interface ImportBatcher {
  /** What the notebook, with what has been added so far, has of these bytes. */
  known(sha256: Sha256): KnownOriginal;
  /**
   * Adds an article unless `known`, or what was known of its part of the file before, has it already; `durable` settles with its batch. The call itself waits
   * while a full batch is being written, so that a parser cannot run ahead of the disk.
   */
  add(
    file: ImportFile,
    imported: ImportedArticle,
    known: KnownOriginal | null,
  ): Promise<AddedArticle | ThereAlready>;
  /** Makes durable what is waiting. */
  flush(): Promise<void>;
}

/** What came of quoted passages; `result` is null where all of them were annotated already. */
interface Landed {
  readonly article: Article;
  readonly lost: QuotedPage['quotes'];
  readonly result: Result<Article, AppError> | null;
}

interface Waiting {
  readonly records: ArticleRecords;
  readonly document: ArticleDocument;
  readonly file: ImportFile;
  readonly kept: readonly KeptBytes[];
  readonly settle: (result: Result<Article, AppError>) => void;
}

const PARTS_REMEMBERED = 1_000;

/** Batches for a session; `onDurable` gets each batch's articles and all its operations after they are on disk. */
export function createImportBatcher(
  session: NotebookSession,
  onDurable: (articles: readonly NewArticle[], ops: readonly Operation[]) => Promise<void>,
): ImportBatcher {
  const articlesFrom = createArticlesFrom(session);
  let waiting: Waiting[] = [];
  let waitingBytes = 0;
  const hash = rememberedHash((data) => Promise.resolve(sha256Of(data)));
  let writing: Promise<void> = Promise.resolve();
  /** Files whose bytes are counted, and files whose bytes are on disk: an archive's rows share one original. */
  const counted = new WeakSet<ImportFile>();
  const stored = new WeakSet<ImportFile>();
  /** The same of originals within files: all rows of a packed table have that table. */
  const countedKept = new WeakSet<Uint8Array>();
  const storedKept = new WeakSet<Uint8Array>();

  /** What was known of a file's latest parts when the first article of each came. */
  const parts = new WeakMap<ImportFile, Map<Sha256, KnownOriginal>>();
  const knownOf = (sha256: Sha256): KnownOriginal => knownOriginal(sha256, articlesFrom.get(sha256));
  const knownPart = (file: ImportFile, sha256: Sha256): KnownOriginal => {
    const ofFile = parts.get(file) ?? new Map<Sha256, KnownOriginal>();
    parts.set(file, ofFile);
    const known = ofFile.get(sha256) ?? knownOf(sha256);
    ofFile.set(sha256, known);
    // Articles of one part come one after the other.
    const [oldest] = ofFile.keys();
    if (ofFile.size > PARTS_REMEMBERED && oldest !== undefined) ofFile.delete(oldest);
    return known;
  };

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    const originals = new Map<string, OriginalToStore>();
    for (const { file, records, kept } of batch) {
      for (const each of kept) if (!storedKept.has(each.bytes)) originals.set(each.sha256, each);
      const { original } = records.article;
      if (stored.has(file) || file.bytes === null || original.sha256 !== file.sha256) continue;
      const extension = originalExtension(original);
      originals.set(original.sha256, { sha256: original.sha256, bytes: file.bytes, extension });
    }
    const now = Date.now();
    const at = new Date(now).toISOString();
    const event = importedEvent(asId<EventId>(freshId(now)), at, batch.length);
    const tagged = batch.flatMap(({ records }) => records.tagged);
    const topics = tagged.length === 0 ? [] : [...recordsOf(session.state, 'topic')];
    const meant = meantColours(
      batch.flatMap((item) => item.records.ops),
      tagged,
      meaningsIn(session.state),
      at,
    );
    const links = topicLinks(meant.tagged, topics, () => freshId(now), at);
    const ops = [...meant.ops, ...links.ops, event];
    const committed = await session.commit(
      {
        tx: asId<TransactionId>(freshId(now)),
        command: 'import',
        ops,
      },
      batch.map(({ records }) => ({ id: records.documentRecord.id, json: records.documentJson })),
      [...originals.values()],
    );
    if (committed.ok) {
      for (const { file, records, kept } of batch) {
        if (records.article.original.sha256 === file.sha256) stored.add(file);
        for (const each of kept) storedKept.add(each.bytes);
      }
      await onDurable(
        batch.map(({ records, document }) => ({ article: records.article, document })),
        ops,
      );
    }
    for (const item of batch) {
      const { article, documentRecord } = item.records;
      if (committed.ok) source.add(documentRecord);
      twins.settled(item.records, committed.ok);
      articlesFrom.settled(article, committed.ok);
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

  /** Puts passages quoted from a page onto that page; null where it is not in the notebook. */
  const land = async (page: QuotedPage): Promise<Landed | null> => {
    await flush();
    const there = await pageInNotebook(session, page);
    if (there === null) return null;
    const now = Date.now();
    const at = new Date(now).toISOString();
    const newId = (): string => freshId(now);
    const { ops, tagged, lost } = landQuotes(page.quotes, there, { added: at, newId });
    const meant = meantColours(ops, tagged, meaningsIn(session.state), at);
    const links = topicLinks(meant.tagged, [...recordsOf(session.state, 'topic')], newId, at);
    const all = [...meant.ops, ...links.ops];
    const draft = { tx: asId<TransactionId>(freshId(now)), command: 'import', ops: all };
    if (draft.ops.length === 0) return { article: there.article, lost, result: null };
    const committed = await session.commit(draft, [], []);
    if (committed.ok) await onDurable([], draft.ops);
    return { article: there.article, lost, result: committed.ok ? success(there.article) : committed };
  };
  const source = createSessionTwins(session);
  const twins = createTwinFinder(source, flush);

  return {
    known: knownOf,
    add: async (file, given, known) => {
      let imported = given;
      if (given.annotates !== undefined) {
        const landed = await land(given.annotates);
        if (landed !== null && landed.lost.length === 0)
          return landed.result === null
            ? { there: landed.article.title }
            : { durable: Promise.resolve(landed.result), isVersion: false };
        const warnings = [...given.annotates.warnings, 'quotes-not-found' as const];
        if (landed !== null)
          imported = quotedPageArticle({ ...given.annotates, quotes: landed.lost, warnings });
      }
      const now = Date.now();
      const { name, bytes, sha256 } = file;
      const originals = await articleOriginals(imported, { name, size: bytes?.length ?? 0, sha256 }, hash);
      if (originals === null) {
        const reason = 'its original is too large to be kept';
        const error = appError('parser-failed', { file: name, reason });
        return { durable: Promise.resolve({ ok: false, error }), isVersion: false };
      }
      const fresh = articleRecords(imported, {
        articleId: asId<ArticleId>(freshId(now)),
        documentId: asId<DocumentId>(freshId(now)),
        original: originals.original,
        added: new Date(now).toISOString(),
        pictures: originals.pictures,
        newId: () => freshId(now),
      });
      const before = imported.part === null ? known : knownPart(file, originals.original.sha256);
      const same = before === null ? null : (before.whole ?? before.find(fresh.article));
      if (same !== null) return { there: same.title };
      const twin = await twins.find(fresh);
      if (twin.type === 'same') return { there: twin.article.title };
      const records = twin.type === 'version' ? twin.records : fresh;
      articlesFrom.add(records.article);
      const durable = new Promise<Result<Article, AppError>>((settle) => {
        waiting.push({ records, document: imported.document, file, kept: originals.kept, settle });
      });
      waitingBytes += records.documentJson.length + (counted.has(file) ? 0 : (bytes?.length ?? 0));
      for (const each of originals.kept) {
        if (!countedKept.has(each.bytes)) waitingBytes += each.bytes.length;
        countedKept.add(each.bytes);
      }
      counted.add(file);
      if (isFullBatch(waiting.length, waitingBytes)) await flush();
      return { durable, isVersion: twin.type === 'version' };
    },
    flush,
  };
}
