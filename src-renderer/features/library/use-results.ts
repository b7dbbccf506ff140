import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { SearchAnswer, SearchHit } from '../../../src-core/search/search-types.ts';
import type { AppServices } from '../../services/app-services.ts';
import { requestOf } from '../../services/search-question.ts';
import { createLatestOnly } from '../../services/latest-only.ts';
import type { SearchQuestion } from '../../services/search-question.ts';

/** A row as far as it has come. */
export interface ResultItem {
  readonly hit: SearchHit;
  /** The article, or the one a note belongs to; null for topics. */
  readonly article: Article | null;
  /** Articles that tell its story, itself among them; 1 where it belongs to none. */
  readonly tellings: number;
}

export interface Results {
  /** What the rows answer; differs from what is asked while an answer is on its way. */
  readonly query: string;
  /** Null before the first answer. */
  readonly total: number | null;
  /** What the rows are an answer to. */
  readonly question: SearchQuestion | null;
  /** What was answered to the first page on screen. */
  readonly answer: SearchAnswer | null;
  readonly error: AppError | null;
  readonly itemAt: (index: number) => ResultItem | undefined;
  /** Says which rows show, so that they are fetched. */
  readonly show: (from: number, to: number) => void;
}

interface Answered {
  readonly query: string;
  readonly question: SearchQuestion | null;
  readonly total: number | null;
  readonly answer: SearchAnswer | null;
  readonly error: AppError | null;
  readonly pages: ReadonlyMap<number, readonly ResultItem[]>;
}

const PAGE = 60;
/** Milliseconds between two refreshes while records change, e.g. during an import. */
const REFRESH_MS = 400;
/** Milliseconds after an answer until a better spelling is looked for, where it has fewer hits than this. */
const SUGGEST_AFTER_MS = 250;
const FEW_HITS = 3;

const NOTHING: Answered = {
  query: '',
  question: null,
  total: null,
  answer: null,
  error: null,
  pages: new Map(),
};

interface ResultsRequest {
  readonly search: AppServices['search'];
  readonly library: AppServices['library'];
  readonly stories: AppServices['stories'];
  readonly question: SearchQuestion;
  /** Grows when records change: the rows on screen are then asked for again. */
  readonly generation: number;
}

function withSuggestion(answer: SearchAnswer, suggestion: string | undefined): SearchAnswer {
  return suggestion === undefined || answer.total >= FEW_HITS ? answer : { ...answer, suggestion };
}

/** The rows of a search by pages as they come on screen; answers to questions no longer asked are dropped. */
export function useResults({ search, library, stories, question, generation }: ResultsRequest): Results {
  const [answered, setAnswered] = useState<Answered>(NOTHING);
  const asked = useRef(0);
  const visible = useRef({ from: 0, to: PAGE });
  const loading = useRef(new Set<number>());
  const [inTurn] = useState(createLatestOnly);

  const query = question.text;
  const fetchPage = useCallback(
    async (page: number) => {
      const result = await search.search({
        ...requestOf(question),
        offset: page * PAGE,
        limit: PAGE,
        forms: page === 0 && question.text.trim() !== '',
      });
      if (!result.ok) return result;
      const ids = result.value.hits
        .filter((hit) => hit.kind !== 'topic')
        .map((hit) => asId<ArticleId>(hit.articleId));
      const articles = await library.articles([...new Set(ids)]);
      const tellings = await stories.sizes([...articles.keys()]);
      const items = result.value.hits.map((hit): ResultItem => ({
        hit,
        article: articles.get(asId<ArticleId>(hit.articleId)) ?? null,
        tellings: tellings.get(asId<ArticleId>(hit.articleId)) ?? 1,
      }));
      return { ok: true as const, value: { ...result.value, items } };
    },
    [search, library, stories, question],
  );

  /** Asks for the pages on screen anew and replaces all others. */
  const refresh = useCallback(
    async (pages: readonly number[]): Promise<void> => {
      const ticket = (asked.current += 1);
      loading.current = new Set(pages);
      const fetched = await Promise.all(pages.map(async (page) => [page, await fetchPage(page)] as const));
      if (asked.current !== ticket) return;
      loading.current.clear();
      const [first] = fetched;
      if (first === undefined) return;
      const result = first[1];
      if (!result.ok) {
        setAnswered((old) => ({ ...old, query, error: result.error }));
        return;
      }
      setAnswered((old) => ({
        query,
        question,
        total: result.value.total,
        answer: withSuggestion(result.value, old.question === question ? old.answer?.suggestion : undefined),
        error: null,
        pages: new Map(
          fetched.flatMap(([page, each]) => (each.ok ? [[page, each.value.items] as const] : [])),
        ),
      }));
    },
    [fetchPage, query, question],
  );

  const lastKey = useRef('');
  const lastRefresh = useRef(0);
  useEffect(() => {
    const key = JSON.stringify(question);
    const another = lastKey.current !== key;
    const run = (): void => {
      lastRefresh.current = Date.now();
      lastKey.current = key;
      if (another) visible.current = { from: 0, to: PAGE - 1 };
      const { from, to } = visible.current;
      const pages: number[] = [];
      for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page += 1) pages.push(page);
      inTurn(() => refresh(pages));
    };
    const wait = another ? 0 : Math.max(0, lastRefresh.current + REFRESH_MS - Date.now());
    if (wait === 0) {
      run();
      return undefined;
    }
    const timer = setTimeout(run, wait);
    return () => clearTimeout(timer);
  }, [inTurn, refresh, question, generation]);

  // A better spelling costs a walk through all words: it is asked for when the typing has come to rest.
  const { question: answeredQuestion, total, answer } = answered;
  const doubtful =
    answeredQuestion !== null && total !== null && total < FEW_HITS && answer?.suggestion === undefined;
  useEffect(() => {
    if (!doubtful || answeredQuestion.text.trim() === '') return undefined;
    const timer = setTimeout(() => {
      const request = { ...requestOf(answeredQuestion), offset: 0, limit: 0, suggest: true };
      void search.search(request).then((result) => {
        const better = result.ok ? result.value.suggestion : undefined;
        if (better === undefined) return;
        setAnswered((old) =>
          old.question === answeredQuestion && old.answer !== null
            ? { ...old, answer: withSuggestion(old.answer, better) }
            : old,
        );
      });
    }, SUGGEST_AFTER_MS);
    return () => clearTimeout(timer);
  }, [search, doubtful, answeredQuestion]);

  const show = useCallback(
    (from: number, to: number): void => {
      visible.current = { from, to };
      const ticket = asked.current;
      for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page += 1) {
        if (answered.pages.has(page) || loading.current.has(page)) continue;
        loading.current.add(page);
        void fetchPage(page).then((result) => {
          if (asked.current !== ticket) return;
          loading.current.delete(page);
          if (!result.ok) return;
          setAnswered((old) => ({ ...old, pages: new Map(old.pages).set(page, result.value.items) }));
        });
      }
    },
    [answered.pages, fetchPage],
  );

  const itemAt = useCallback(
    (index: number) => answered.pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    [answered.pages],
  );
  return { ...answered, itemAt, show };
}
