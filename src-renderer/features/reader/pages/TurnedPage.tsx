import type { ReactNode } from 'react';
import type { Turn } from '../../../../src-core/import/pdf/text-run.ts';
import styles from './TurnedPage.module.css';

interface TurnedPageProps {
  readonly turn: Turn;
  /** Pixels of the sheet as it lies there. */
  readonly width: number;
  readonly height: number;
  /** Gets the pixels of the page as the file has it, which is drawn turned. */
  readonly children: (width: number, height: number) => ReactNode;
}

/** A page on its sheet, turned with all that is on it. */
export function TurnedPage({ turn, width, height, children }: TurnedPageProps) {
  const [own, across] = turn % 180 === 0 ? [width, height] : [height, width];
  return (
    <div className={styles.turned} data-turn={turn} style={{ width: own, height: across }}>
      {children(own, across)}
    </div>
  );
}
