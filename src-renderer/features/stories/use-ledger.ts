import { useEffect, useMemo, useState } from 'react';
import type { AlikePair } from '../../../src-core/import/fingerprint/offered-stories.ts';
import type { StoryLedger } from '../../services/story-ledger.ts';
import type { StoryService } from '../../services/story-service.ts';
import { useLive } from '../../ui/use-live.ts';

const NO_PAIRS: readonly AlikePair[] = [];

/** All stories and offers, as far as they are known. */
interface LedgerNow {
  /** Null until it was read for the first time. */
  readonly ledger: StoryLedger | null;
  /** Articles compared so far; null when all are. */
  readonly comparing: { readonly done: number; readonly total: number } | null;
}

/**
 * Compares all articles once, when the index is `ready`, and follows what is decided about them; while many decisions are
 * `underWay` the lists stay as they are.
 */
export function useLedger(stories: StoryService, ready: boolean, underWay: boolean): LedgerNow {
  const [pairs, setPairs] = useState<readonly AlikePair[] | null>(null);
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  const live = useMemo(() => stories.decisions(), [stories]);
  const decisions = useLive(live);
  const [ledger, setLedger] = useState<StoryLedger | null>(null);
  useEffect(() => {
    if (!ready) return undefined;
    const ending = new AbortController();
    void stories
      .alike((done, total) => setProgress({ done, total }), ending.signal)
      .then((found) => {
        if (found !== null) setPairs(found);
      });
    return () => ending.abort();
  }, [stories, ready]);
  useEffect(() => {
    if (decisions === undefined || underWay) return undefined;
    let current = true;
    void stories.ledger(pairs ?? NO_PAIRS, decisions).then((read) => {
      if (current) setLedger(read);
    });
    return () => {
      current = false;
    };
  }, [stories, pairs, decisions, underWay]);
  return { ledger, comparing: pairs === null ? progress : null };
}
