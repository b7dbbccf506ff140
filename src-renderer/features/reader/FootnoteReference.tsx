import { useContext, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { FootnoteContext } from './footnote-context.ts';
import styles from './DocumentView.module.css';

/** Milliseconds that the pointer rests on a number before its note shows. */
const REST_MS = 350;

interface FootnoteReferenceProps {
  /** Where the number starts in the canonical text. */
  readonly start: number;
  /** Whether it is to be set above the line. */
  readonly raised: boolean;
  readonly children: ReactNode;
}

/** Text, raised or in line; where it stands for a note, a click, Enter or a resting pointer shows that. */
export function FootnoteReference({ start, raised, children }: FootnoteReferenceProps) {
  const { byReference, show, leave } = useContext(FootnoteContext);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const footnote = byReference.get(start);
  if (footnote === undefined) return raised ? <sup className={styles.raised}>{children}</sup> : children;
  const link = (
    <a
      href={`#note-${String(footnote.note.start)}`}
      role="doc-noteref"
      data-note-reference={start}
      className={styles.noteReference}
      draggable={false}
      onClick={(event) => {
        event.preventDefault();
        event.stopPropagation();
        clearTimeout(timer.current);
        show(footnote, event.currentTarget, false);
      }}
      onPointerEnter={({ currentTarget }) => {
        timer.current = setTimeout(() => show(footnote, currentTarget, true), REST_MS);
      }}
      onPointerLeave={() => {
        clearTimeout(timer.current);
        leave();
      }}
    >
      {children}
    </a>
  );
  return raised ? <sup className={styles.raised}>{link}</sup> : link;
}
