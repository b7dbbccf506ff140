import { useContext, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { FootnoteContext } from './footnote-context.ts';
import styles from './DocumentView.module.css';

/** Milliseconds that the pointer rests on a number before its note shows. */
const REST_MS = 350;

interface FootnoteReferenceProps {
  /** Where the raised text starts in the canonical text. */
  readonly start: number;
  readonly children: ReactNode;
}

/** Raised text; where it stands for a note, a click, Enter or a resting pointer shows that. */
export function FootnoteReference({ start, children }: FootnoteReferenceProps) {
  const { byReference, show, leave } = useContext(FootnoteContext);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const footnote = byReference.get(start);
  if (footnote === undefined) return <sup className={styles.raised}>{children}</sup>;
  return (
    <sup className={styles.raised}>
      <a
        href={`#note-${String(footnote.note.start)}`}
        role="doc-noteref"
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
    </sup>
  );
}
