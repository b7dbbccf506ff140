import type { Article } from '../../../src-core/model/article.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './StorySheet.module.css';

/** An article as one telling of a story: its title, and where and when it appeared. */
export function Telling({
  article,
  isOpen = false,
}: {
  readonly article: Article;
  readonly isOpen?: boolean;
}) {
  const { t, language } = useText();
  const facts = [
    article.site,
    article.published === null ? '' : formatDate(article.published, language),
    t('article.words', { count: article.words, n: formatNumber(article.words, language) }),
    isOpen ? t('story.here') : '',
  ].filter((fact) => fact !== '');
  return (
    <div className={styles.telling}>
      <p className={styles.name} {...writtenIn(article.language, article.title)}>
        {article.title === '' ? t('list.untitled') : article.title}
      </p>
      <p className={styles.facts}>{facts.join(' · ')}</p>
    </div>
  );
}
