import type { ReactNode } from 'react';
import { ChevronLeft, MessageSquareText, X } from 'lucide-react';
import { HitStepper } from '../features/search/HitStepper.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './ArticleRoom.module.css';

interface ArticleBarProps {
  /** Null while nothing is searched. */
  readonly hits: {
    readonly hits: readonly unknown[];
    readonly index: number;
    readonly step: (by: 1 | -1) => boolean;
  } | null;
  readonly notes: number;
  readonly notesOpen: boolean;
  readonly onNotes: () => void;
  readonly onBack: () => void;
  /** Closes this one of two articles; null while it is the only one. */
  readonly onClose: (() => void) | null;
  /** Buttons of what changes how the text is shown. */
  readonly tools: ReactNode;
}

/** The line over the article: back (in narrow windows), the hits, the notes. */
export function ArticleBar({ hits, notes, notesOpen, onNotes, onBack, onClose, tools }: ArticleBarProps) {
  const { t, language } = useText();
  return (
    <div className={styles.bar} data-article-bar>
      <IconButton
        icon={ChevronLeft}
        label={t('pane.backToList')}
        keys="Esc"
        className={styles.back}
        onPress={onBack}
      />
      <span className={styles.space} />
      {hits === null ? null : <HitStepper total={hits.hits.length} index={hits.index} onStep={hits.step} />}
      {tools}
      <button type="button" className={styles.notesToggle} aria-expanded={notesOpen} onClick={onNotes}>
        <MessageSquareText aria-hidden size={15} strokeWidth={1.6} />
        {t('note.count', { count: notes, n: formatNumber(notes, language) })}
      </button>
      {onClose === null ? null : (
        <IconButton icon={X} label={t('beside.close')} keys="Shift B" onPress={onClose} />
      )}
    </div>
  );
}
