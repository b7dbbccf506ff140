import { useEffect, useState } from 'react';
import type { SelectedPassage } from './reader-handle.ts';
import { selectedRange } from './text-position.ts';

/** Milliseconds without change before a selection counts as made. */
const SETTLED_MS = 160;

/** The words selected in the article once the selection stands still; null while there is none. */
export function useSelectedPassage(
  root: HTMLElement | null,
  page: HTMLElement | null,
): SelectedPassage | null {
  const [passage, setPassage] = useState<SelectedPassage | null>(null);
  useEffect(() => {
    if (root === null || page === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pointerDown = false;
    const read = (): void => {
      const selection = getSelection();
      const range = selectedRange(root, selection);
      if (range === null || selection === null) {
        setPassage(null);
        return;
      }
      const rect = selection.getRangeAt(0).getBoundingClientRect();
      const origin = page.getBoundingClientRect();
      setPassage({
        range,
        box: {
          left: rect.left - origin.left,
          right: rect.right - origin.left,
          top: rect.top - origin.top,
          bottom: rect.bottom - origin.top,
        },
      });
    };
    const changed = (): void => {
      clearTimeout(timer);
      if (getSelection()?.isCollapsed !== false) setPassage(null);
      else if (!pointerDown) timer = setTimeout(read, SETTLED_MS);
    };
    const down = (): void => {
      pointerDown = true;
    };
    const up = (): void => {
      pointerDown = false;
      changed();
    };
    document.addEventListener('selectionchange', changed);
    root.addEventListener('pointerdown', down);
    window.addEventListener('pointerup', up);
    // Selected words that are dragged elsewhere are never let go here.
    window.addEventListener('pointercancel', up);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', changed);
      root.removeEventListener('pointerdown', down);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', up);
    };
  }, [root, page]);
  return passage;
}
