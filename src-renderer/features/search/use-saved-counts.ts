import { useEffect, useRef, useState } from 'react';
import type { QueryId } from '../../../src-core/base/id.ts';
import type { SavedSearch, SearchService } from '../../services/app-services.ts';

/** Milliseconds after a change of the archive before counts are asked for again. */
const SETTLE_MS = 1_500;

/** How much each saved search finds now; asked one after the other, and again when the archive has come to rest. */
export function useSavedCounts(
  search: SearchService,
  saved: readonly SavedSearch[],
  generation: number,
): ReadonlyMap<QueryId, number> {
  const [counts, setCounts] = useState<ReadonlyMap<QueryId, number>>(new Map());
  const counted = useRef(false);
  useEffect(() => {
    let wanted = true;
    const count = async (): Promise<void> => {
      const found = new Map<QueryId, number>();
      for (const { id, question } of saved) {
        const { text: query, without, aliases, groupByArticle, scope } = question;
        const answer = await search.search({
          query,
          offset: 0,
          limit: 0,
          sort: 'relevance',
          kinds: ['article', 'annotation', 'topic'],
          anyWord: false,
          without,
          aliases,
          groupByArticle,
          ...(scope === null ? {} : { scope }),
        });
        if (!wanted) return;
        if (answer.ok) found.set(id, answer.value.total);
      }
      setCounts(found);
    };
    const timer = setTimeout(() => void count(), counted.current ? SETTLE_MS : 0);
    counted.current = saved.length > 0;
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [search, saved, generation]);
  return counts;
}
