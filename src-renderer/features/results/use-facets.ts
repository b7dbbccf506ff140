import { useEffect, useRef, useState } from 'react';
import { filtersOf, withoutFilter } from '../../../src-core/search/query-edit.ts';
import { FACET_NAMES } from '../../../src-core/search/search-types.ts';
import type { FacetCount, FacetName, Facets } from '../../../src-core/search/search-types.ts';
import type { AppServices } from '../../services/app-services.ts';
import { requestOf } from '../../services/search-question.ts';
import type { SearchQuestion } from '../../services/search-question.ts';

/** Counts that the filters show. */
export interface ShownFacets {
  /** Of each facet as if it had no filter of its own: what another click would add is in sight. */
  readonly counts: Facets['counts'];
  /** Under the whole question: who asks for a year sees its months. */
  readonly months: readonly FacetCount[];
  /** By day, where the hits lie within two months; else none. */
  readonly days: readonly FacetCount[];
  readonly undated: number;
}

/** Milliseconds after the last change until counts are asked for: the rows come first. */
const PAUSE = 120;
/** Milliseconds between two refreshes while records change, e.g. during an import. */
const REFRESH_MS = 1_500;

/** Counts by value under the question, asked for while the filters are in sight; null until they have come. */
export function useFacets(
  search: AppServices['search'],
  question: SearchQuestion,
  generation: number,
): ShownFacets | null {
  const [shown, setShown] = useState<ShownFacets | null>(null);
  const serial = useRef(0);
  const count = useRef<() => void>(() => undefined);
  const waiting = useRef(false);
  useEffect(() => {
    count.current = () => {
      const ticket = (serial.current += 1);
      const isCurrent = (): boolean => serial.current === ticket;
      void countFacets(search, question, isCurrent).then((counted) => {
        if (counted !== null && isCurrent()) setShown(counted);
      });
    };
    const timer = setTimeout(() => count.current(), PAUSE);
    return () => clearTimeout(timer);
  }, [search, question]);
  // Records that change all the time, as in an import, put the next count off only once.
  useEffect(() => {
    if (waiting.current) return;
    waiting.current = true;
    setTimeout(() => {
      waiting.current = false;
      count.current();
    }, REFRESH_MS);
  }, [generation]);
  useEffect(
    () => () => {
      serial.current += 1;
      count.current = () => undefined;
    },
    [],
  );
  return shown;
}

async function countFacets(
  search: AppServices['search'],
  question: SearchQuestion,
  isCurrent: () => boolean,
): Promise<ShownFacets | null> {
  const ask = async (text: string): Promise<Facets | null> => {
    const answer = await search.search({
      ...requestOf({ ...question, text }),
      offset: 0,
      limit: 0,
      facets: true,
    });
    return answer.ok ? (answer.value.facets ?? null) : null;
  };
  const { text } = question;
  const all = await ask(text);
  if (all === null || !isCurrent()) return null;
  const filtered = new Set(filtersOf(text).map(({ field }) => field));
  const counts: Record<FacetName, readonly FacetCount[]> = { ...all.counts };
  for (const name of FACET_NAMES) {
    if (!filtered.has(name)) continue;
    counts[name] = (await ask(withoutFilter(text, name)))?.counts[name] ?? counts[name];
    if (!isCurrent()) return null;
  }
  return { counts, months: all.months, days: all.days ?? [], undated: all.undated };
}
