import { useEffect, useMemo } from 'react';
import type { SearchScope } from '../../src-core/search/search-types.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import type { SearchQuestion } from '../services/search-question.ts';
import { topicPaths } from '../services/topic-paths.ts';
import { useLive } from '../ui/use-live.ts';
import type { Route } from './route.ts';

interface ScopedSearch {
  /** As the chip in the box says it; null = everywhere. */
  readonly label: string | null;
  /** The topic whose page is open, else the open article; null where neither is. */
  readonly here: (inArticle: boolean) => SearchScope | null;
}

/** Where the search looks, and where it could. "In this article" ends when another one is opened. */
export function useScope(
  topics: AppServices['topics'],
  { topicId, articleId }: Route,
  { scope }: SearchQuestion,
  ask: (change: Partial<SearchQuestion>) => void,
): ScopedSearch {
  const { t } = useText();
  const tree = useMemo(() => topics.tree(), [topics]);
  const nodes = useLive(tree);
  const gone = scope?.type === 'article' && scope.id !== articleId;
  useEffect(() => {
    if (gone) ask({ scope: null });
  }, [gone, ask]);
  const path = (id: string): string =>
    topicPaths(nodes ?? []).find(({ topic }) => topic.id === id)?.path ?? '…';
  return {
    label:
      scope === null
        ? null
        : scope.type === 'article'
          ? t('search.inArticle')
          : t('search.inTopic', { topic: path(scope.id) }),
    here: (inArticle) => {
      if (topicId !== null && !(inArticle && articleId !== null)) return { type: 'topic', id: topicId };
      return articleId === null ? null : { type: 'article', id: articleId };
    },
  };
}
