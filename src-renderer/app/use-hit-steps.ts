import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { ArticleId } from '../../src-core/base/id.ts';
import type { HitRange, QueryOptions } from '../../src-core/search/search-types.ts';
import type { ReaderHandle } from '../features/reader/reader-handle.ts';
import type { AppServices } from '../services/app-services.ts';
import type { Jump } from './jump.ts';
import { useArticleHits } from './use-article-hits.ts';

interface HitSteps {
  readonly hits: readonly HitRange[];
  /** Zero-based; -1 before the first step. */
  readonly index: number;
  /** Goes on to the next or previous hit, round and round; false where there is none. */
  readonly step: (by: 1 | -1) => boolean;
}

/** The hits of the query in the open article, and a walk through them that begins where the article was opened. */
export function useHitSteps(
  search: AppServices['search'],
  id: ArticleId,
  query: string,
  options: QueryOptions,
  jump: Jump | null,
  reader: RefObject<ReaderHandle | null>,
): HitSteps {
  const hits = useArticleHits(search, id, query, options);
  const [index, setIndex] = useState(-1);
  useEffect(() => {
    const place = jump?.range ?? null;
    const at =
      place === null ? -1 : hits.findIndex((hit) => hit.start >= place.start && hit.start < place.end);
    setIndex(at);
  }, [jump, hits]);
  const step = (by: 1 | -1): boolean => {
    if (hits.length === 0) return false;
    const next = index < 0 ? (by > 0 ? 0 : hits.length - 1) : (index + by + hits.length) % hits.length;
    const hit = hits[next];
    setIndex(next);
    if (hit !== undefined) reader.current?.goTo(hit, false);
    return true;
  };
  return { hits, index, step };
}
