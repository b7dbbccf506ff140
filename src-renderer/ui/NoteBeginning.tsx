import { memo } from 'react';
import { cutText } from '../../src-core/base/cut-text.ts';
import { drawNote } from './draw-note.tsx';
import { useParsedNote } from './use-parsed-note.ts';
import styles from './NoteText.module.css';

interface NoteBeginningProps {
  /** Markdown. */
  readonly note: string;
  /** UTF-16 units of it that are shown at most. */
  readonly length: number;
}

/** How a note begins, as it reads, in a row that is pressed as a whole: its links are words. */
export const NoteBeginning = memo(function NoteBeginning({ note, length }: NoteBeginningProps) {
  const part = cutText(note, length);
  const nodes = useParsedNote(part);
  return nodes === null ? (
    <div className={styles.plain}>{part}</div>
  ) : (
    <div className={styles.note}>{drawNote(nodes, null)}</div>
  );
});
