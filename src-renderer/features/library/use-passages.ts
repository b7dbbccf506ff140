import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { HitPassage, PassageContext } from '../../../src-core/search/search-types.ts';
import type { AppServices } from '../../services/app-services.ts';
import type { SearchQuestion } from '../../services/search-question.ts';

/** Passages of the articles on screen. */
export interface Passages {
  /** Undefined until they have come; none where no word of the text was hit. */
  readonly of: (articleId: string) => readonly HitPassage[] | undefined;
  readonly load: (articleId: string) => void;
}

interface Found {
  /** What was asked. */
  readonly asked: string;
  readonly passages: ReadonlyMap<string, readonly HitPassage[]>;
}

/** Fetches passages article by article and forgets them with the question; null context = none are wanted. */
export function usePassages(
  search: AppServices['search'],
  question: SearchQuestion,
  context: PassageContext | null,
): Passages {
  const { text, without, aliases } = question;
  const asked = JSON.stringify([text, without, aliases, context]);
  const [found, setFound] = useState<Found>({ asked, passages: new Map() });
  const loading = useRef(new Set<string>());
  const latest = useRef(asked);
  useLayoutEffect(() => {
    latest.current = asked;
    loading.current = new Set();
  }, [asked]);
  const load = useCallback(
    (articleId: string) => {
      if (context === null || loading.current.has(articleId)) return;
      loading.current.add(articleId);
      void search.passages(asId<ArticleId>(articleId), text, context, { without, aliases }).then((all) => {
        if (latest.current !== asked) return;
        const hit = all.filter(({ marks }) => marks.length > 0);
        setFound((old) => ({
          asked,
          passages: new Map(old.asked === asked ? old.passages : []).set(articleId, hit),
        }));
      });
    },
    [search, text, without, aliases, context, asked],
  );
  const of = useCallback(
    (articleId: string) => (found.asked === asked ? found.passages.get(articleId) : undefined),
    [found, asked],
  );
  return { of, load };
}
