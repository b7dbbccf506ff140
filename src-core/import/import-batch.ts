import type { EventId } from '../base/id.ts';
import type { LogEvent } from '../model/session.ts';
import type { Operation } from '../journal/operation.ts';

/** Articles, and bytes of originals and documents, after which a batch is made durable. */
const BATCH_ARTICLES = 100;
const BATCH_BYTES = 8 * 1024 * 1024;

/** Whether so much has been gathered that it becomes one transaction. */
export function isFullBatch(articles: number, bytes: number): boolean {
  return articles >= BATCH_ARTICLES || bytes >= BATCH_BYTES;
}

/** Which import a batch belongs to, and how far it was. */
export interface RunSoFar {
  /** The same in all batches of the import. */
  readonly run: string;
  /** Files of the import, and how many of them were through. */
  readonly files: number;
  readonly done: number;
  /** The import's last batch; one without it was interrupted. */
  readonly ended: boolean;
}

/** The line of the log that goes with a batch; `at` is ISO 8601 UTC. */
export function importedEvent(id: EventId, at: string, articles: number, so?: RunSoFar): Operation {
  const values = {
    articles: String(articles),
    ...(so === undefined ? {} : { run: so.run, files: String(so.files), done: String(so.done) }),
    ...(so?.ended === true ? { ended: 'yes' } : {}),
  };
  return { op: 'put', kind: 'event', id, record: { id, type: 'imported', at, values } };
}

/** An import that a crash or a power cut ended. */
export interface InterruptedImport {
  readonly run: string;
  /** Articles of it that are in the notebook. */
  readonly articles: number;
  readonly files: number;
  /** Files that were through when its last batch was written. */
  readonly done: number;
}

/** Whether the log has the end of an import. */
export function hasEnded(events: readonly LogEvent[], run: string): boolean {
  return events.some(
    ({ type, values }) => type === 'imported' && values['run'] === run && values['ended'] !== undefined,
  );
}

/** The latest import of a log, newest event first, or the one named, if its end is missing; null where it came to its end. */
export function interruptedImport(events: readonly LogEvent[], named?: string): InterruptedImport | null {
  const batches = events.filter(({ type }) => type === 'imported');
  const run = named ?? batches[0]?.values['run'];
  const own = batches.filter(({ values }) => values['run'] === run);
  const last = own[0]?.values;
  if (last === undefined || run === undefined) return null;
  if (hasEnded(own, run)) return null;
  const articles = own.reduce((sum, { values }) => sum + Number(values['articles']), 0);
  return { run, articles, files: Number(last['files']), done: Number(last['done']) };
}
