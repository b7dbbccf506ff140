import type { LivePace } from '../store/live-pace.ts';
import { createLiveQuery } from '../store/live-query.ts';
import type { Projection } from '../store/projection.ts';
import type { RecordLookup } from '../store/record-lookup.ts';
import type { Live } from './app-services.ts';
import { createLruMap } from './lru-map.ts';

/** Live queries by name: asking twice for the same one gives the same object, as React's hooks need it. */
export interface LiveCache {
  readonly live: <Value>(name: string, query: (lookup: RecordLookup) => Promise<Value>) => Live<Value>;
}

const KEPT = 300;

/** An empty cache over the tables. */
export function createLiveCache(projection: Projection, pace: LivePace): LiveCache {
  const kept = createLruMap<string, Live<unknown>>(KEPT);
  return {
    live: <Value>(name: string, query: (lookup: RecordLookup) => Promise<Value>) => {
      const found = kept.get(name);
      // A name always stands for the same query, hence for the same type.
      if (found !== undefined) return found as Live<Value>;
      const made = createLiveQuery(projection, pace, query);
      kept.set(name, made);
      return made;
    },
  };
}
