import { useLayoutEffect } from 'react';
import { onScrollFrame } from './on-scroll-frame.ts';

/**
 * Keeps the heads of a table in sight while the article is scrolled. What is wider than its box is scrolled sideways, also by
 * keys; in such a box nothing can stick to the article's own, so the heads are moved by hand. Nothing is drawn anew for it.
 */
export function useStickyHead(box: HTMLElement | null, label: string): void {
  useLayoutEffect(() => {
    const table = box?.querySelector('table') ?? null;
    if (box === null || table === null) return undefined;
    const head = table.tHead;
    const scroller = box.closest('[data-reader-scroller]');
    const follow = (): void => {
      if (head === null || scroller === null || !box.hasAttribute('data-wide')) return;
      const above = scroller.getBoundingClientRect().top - head.getBoundingClientRect().top;
      const most = table.offsetHeight - 2 * head.offsetHeight;
      table.style.setProperty('--head-shift', `${String(Math.max(0, Math.min(above, most)))}px`);
    };
    const measure = (): void => {
      setWide(box, table.scrollWidth > box.clientWidth + 1 ? label : null);
      let top = 0;
      // Each row of heads sticks below the one before it.
      for (const row of head?.rows ?? []) {
        row.style.setProperty('--row-top', `${String(top)}px`);
        top += row.offsetHeight;
      }
      follow();
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    observer.observe(table);
    const stop = head === null || scroller === null ? null : onScrollFrame(scroller, follow);
    return () => {
      observer.disconnect();
      stop?.();
    };
  }, [box, label]);
}

/** Names a box that can be scrolled, and lets the keys reach it; null = all of it is in sight. */
function setWide(box: HTMLElement, label: string | null): void {
  if (box.hasAttribute('data-wide') === (label !== null)) return;
  const attributes = { 'data-wide': '', tabindex: '0', role: 'group', 'aria-label': label ?? '' };
  for (const [name, value] of Object.entries(attributes)) {
    if (label === null) box.removeAttribute(name);
    else box.setAttribute(name, value);
  }
}
