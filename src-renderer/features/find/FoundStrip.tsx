import { useEffect, useState } from 'react';
import styles from './FoundStrip.module.css';

/** Rows in which the strip tells hits apart: about one for each two pixels of a high window. */
const ROWS = 600;

interface FoundStripProps {
  /** Offsets of the hits, ascending. */
  readonly starts: readonly number[];
  /** Index of the current one; -1 = none. */
  readonly index: number;
  /** Tells where offsets lie as fractions of the page's height, now and whenever lines move; answers how to stop. */
  readonly track: (offsets: readonly number[], tell: (fractions: readonly number[]) => void) => () => void;
}

function lines(rows: Iterable<number>): string {
  return [...rows].map((row) => `M0 ${String(row)}h10`).join('');
}

/** Where in the whole article the hits are, on its scroll bar. */
export function FoundStrip({ starts, index, track }: FoundStripProps) {
  const [fractions, setFractions] = useState<readonly number[]>([]);
  useEffect(() => track(starts, setFractions), [starts, track]);
  if (fractions.length !== starts.length) return null;
  const rowOf = (fraction: number): number => Math.round(fraction * ROWS);
  const current = fractions[index];
  return (
    <svg
      aria-hidden
      className={styles.strip}
      viewBox={`0 0 10 ${String(ROWS)}`}
      preserveAspectRatio="none"
      data-found-strip
    >
      <path className={styles.hits} d={lines(new Set(fractions.map(rowOf)))} />
      {current === undefined ? null : <path className={styles.current} d={lines([rowOf(current)])} />}
    </svg>
  );
}
