import type { ChangedRecord } from '../../src-core/journal/reducer.ts';

/** Hears of every change of the tables; null = anything may have changed. */
export type ChangeListener = (changes: readonly ChangedRecord[] | null) => void;

/** Tells what each transaction changed, right after the tables took it in. */
export interface ChangeFeed {
  readonly tell: ChangeListener;
  /** Returns how to stop. */
  readonly listen: (listener: ChangeListener) => () => void;
}

/** A feed that nobody listens to yet. */
export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<ChangeListener>();
  return {
    tell: (changes) => {
      for (const listener of [...listeners]) listener(changes);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
