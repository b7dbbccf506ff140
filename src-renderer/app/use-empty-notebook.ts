import { useEffect, useState } from 'react';
import type { AppServices } from '../services/app-services.ts';

/** Whether the notebook holds no article; false until that is known. Draws again only when that changes. */
export function useEmptyNotebook({ search }: Pick<AppServices, 'search'>): boolean {
  const [empty, setEmpty] = useState(false);
  useEffect(() => {
    const state = search.state();
    let wanted = true;
    let generation: number | null | undefined = null;
    const look = (): void => {
      if (state.current()?.generation === generation) return;
      generation = state.current()?.generation;
      void search
        .search({ query: '', offset: 0, limit: 1, sort: 'added', kinds: ['article'], anyWord: false })
        .then((result) => {
          if (wanted && result.ok) setEmpty(result.value.total === 0);
        });
    };
    look();
    const stop = state.subscribe(look);
    return () => {
      wanted = false;
      stop();
    };
  }, [search]);
  return empty;
}
