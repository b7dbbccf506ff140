import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { AnnotationWithTopics } from '../../services/app-services.ts';
import type { OpenCheck } from '../../services/review-service.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import type { NoteLinks } from '../../ui/draw-note.tsx';
import { NoteText } from '../../ui/NoteText.tsx';
import styles from './ReviewPanel.module.css';

interface ReviewedPassageProps {
  readonly check: OpenCheck;
  readonly topics: AnnotationWithTopics['topics'];
  readonly links: NoteLinks;
}

/** What became of a passage, in words, and what was written about it. */
export function ReviewedPassage({ check: { annotation, check }, topics, links }: ReviewedPassageProps) {
  const { t, language } = useText();
  const alike = formatNumber(Math.round(check.score * 100), language);
  return (
    <div className={styles.passage}>
      <p className={styles.grade}>
        <ColourDot colour={annotation.colour} /> {t(`colour.${annotation.colour}`)} ·{' '}
        <strong>{t(`review.is.${check.grade}`)}</strong>
        {check.grade === 'edited' ? ` · ${t('review.alike', { n: alike })}` : ''}
      </p>
      {topics.length === 0 ? null : (
        <ul className={styles.topics} aria-label={t('nav.topics')}>
          {topics.map(({ linkId, topic }) => (
            <li key={linkId} className={styles.topic}>
              <ColourDot colour={topic.colour} /> {topic.name}
            </li>
          ))}
        </ul>
      )}
      {annotation.note.trim() === '' ? null : (
        <div className={styles.note} dir="auto">
          <NoteText note={annotation.note} {...links} />
        </div>
      )}
    </div>
  );
}
