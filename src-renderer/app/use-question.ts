import { useCallback, useMemo, useState } from 'react';
import type { Session } from '../../src-core/model/session.ts';
import type { SearchSort } from '../../src-core/search/search-types.ts';
import type { AppServices } from '../services/app-services.ts';
import { isAsking, NO_QUESTION, optionsOf } from '../services/search-question.ts';
import type { SearchQuestion } from '../services/search-question.ts';

/** The window's one question, and how it is changed. */
interface Asking {
  /** As it is asked: while nothing is, with the order of the list of all articles. */
  readonly question: SearchQuestion;
  readonly asking: boolean;
  /** Changes some of it. Another text keeps the switches; clearing the text puts them back. */
  readonly ask: (change: Partial<SearchQuestion>) => void;
}

/** The question that stood in the box when the last session ended. */
function lastQuestion(session: Session | null): SearchQuestion {
  if (session === null) return NO_QUESTION;
  const { queryText, queryOptions, openArticleId } = session;
  const question = { ...NO_QUESTION, text: queryText, ...queryOptions };
  const { scope } = question;
  // an article that does not open again cannot be searched in
  const last =
    scope?.type === 'article' && scope.id !== openArticleId ? { ...question, scope: null } : question;
  return isAsking(last) ? last : NO_QUESTION;
}

/** Keeps the question; `onAsked` is told of each one that wants results. */
export function useQuestion(session: AppServices['session'], onAsked: () => void): Asking {
  const [question, setQuestion] = useState(() => lastQuestion(session.restored()));
  const [listSort, setListSort] = useState<SearchSort>(() => session.restored()?.listSort ?? 'added');
  const asking = isAsking(question);
  const ask = useCallback(
    (change: Partial<SearchQuestion>) => {
      if (!asking && change.sort !== undefined && change.text === undefined) {
        setListSort(change.sort);
        session.remember({ listSort: change.sort });
        return;
      }
      const next = { ...question, ...change };
      const kept = isAsking(next) ? next : NO_QUESTION;
      setQuestion(kept);
      session.remember({ queryText: kept.text, queryOptions: optionsOf(kept) });
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
