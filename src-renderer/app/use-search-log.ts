import { useCallback, useEffect, useRef } from 'react';
import type { SearchAnswer } from '../../src-core/search/search-types.ts';
import type { SearchHistory } from '../services/app-services.ts';

/** Milliseconds that results must stand before the search counts as used. */
const STAYED_MS = 2_000;

/** Tells the history which searches were used: something of theirs was opened, or they were looked at for a while. */
export function useSearchLog(
  history: SearchHistory,
  text: string,
): { readonly answered: (answer: SearchAnswer) => void; readonly opened: () => void } {
  const total = useRef<number | null>(null);
  useEffect(() => {
    total.current = null;
    if (text.trim() === '') return undefined;
    const timer = setTimeout(() => {
      if ((total.current ?? 0) > 0) history.add(text, total.current);
    }, STAYED_MS);
    return () => clearTimeout(timer);
  }, [history, text]);
  const answered = useCallback((answer: SearchAnswer) => {
    total.current = answer.total;
  }, []);
  const opened = useCallback(() => history.add(text, total.current), [history, text]);
  return { answered, opened };
}
