import { Layers, MessageSquareText, Star, Tag } from 'lucide-react';
import type { HitRange, Snippet } from '../../../src-core/search/search-types.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { MarkedText } from '../../ui/MarkedText.tsx';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './ResultRow.module.css';
import type { ResultItem } from './use-results.ts';

interface RowTitleProps {
  readonly item: ResultItem;
  readonly titleMarks: readonly HitRange[];
  /** Name of a topic that was found, with its hits. */
  readonly topicName: Snippet | null;
}

/** The two lines that say what a row is: title with its hits, source, date and language. */
export function RowTitle({ item: { article, hit, tellings }, titleMarks, topicName }: RowTitleProps) {
  const { t, language } = useText();
  const title = article?.title ?? '';
  const date = article?.published ?? null;
  return (
    <>
      <p className={styles.title} {...writtenIn(article?.language ?? 'und', title)}>
        {hit.kind === 'annotation' ? (
          <MessageSquareText
            aria-label={t('list.kind.annotation')}
            size={14}
            strokeWidth={1.7}
            className={styles.kind}
          />
        ) : null}
        {hit.kind === 'topic' ? (
          <Tag aria-label={t('list.kind.topic')} size={14} strokeWidth={1.7} className={styles.kind} />
        ) : null}
        {hit.kind === 'topic' ? (
          <MarkedText text={topicName?.text ?? t('list.kind.topic')} marks={topicName?.marks ?? []} />
        ) : title === '' ? (
          <span className={styles.untitled}>{t('list.untitled')}</span>
        ) : (
          <MarkedText text={title} marks={titleMarks} />
        )}
      </p>
      {article === null ? null : (
        <p className={styles.meta}>
          {article.starred ? <Star aria-label={t('list.starred')} size={12} className={styles.star} /> : null}
          {article.site === '' ? null : <span className={styles.site}>{article.site}</span>}
          <span className={styles.date}>
            {date === null ? t('list.undated') : formatDate(date, language)}
          </span>
          {tellings < 2 ? null : (
            <span
              className={styles.story}
              title={t('story.inRow', { count: tellings, n: formatNumber(tellings, language) })}
            >
              <Layers
                aria-label={t('story.inRow', { count: tellings, n: formatNumber(tellings, language) })}
                size={12}
                strokeWidth={1.7}
              />
              <span aria-hidden>{formatNumber(tellings, language)}</span>
            </span>
          )}
          {article.language === 'und' ? null : <span className={styles.language}>{article.language}</span>}
        </p>
      )}
    </>
  );
}
