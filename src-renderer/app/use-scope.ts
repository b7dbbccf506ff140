import { useEffect, useMemo, useRef } from 'react';
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

/** Where the search looks, and where it could. "In this article" ends when another one is opened, "in this topic" when it is deleted. */
export function useScope(
  topics: AppServices['topics'],
  { topicId, articleId }: Route,
  { scope }: SearchQuestion,
  ask: (change: Partial<SearchQuestion>) => void,
): ScopedSearch {
  const { t } = useText();
  const tree = useMemo(() => topics.tree(), [topics]);
  const nodes = useLive(tree);
  // at the start the last session's article is not open yet
  const wasOpen = useRef(false);
  useEffect(() => {
    if (articleId !== null) wasOpen.current = true;
    const isGone =
      scope?.type === 'article'
        ? scope.id !== articleId && wasOpen.current
        : scope !== null &&
          nodes !== undefined &&
          !topicPaths(nodes).some(({ topic }) => topic.id === scope.id);
    if (isGone) ask({ scope: null });
  }, [articleId, scope, nodes, ask]);
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
