import { liveQuery } from 'dexie';
import type { LivePace } from './live-pace.ts';
import type { NotebookDatabase } from './notebook-database.ts';
import type { Projection } from './projection.ts';
import type { RecordLookup } from './record-lookup.ts';
import { sameValue } from './same-value.ts';

/** A query whose answer is kept up to date while someone listens. */
export interface LiveQuery<Value> {
  readonly subscribe: (onChange: () => void) => () => void;
  /** The last answer; undefined before the first one. The same object as long as it is equal. */
  readonly current: () => Value | undefined;
}

const RETRY_AFTER = 1_000;

/** Watches the tables from the first subscriber to the last; answers how to stop. */
function watch<Value>(
  projection: Projection,
  pace: LivePace,
  query: (lookup: RecordLookup, database: NotebookDatabase) => Promise<Value>,
  onAnswer: (value: Value) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe = (): void => undefined;
  const observe = (): void => {
    const subscription = liveQuery(async () => query(projection.lookup, projection.database)).subscribe({
      next: (value) => {
        // Half-filled tables would look like deletions; the query starts anew when they are complete.
        if (!projection.isComplete()) return;
        onAnswer(value);
        if (pace.get() > 0) {
          subscription.unsubscribe();
          timer = setTimeout(observe, pace.get());
        }
      },
      error: () => {
        timer = setTimeout(observe, RETRY_AFTER);
      },
    });
    unsubscribe = () => subscription.unsubscribe();
  };
  const stop = (): void => {
    clearTimeout(timer);
    unsubscribe();
  };
  observe();
  const forget = projection.onRefilled(() => {
    stop();
    observe();
  });
  return () => {
    forget();
    stop();
  };
}

/** Keeps the answer of `query` up to date: runs while there is a subscriber, again after each write that touches what it read. */
export function createLiveQuery<Value>(
  projection: Projection,
  pace: LivePace,
  query: (lookup: RecordLookup, database: NotebookDatabase) => Promise<Value>,
): LiveQuery<Value> {
  let value: Value | undefined;
  let stop: (() => void) | null = null;
  const listeners = new Set<() => void>();
  const answer = (next: Value): void => {
    if (value !== undefined && sameValue(value, next)) return;
    value = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    current: () => value,
    subscribe: (onChange) => {
      const listener = (): void => onChange();
      listeners.add(listener);
      stop ??= watch(projection, pace, query, answer);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}
