import type { ArticleId } from '../../src-core/base/id.ts';
import type { ChangedRecord } from '../../src-core/journal/reducer.ts';
import type { Projection } from '../store/projection.ts';
import type { AnnotationWithTopics, Live } from './app-services.ts';
import type { AssumedChange } from './assumed-changes.ts';
import type { ChangeFeed } from './change-feed.ts';
import { asLists, asMaps, keepingEqual, withChanges } from './held-annotations.ts';
import type { HeldRecords } from './held-annotations.ts';
import { createLruMap } from './lru-map.ts';
import { annotationRecordsOf, arrangeAnnotations } from './queries/annotations-of-article.ts';

/** The annotations of each article: read once, then kept in step with what commands change, and what they are about to change. */
export interface ArticleAnnotations {
  readonly of: (id: ArticleId) => Live<readonly AnnotationWithTopics[]>;
  /** Shows a change at once, in every list, until the returned function is called: when the tables have it, or when it failed. */
  readonly assume: (change: AssumedChange) => () => void;
}

/** Articles whose lists stay in memory. */
const KEPT = 40;

interface HeldList extends Live<readonly AnnotationWithTopics[]> {
  /** Applies what is assumed once more. */
  readonly refresh: () => void;
  /** Settles when the tables have been read; null while nobody reads them. */
  readonly reading: () => Promise<void> | null;
}

/** Lists over the tables; `feed` must tell of every change of them. */
export function createArticleAnnotations(
  projection: Pick<Projection, 'read'>,
  feed: ChangeFeed,
): ArticleAnnotations {
  const kept = createLruMap<ArticleId, HeldList>(KEPT);
  const listened = new Set<HeldList>();
  const assumed = new Set<AssumedChange>();
  const refresh = (): void => {
    for (const list of [...listened]) list.refresh();
  };
  return {
    of: (id) => {
      const known = kept.get(id);
      if (known !== undefined) return known;
      const list = holdList(projection, feed, id, assumed, listened);
      kept.set(id, list);
      return list;
    },
    assume: (change) => {
      assumed.add(change);
      refresh();
      return () => {
        const forget = (): void => {
          if (assumed.delete(change)) refresh();
        };
        // A list that is being read does not know yet what the tables have: without the assumption it would flicker.
        const reads = [...listened].flatMap((list) => list.reading() ?? []);
        if (reads.length === 0) forget();
        else void Promise.all(reads).then(forget);
      };
    },
  };
}

function holdList(
  projection: Pick<Projection, 'read'>,
  feed: ChangeFeed,
  id: ArticleId,
  assumed: ReadonlySet<AssumedChange>,
  listened: Set<HeldList>,
): HeldList {
  let held: HeldRecords | null = null;
  let stored: readonly AnnotationWithTopics[] | undefined;
  let shown: readonly AnnotationWithTopics[] | undefined;
  let stop: (() => void) | null = null;
  let reading: Promise<void> | null = null;
  let stale = false;
  const listeners = new Set<() => void>();

  const refresh = (): void => {
    if (stored === undefined) return;
    let next = stored;
    for (const change of assumed) next = change(next, id);
    if (next === shown) return;
    shown = next;
    for (const listener of [...listeners]) listener();
  };
  const take = (records: HeldRecords): void => {
    held = records;
    stored = keepingEqual(stored, arrangeAnnotations(asLists(records)));
    refresh();
  };
  /** Reads again as long as something changed meanwhile. */
  const readAll = async (): Promise<void> => {
    while (stale && listeners.size > 0) {
      stale = false;
      const records = await projection.read((lookup) => annotationRecordsOf(lookup, id)).catch(() => null);
      if (records !== null && !stale) take(asMaps(records));
    }
    reading = null;
  };
  const read = (): void => {
    stale = true;
    reading ??= readAll();
  };
  const changed = (changes: readonly ChangedRecord[] | null): void => {
    if (reading !== null || held === null || changes === null) {
      read();
      return;
    }
    const next = withChanges(held, id, changes);
    if (next === 'unknown') read();
    else if (next !== null) take(next);
  };

  const list: HeldList = {
    current: () => shown,
    refresh,
    reading: () => reading,
    subscribe: (onChange) => {
      const listener = (): void => onChange();
      listeners.add(listener);
      if (stop === null) {
        stop = feed.listen(changed);
        listened.add(list);
        read();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
        listened.delete(list);
      };
    },
  };
  return list;
}
