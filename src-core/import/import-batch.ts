import type { EventId } from '../base/id.ts';
import type { Operation } from '../journal/operation.ts';

/** Articles, and bytes of originals and documents, after which a batch is made durable. */
const BATCH_ARTICLES = 100;
const BATCH_BYTES = 16 * 1024 * 1024;

/** Whether so much has been gathered that it becomes one transaction. */
export function isFullBatch(articles: number, bytes: number): boolean {
  return articles >= BATCH_ARTICLES || bytes >= BATCH_BYTES;
}

/** The line of the log that goes with a batch; `at` is ISO 8601 UTC. */
export function importedEvent(id: EventId, at: string, articles: number): Operation {
  const record = { id, type: 'imported' as const, at, values: { articles: String(articles) } };
  return { op: 'put', kind: 'event', id, record };
}
