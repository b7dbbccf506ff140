import { useCallback, useMemo, useState } from 'react';
import type { SearchSort } from '../../src-core/search/search-types.ts';
import type { AppServices } from '../services/app-services.ts';
import { isAsking, NO_QUESTION } from '../services/search-question.ts';
import type { SearchQuestion } from '../services/search-question.ts';

/** The window's one question, and how it is changed. */
interface Asking {
  /** As it is asked: while nothing is, with the order of the list of all articles. */
  readonly question: SearchQuestion;
  readonly asking: boolean;
  /** Changes some of it. Another text keeps the switches; clearing the text puts them back. */
  readonly ask: (change: Partial<SearchQuestion>) => void;
}

/** Keeps the question; `onAsked` is told of each one that wants results. */
export function useQuestion(session: AppServices['session'], onAsked: () => void): Asking {
  const [question, setQuestion] = useState<SearchQuestion>(() => ({
    ...NO_QUESTION,
    text: session.restored()?.queryText ?? '',
  }));
  const [listSort, setListSort] = useState<SearchSort>('added');
  const asking = isAsking(question);
  const ask = useCallback(
    (change: Partial<SearchQuestion>) => {
      if (!asking && change.sort !== undefined && change.text === undefined) {
        setListSort(change.sort);
        return;
      }
      const next = { ...question, ...change };
      setQuestion(isAsking(next) ? next : NO_QUESTION);
      if (change.text !== undefined) session.remember({ queryText: change.text });
      if (isAsking(next)) onAsked();
    },
    [asking, question, session, onAsked],
  );
  const asked = useMemo(
    () => (asking ? question : { ...NO_QUESTION, sort: listSort }),
    [asking, question, listSort],
  );
  return { question: asked, asking, ask };
}
