import { useEffect, useMemo, useState } from 'react';
import type { AppServices } from '../services/app-services.ts';
import { useLive } from '../ui/use-live.ts';

/** Number of articles in the notebook; null until known. */
export function useArticleCount({ search }: Pick<AppServices, 'search'>): number | null {
  const live = useMemo(() => search.state(), [search]);
  const state = useLive(live);
  const [count, setCount] = useState<number | null>(null);
  const generation = state?.generation;
  useEffect(() => {
    let wanted = true;
    void search
      .search({ query: '', offset: 0, limit: 1, sort: 'added', kinds: ['article'], anyWord: false })
      .then((result) => {
        if (wanted && result.ok) setCount(result.value.total);
      });
    return () => {
      wanted = false;
    };
  }, [search, generation]);
  return count;
}
