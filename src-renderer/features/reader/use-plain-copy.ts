import { useEffect } from 'react';

const SOFT_HYPHENS = /\u00AD/gu;

/** Gives away words as they are: copied or dragged out of the article they have no soft hyphens and no buttons in them. */
export function usePlainCopy(root: HTMLElement | null): void {
  useEffect(() => {
    if (root === null) return undefined;
    const give = (data: DataTransfer | null): boolean => {
      const selection = getSelection();
      if (data === null || selection === null || selection.isCollapsed) return false;
      const words = selection.toString();
      if (!words.includes('\u00AD')) return false;
      const copy = document.createElement('div');
      copy.append(selection.getRangeAt(0).cloneContents());
      for (const aside of copy.querySelectorAll('[data-aside]')) aside.remove();
      data.setData('text/plain', words.replace(SOFT_HYPHENS, ''));
      data.setData('text/html', new XMLSerializer().serializeToString(copy).replace(SOFT_HYPHENS, ''));
      return true;
    };
    const copied = (event: ClipboardEvent): void => {
      if (!event.defaultPrevented && give(event.clipboardData)) event.preventDefault();
    };
    const dragged = (event: DragEvent): void => void give(event.dataTransfer);
    root.addEventListener('copy', copied);
    root.addEventListener('dragstart', dragged);
    return () => {
      root.removeEventListener('copy', copied);
      root.removeEventListener('dragstart', dragged);
    };
  }, [root]);
}
