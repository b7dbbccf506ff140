import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/text.ts';
import { Keys } from '../../ui/Keys.tsx';
import styles from './NoteCard.module.css';

interface NoteEditorProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onSave: () => Promise<void>;
  readonly onCancel: () => void;
}

/** Plain writing of a note's Markdown. Leaving the field or Ctrl+Enter saves, Escape cancels. */
export function NoteEditor({ label, text, onText, onSave, onCancel }: NoteEditorProps) {
  const { t } = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const leaving = useRef(false);
  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
    area.scrollIntoView({ block: 'nearest' });
  }, []);
  const returnFocus = (): void => {
    leaving.current = true;
    document.querySelector<HTMLElement>('[data-reading-text]')?.focus({ preventScroll: true });
  };
  return (
    <div className={styles.editor}>
      <textarea
        ref={field}
        aria-label={label}
        placeholder={t('note.placeholder')}
        rows={3}
        value={text}
        className={styles.area}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            returnFocus();
            void onSave();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            returnFocus();
            onCancel();
          }
        }}
        onBlur={() => {
          if (!leaving.current) void onSave();
          leaving.current = false;
        }}
      />
      <p className={styles.saveHint}>
        <span>
          <Keys keys="Ctrl ↵" /> {t('app.save')}
        </span>
        <span>
          <Keys keys="Esc" /> {t('app.cancel')}
        </span>
      </p>
    </div>
  );
}
