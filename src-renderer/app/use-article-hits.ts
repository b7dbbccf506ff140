import { useEffect, useState } from 'react';
import type { ArticleId } from '../../src-core/base/id.ts';
import type { HitRange, QueryOptions } from '../../src-core/search/search-types.ts';
import type { AppServices } from '../services/app-services.ts';

const NONE: readonly HitRange[] = [];

/** All hits of the query in the open article. */
export function useArticleHits(
  search: AppServices['search'],
  id: ArticleId,
  query: string,
  { without, aliases }: QueryOptions,
): readonly HitRange[] {
  const [found, setFound] = useState<{ readonly of: string; readonly hits: readonly HitRange[] } | null>(
    null,
  );
  const of = `${id} ${JSON.stringify([without, aliases])} ${query}`;
  useEffect(() => {
    if (query.trim() === '') return undefined;
    let wanted = true;
    void search
      .hitsInArticle(id, query, {
        ...(without === undefined ? {} : { without }),
        ...(aliases === undefined ? {} : { aliases }),
      })
      .then((hits) => {
        if (wanted) setFound({ of, hits });
      });
    return () => {
      wanted = false;
    };
  }, [search, id, query, without, aliases, of]);
  return query.trim() !== '' && found?.of === of ? found.hits : NONE;
}
