import { useCallback, useEffect, useRef, useState } from 'react';
import type { Completion } from '../../../src-core/search/search-types.ts';
import type { SearchService } from '../../services/app-services.ts';

/** A line of the list below the search box. */
export type Offer =
  | { readonly type: 'completion'; readonly completion: Completion; readonly field: string }
  | { readonly type: 'past'; readonly query: string }
  | { readonly type: 'forget' };

const NONE: readonly Offer[] = [];
/** Milliseconds after which words of the archive give way to the results that they cover, unless one is chosen. */
const WORDS_STAY = 2500;

/** Field that a value at `from` belongs to: what stands before its colon; "" where it stands alone. */
function fieldBefore(text: string, from: number): string {
  return /([a-z-]+):$/iu.exec(text.slice(0, from))?.[1]?.toLowerCase() ?? '';
}

/** Offers for the text in the box; answers to what is no longer there are dropped, so typing never waits. */
export function useCompletions(
  search: Pick<SearchService, 'complete'>,
  history: readonly string[],
): {
  readonly offers: readonly Offer[];
  /** -1 = none, so that Enter means the query as it stands. */
  readonly chosen: number;
  readonly choose: (index: number) => void;
  /** `everything`: also where nothing is typed yet. */
  readonly ask: (text: string, caret: number, everything: boolean) => void;
  readonly close: () => void;
} {
  const [offers, setOffers] = useState(NONE);
  const [chosen, setChosen] = useState(-1);
  const serial = useRef(0);
  const going = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(going.current), []);

  const close = useCallback(() => {
    clearTimeout(going.current);
    serial.current += 1;
    setOffers(NONE);
    setChosen(-1);
  }, []);
  const ask = useCallback(
    (text: string, caret: number, everything: boolean) => {
      const ticket = (serial.current += 1);
      clearTimeout(going.current);
      setChosen(-1);
      if (text.trim() === '' && history.length > 0 && everything) {
        const past = history.map((query): Offer => ({ type: 'past', query }));
        setOffers([...past, { type: 'forget' }]);
        return;
      }
      const begun = caret > 0 && !/[\s(]/u.test(text[caret - 1] ?? ' ');
      if (!begun && !everything) {
        setOffers(NONE);
        return;
      }
      void search.complete(text, caret).then((completions) => {
        if (serial.current !== ticket) return;
        const found = completions.map((completion): Offer => ({
          type: 'completion',
          completion,
          field: fieldBefore(text, completion.from),
        }));
        setOffers(found);
        if (completions.every(({ kind }) => kind === 'word')) going.current = setTimeout(close, WORDS_STAY);
      });
    },
    [search, history, close],
  );
  const choose = useCallback((index: number) => {
    clearTimeout(going.current);
    setChosen(index);
  }, []);
  return { offers, chosen, choose, ask, close };
}
