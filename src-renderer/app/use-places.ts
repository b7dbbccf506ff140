import { useCallback, useEffect } from 'react';
import type { ArticleId } from '../../src-core/base/id.ts';

/** A place of an open article that one was at before a jump within it. */
interface Place {
  readonly articleId: ArticleId;
  /** UTF-16 offset into its canonical text. */
  readonly offset: number;
}

function placeOf(state: unknown): Place | null {
  const place = typeof state === 'object' && state !== null && 'place' in state ? state.place : null;
  const holds = typeof place === 'object' && place !== null && 'articleId' in place && 'offset' in place;
  return holds && typeof place.articleId === 'string' && typeof place.offset === 'number'
    ? (place as Place)
    : null;
}

/**
 * Keeps the places that one jumped from and to within articles in the window's history, so that back and forward go
 * through them as through articles. Returns what notes a jump; `onPlace` shows a place again.
 */
export function usePlaces(onPlace: (place: Place) => void): (from: Place, to: Place) => void {
  useEffect(() => {
    const popped = ({ state }: PopStateEvent): void => {
      const place = placeOf(state);
      if (place !== null) onPlace(place);
    };
    window.addEventListener('popstate', popped);
    return () => window.removeEventListener('popstate', popped);
  }, [onPlace]);
  return useCallback((from, to) => {
    history.replaceState({ place: from }, '', location.href);
    history.pushState({ place: to }, '', location.href);
  }, []);
}
