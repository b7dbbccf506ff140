import { Layers2, Library, ListChecks } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import { classNames } from '../ui/class-names.ts';
import styles from './Rail.module.css';

interface RailProps {
  readonly inLibrary: boolean;
  readonly onLibrary: () => void;
  readonly onStories: () => void;
  /** Passages that wait for a look; named only where some do. */
  readonly review: { readonly count: number; readonly start: () => void };
  readonly topics: ReactNode;
  readonly searches: ReactNode;
  readonly notebookName: string;
}

/** The left pane: the library, the topics and the saved searches. */
export function Rail({ inLibrary, onLibrary, onStories, review, topics, searches, notebookName }: RailProps) {
  const { t, language } = useText();
  return (
    <nav aria-label={t('pane.rail')} className={styles.rail} data-rail-pane>
      <div>
        <button
          type="button"
          aria-current={inLibrary ? 'page' : undefined}
          className={classNames(styles.entry, inLibrary && styles.current)}
          onClick={onLibrary}
        >
          <Library aria-hidden size={16} strokeWidth={1.6} />
          {t('nav.library')}
        </button>
        <button type="button" className={styles.entry} onClick={onStories}>
          <Layers2 aria-hidden size={16} strokeWidth={1.6} />
          {t('stories.title')}
        </button>
        {review.count === 0 ? null : (
          <button type="button" className={styles.entry} onClick={review.start}>
            <ListChecks aria-hidden size={16} strokeWidth={1.6} />
            {t('review.count', { count: review.count, n: formatNumber(review.count, language) })}
          </button>
        )}
      </div>
      {topics}
      {searches}
      <p className={styles.notebook} title={notebookName}>
        {notebookName}
      </p>
    </nav>
  );
}
