import type { PageGeometry } from './reader-handle.ts';
import styles from './Reader.module.css';

interface ReadingBarProps {
  /** Only so that the bar is drawn again when lines move. */
  readonly geometry: PageGeometry;
  readonly rect: DOMRect | null;
  readonly page: HTMLElement | null;
  readonly column: HTMLElement | null;
}

/** A bar before the sentence in hand: the visible focus of the keyboard, also in forced colours. */
export function ReadingBar({ rect, page, column }: ReadingBarProps) {
  if (rect === null || page === null || column === null) return null;
  const origin = page.getBoundingClientRect();
  const edges = column.getBoundingClientRect();
  const mirrored = column.dir === 'rtl';
  const left = (mirrored ? edges.right + 11 : edges.left - 14) - origin.left;
  return (
    <div
      aria-hidden
      className={styles.bar}
      style={{ top: rect.top - origin.top, left, height: rect.height }}
    />
  );
}
