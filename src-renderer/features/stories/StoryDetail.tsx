import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Article } from '../../../src-core/model/article.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { StoryService } from '../../services/story-service.ts';
import { Button } from '../../ui/Button.tsx';
import { Additions } from './Additions.tsx';
import type { ListedStory } from './listed-story.ts';
import styles from './StoriesSheet.module.css';
import rows from './StorySheet.module.css';
import { Telling } from './Telling.tsx';
import { useMembers } from './use-members.ts';

/** Articles of one story that are shown and compared. */
const SHOWN = 20;

interface StoryDetailProps {
  readonly stories: Pick<StoryService, 'members'>;
  readonly story: ListedStory;
  /** Buttons that act on the whole of it. */
  readonly actions: ReactNode;
  readonly onOpen: (id: ArticleId) => void;
  /** Takes one telling out of it. */
  readonly onOut: (telling: readonly Article[]) => void;
}

/** One story, or the offer of one: its articles, and what each adds. */
export function StoryDetail({ stories, story, actions, onOpen, onOut }: StoryDetailProps) {
  const { t, language } = useText();
  const shown = useMemo(() => story.articles.slice(0, SHOWN), [story]);
  const members = useMembers(stories, shown);
  const { length } = story.articles;
  const more = length - shown.length;
  const tellingOf = (article: Article): readonly Article[] =>
    story.offer?.tellings.find((telling) => telling.includes(article)) ?? [article];
  return (
    <section className={styles.detail} tabIndex={0} aria-label={t('story.title')}>
      <header className={styles.bar}>
        <h3 className={styles.heading}>
          {t(story.offer === null ? 'story.count' : 'stories.mayTell', {
            count: length,
            n: formatNumber(length, language),
          })}
        </h3>
        <div className={styles.actions}>{actions}</div>
      </header>
      <ul>
        {shown.map((article) => {
          const telling = tellingOf(article);
          return (
            <li key={article.id} className={rows.item}>
              <Telling article={article} />
              <div className={styles.buttons}>
                <Button look="quiet" onPress={() => onOpen(article.id)}>
                  {t('story.open')}
                </Button>
                {length < 3 ? null : (
                  <Button look="quiet" onPress={() => onOut(telling)}>
                    {t('story.split')}
                  </Button>
                )}
              </div>
              {telling.length < 2 ? null : (
                <p className={styles.quiet}>
                  {t('stories.isStory', {
                    count: telling.length - 1,
                    n: formatNumber(telling.length - 1, language),
                  })}
                </p>
              )}
              <Additions member={members?.get(article.id) ?? null} waiting={members === null} />
            </li>
          );
        })}
      </ul>
      {more === 0 ? null : (
        <p className={styles.quiet}>
          {t('stories.moreArticles', { count: more, n: formatNumber(more, language) })}
        </p>
      )}
    </section>
  );
}
