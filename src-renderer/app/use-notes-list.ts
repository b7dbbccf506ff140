import { useCallback, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { ReaderHandle } from '../features/reader/reader-handle.ts';

/** Whether the list of all notes is open, and where one reads, which it shows. */
export function useNotesList(
  reader: RefObject<ReaderHandle | null>,
  initialOffset: number,
  onVisible: (offset: number) => void,
) {
  /** Null while the list is closed: scrolling then draws nothing anew. */
  const [offset, setOffset] = useState<number | null>(null);
  const seen = useRef({ offset: initialOffset, open: false });
  const show = (open: boolean): void => {
    seen.current.open = open;
    setOffset(open ? seen.current.offset : null);
    if (!open) reader.current?.focus();
  };
  return {
    offset,
    onVisible: useCallback(
      (top: number) => {
        seen.current.offset = top;
        if (seen.current.open) setOffset(top);
        onVisible(top);
      },
      [onVisible],
    ),
    toggle: () => show(offset === null),
    /** False where it was closed. */
    close: (): boolean => {
      if (offset === null) return false;
      show(false);
      return true;
    },
  };
}
