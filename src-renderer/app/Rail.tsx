import { Layers2, Library } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n/text.ts';
import { classNames } from '../ui/class-names.ts';
import styles from './Rail.module.css';

interface RailProps {
  readonly inLibrary: boolean;
  readonly onLibrary: () => void;
  readonly onStories: () => void;
  readonly topics: ReactNode;
  readonly searches: ReactNode;
  readonly notebookName: string;
}

/** The left pane: the library, the topics and the saved searches. */
export function Rail({ inLibrary, onLibrary, onStories, topics, searches, notebookName }: RailProps) {
  const { t } = useText();
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
      </div>
      {topics}
      {searches}
      <p className={styles.notebook} title={notebookName}>
        {notebookName}
      </p>
    </nav>
  );
}
