import { useRef, useState } from 'react';
import type { CommandResult } from '../../services/app-services.ts';
import type { StoryDecision, StoryService } from '../../services/story-service.ts';

/** Stories decided so far. */
interface DecidedSoFar {
  readonly done: number;
  readonly total: number;
}

/** Decides about stories, one decision at a time; `busy` while that goes on. It goes on where the sheet is closed. */
export function useStoryDecisions(stories: Pick<StoryService, 'decide'>): {
  readonly busy: DecidedSoFar | null;
  readonly decide: (decision: StoryDecision) => CommandResult<number>;
  /** Keeps what was decided, and decides nothing more. */
  readonly stop: () => void;
} {
  const [busy, setBusy] = useState<DecidedSoFar | null>(null);
  const ending = useRef<AbortController | null>(null);
  return {
    busy,
    decide: async (decision) => {
      const own = new AbortController();
      ending.current = own;
      setBusy({ done: 0, total: decision.stories.length });
      try {
        return await stories.decide(decision, (done, total) => setBusy({ done, total }), own.signal);
      } finally {
        setBusy(null);
      }
    },
    stop: () => ending.current?.abort(),
  };
}
