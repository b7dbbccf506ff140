import { memo } from 'react';
import type { AnnotationColour, PageArea } from '../../../../src-core/model/annotation.ts';
import styles from './Areas.module.css';

/** An area that is marked. */
export interface ShownArea {
  readonly id: string;
  readonly area: PageArea;
  readonly colour: AnnotationColour;
  /** In hand, or pointed at. */
  readonly active: boolean;
  /** Its note is the one in hand: it can be moved. */
  readonly inHand: boolean;
}

/** The marked areas of one page. */
export const PageAreas = memo(function PageAreas({
  areas,
  scale,
}: {
  readonly areas: readonly ShownArea[];
  readonly scale: number;
}) {
  return areas.map(({ id, area, colour, active }) => (
    <div
      key={id}
      aria-hidden
      data-area={id}
      data-active={active || undefined}
      className={styles.area}
      style={{
        left: area.left * scale,
        top: area.top * scale,
        width: area.width * scale,
        height: area.height * scale,
        borderColor: `var(--${colour})`,
        background: `color-mix(in srgb, var(--${colour}) 14%, transparent)`,
      }}
    />
  ));
});
