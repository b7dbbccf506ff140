import { memo, useState } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import { drawNote } from './draw-note.tsx';
import type { NoteLinks } from './draw-note.tsx';
import { shownPart } from './shown-part.ts';
import { useParsedNote } from './use-parsed-note.ts';
import styles from './NoteText.module.css';

interface NoteTextProps extends NoteLinks {
  /** Markdown. */
  readonly note: string;
}

/** A note as it reads: Markdown as elements, links that open, the beginning only where it is long. */
export const NoteText = memo(function NoteText({ note, onOpenLink, onCopyAddress }: NoteTextProps) {
  const { t, language } = useText();
  const [wanted, setWanted] = useState(0);
  const part = shownPart(note, wanted);
  const nodes = useParsedNote(part);
  const rest = note.length - part.length;
  return (
    <>
      {nodes === null ? (
        <div className={styles.plain}>{part}</div>
      ) : (
        <div className={styles.note}>{drawNote(nodes, { onOpenLink, onCopyAddress })}</div>
      )}
      {rest > 0 ? (
        <button type="button" className={styles.more} onClick={() => setWanted(wanted + 1)}>
          {t('note.showMore', { n: formatNumber(rest, language) })}
        </button>
      ) : wanted > 0 ? (
        <button type="button" className={styles.more} onClick={() => setWanted(0)}>
          {t('note.showLess')}
        </button>
      ) : null}
    </>
  );
});
