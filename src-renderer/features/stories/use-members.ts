import { useEffect, useState } from 'react';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { StoryMember, StoryService } from '../../services/story-service.ts';

/** What each of the articles adds, once it has been worked out; null until then. The list must be the same object between renders. */
export function useMembers(
  stories: Pick<StoryService, 'members'>,
  story: readonly Article[],
): ReadonlyMap<ArticleId, StoryMember> | null {
  const [found, setFound] = useState<{
    readonly of: readonly Article[];
    readonly members: ReadonlyMap<ArticleId, StoryMember>;
  } | null>(null);
  useEffect(() => {
    let current = true;
    if (story.length < 2) return undefined;
    void stories.members(story).then((result) => {
      if (!current) return;
      const members = result.ok ? result.value : [];
      setFound({ of: story, members: new Map(members.map((member) => [member.article.id, member])) });
    });
    return () => {
      current = false;
    };
  }, [stories, story]);
  return found?.of === story ? found.members : null;
}
