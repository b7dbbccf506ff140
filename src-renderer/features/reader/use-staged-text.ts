import { startTransition, useCallback, useEffect, useState } from 'react';
import { afterFrame } from '../../ui/after-frame.ts';

/** UTF-16 units that are drawn with the first frame behind the place one begins at: some windows full. */
const AHEAD = 12_000;

/** How much of the text is drawn: what comes first on screen does not wait for the end of a book. */
interface StagedText {
  /** Offset up to which blocks are drawn; Infinity once all of them are. */
  readonly until: number;
  /** Draws the rest at once. */
  readonly drawAll: () => void;
}

/** Draws a text of `length` units up to some windows behind `place`, and the rest once that is on screen or a key for it comes. */
export function useStagedText(length: number, place: number): StagedText {
  const [until, setUntil] = useState(() => (length < place + 2 * AHEAD ? Infinity : place + AHEAD));
  const isWhole = until === Infinity;
  const drawAll = useCallback(() => setUntil(Infinity), []);
  useEffect(() => {
    if (isWhole) return undefined;
    // Keys elsewhere do not wait for it: one may be on the way to the next article.
    return afterFrame(
      (early) => {
        if (early) drawAll();
        else startTransition(drawAll);
      },
      { within: '[data-reader-scroller]' },
    );
  }, [isWhole, drawAll]);
  return { until, drawAll };
}
