import type { AppError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { EventId, NewId } from '../../../src-core/base/id.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { DocumentToStore, OriginalToStore } from '../../../src-core/contract/host-api.ts';
import type { ArticleRecords } from '../../../src-core/import/article-records.ts';
import { importedEvent, isFullBatch } from '../../../src-core/import/import-batch.ts';
import type { RunSoFar } from '../../../src-core/import/import-batch.ts';
import type { TaggedAnnotation } from '../../../src-core/import/topic-links.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';

/** Articles that become durable together. */
interface Batch {
  readonly ops: Operation[];
  readonly documents: DocumentToStore[];
  readonly originals: OriginalToStore[];
  readonly tagged: TaggedAnnotation[];
  readonly settled: ((result: Result<unknown, AppError>) => void)[];
  articles: number;
  bytes: number;
}

/** A batch that is durable, or was refused. */
export interface AppendedBatch {
  readonly result: Result<unknown, AppError>;
  /** Settles when it can be found. */
  readonly ready: Promise<unknown>;
}

/** Makes a batch durable, then searchable. */
export type AppendBatch = (
  ops: readonly Operation[],
  documents: readonly DocumentToStore[],
  originals: readonly OriginalToStore[],
  /** Annotations among the operations that are to be linked to topics. */
  tagged: readonly TaggedAnnotation[],
) => Promise<AppendedBatch>;

/** Gathers articles of many files into batches. */
export interface Batcher {
  /** Bytes of an original; they travel with the next article that is added. */
  readonly original: (original: OriginalToStore) => void;
  /** `settled` is told when the article is durable, or why not. Waits while two batches are under way. */
  readonly add: (
    records: ArticleRecords,
    settled: (result: Result<unknown, AppError>) => void,
  ) => Promise<void>;
  /** Operations without an article of their own. */
  readonly change: (
    ops: readonly Operation[],
    tagged: readonly TaggedAnnotation[],
    settled: (result: Result<unknown, AppError>) => void,
  ) => void;
  /** Writes what has been gathered. */
  readonly flush: () => Promise<void>;
  /** The same, and notes that the import came to its end. */
  readonly end: () => Promise<void>;
}

function emptyBatch(): Batch {
  return { ops: [], documents: [], originals: [], tagged: [], settled: [], articles: 0, bytes: 0 };
}

/** An empty gatherer. Batches are appended one after the other; while one is, the next is filled. */
export function createBatcher(
  append: AppendBatch,
  newId: NewId,
  now: () => string,
  soFar: () => Omit<RunSoFar, 'ended'>,
): Batcher {
  let filling = emptyBatch();
  /** All batches so far are durable, or refused. */
  let durable: Promise<unknown> = Promise.resolve();
  /** They can be found as well. */
  let appending: Promise<void> = Promise.resolve();

  let any = false;

  const commit = async (ended = false): Promise<void> => {
    const batch = filling;
    // An end is only worth a line of its own where a beginning was noted.
    if (batch.settled.length === 0 && !(ended && any)) return;
    filling = emptyBatch();
    any = true;
    const event = importedEvent(asId<EventId>(newId()), now(), batch.articles, { ...soFar(), ended });
    const before = appending;
    // The mark of the end waits for nothing but the batch before it: a window closed meanwhile would say that it is missing.
    const turn = batch.settled.length === 0 ? durable : before;
    const appended = turn.then(() =>
      append([...batch.ops, event], batch.documents, batch.originals, batch.tagged),
    );
    durable = appended;
    appending = appended.then(async ({ result, ready }) => {
      await ready;
      await before;
      for (const settle of batch.settled) settle(result);
    });
    await before;
  };

  return {
    original: (original) => {
      filling.originals.push(original);
      filling.bytes += original.bytes.length;
    },
    add: async (records, settled) => {
      filling.ops.push(...records.ops);
      filling.documents.push({ id: records.documentRecord.id, json: records.documentJson });
      filling.tagged.push(...records.tagged);
      filling.settled.push(settled);
      filling.articles += 1;
      filling.bytes += records.documentJson.length;
      if (isFullBatch(filling.articles, filling.bytes)) await commit();
    },
    change: (ops, tagged, settled) => {
      filling.ops.push(...ops);
      filling.tagged.push(...tagged);
      filling.settled.push(settled);
    },
    flush: async () => {
      await commit();
      await appending;
    },
    end: async () => {
      await commit(true);
      await appending;
    },
  };
}
