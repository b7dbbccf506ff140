import { useRef } from 'react';
import { createPortal } from 'react-dom';
import type { AnnotationWithTopics } from '../../services/app-services.ts';
import { useText } from '../../i18n/text.ts';
import { noteWords } from '../../ui/note-words.ts';
import { NoteText } from '../../ui/NoteText.tsx';
import { usePrinting } from '../../ui/use-printing.ts';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './PrintedNotes.module.css';

interface PrintedNotesProps {
  readonly items: readonly AnnotationWithTopics[];
  /** Of the article. */
  readonly language: string;
}

const nothing = (): void => undefined;

/** All notes of an article behind its text, on paper only: colour by name, quote, note, topics. */
export function PrintedNotes({ items, language }: PrintedNotesProps) {
  const { t } = useText();
  const place = useRef<HTMLSpanElement>(null);
  const printing = usePrinting();
  // oxlint-disable-next-line react/refs -- looked at while the window stands still
  const pane = printing && items.length > 0 ? place.current?.closest('[data-article-pane]') : null;
  return (
    <>
      <span ref={place} hidden />
      {pane
        ? createPortal(
            <section className={styles.notes} data-printed>
              <h3>{t('notes.list')}</h3>
              <ol>
                {items.map(({ annotation, topics }) => (
                  <li key={annotation.id} style={{ borderInlineStartColor: `var(--${annotation.colour})` }}>
                    <p className={styles.quote} {...writtenIn(language, annotation.quote.exact)}>
                      {noteWords(annotation, t)}
                    </p>
                    {annotation.note === '' ? null : (
                      <NoteText note={annotation.note} onOpenLink={nothing} onCopyAddress={nothing} />
                    )}
                    <p className={styles.facts}>
                      {[t(`colour.${annotation.colour}`), ...topics.map(({ topic }) => topic.name)].join(
                        ' · ',
                      )}
                    </p>
                  </li>
                ))}
              </ol>
            </section>,
            pane,
          )
        : null}
    </>
  );
}
