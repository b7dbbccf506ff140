import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { PageBox } from '../../../../src-core/anchor/page-places.ts';
import type { PageArea } from '../../../../src-core/model/annotation.ts';
import { useText } from '../../../i18n/text.ts';
import { areaBetween, LEAST, steppedArea } from './area-steps.ts';
import styles from './Areas.module.css';

/** A page on which an area can be drawn, in tenths of a point. */
export interface AreaPage {
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

interface AreaDraftProps {
  /** Covers the pages while an area is drawn. */
  readonly first: PageArea;
  readonly sizeOf: (page: number) => AreaPage;
  /** Pictures of a page, for Tab. */
  readonly figuresOf: (page: number) => readonly PageBox[];
  /** The page and place under a point of the window. */
  readonly placeAt: (clientX: number, clientY: number) => { page: number; x: number; y: number } | null;
  /** Pixels from the pages' corner. */
  readonly pixelsOf: (area: PageArea) => { left: number; top: number; width: number; height: number };
  readonly onKeep: (area: PageArea) => void;
  readonly onLeave: () => void;
}

/** A rectangle in the making: dragged anywhere on a page, or moved and sized by the arrow keys. */
export function AreaDraft(props: AreaDraftProps) {
  const { first, sizeOf, placeAt, onKeep, onLeave } = props;
  const { t } = useText();
  const [area, drawArea] = useState(first);
  // Keys may come quicker than they are drawn.
  const latest = useRef(first);
  const setArea = (next: PageArea): void => {
    latest.current = next;
    drawArea(next);
  };
  const frame = useRef<HTMLDivElement>(null);
  const drag = useRef<{ page: number; x: number; y: number } | null>(null);
  useEffect(() => frame.current?.focus({ preventScroll: false }), []);

  const press = (event: KeyboardEvent): void => {
    const now = latest.current;
    const size = sizeOf(now.page);
    const next = steppedArea(now, event.key, { size: event.shiftKey, fine: event.ctrlKey }, size);
    if (next !== null) {
      setArea({ ...next, page: now.page });
      requestAnimationFrame(() => frame.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    } else if (event.key === 'Enter') onKeep(now);
    else if (event.key === 'Escape') onLeave();
    else if (event.key === 'Tab') {
      const figures = props.figuresOf(now.page);
      const at = figures.findIndex(({ left, top }) => left === now.left && top === now.top);
      const figure = figures[(at + (event.shiftKey ? figures.length - 1 : 1)) % Math.max(1, figures.length)];
      if (figure === undefined) return;
      setArea({ ...figure, page: now.page });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const down = (event: PointerEvent<HTMLElement>): void => {
    const place = event.button === 0 ? placeAt(event.clientX, event.clientY) : null;
    if (place === null) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = place;
  };
  const move = (event: PointerEvent): void => {
    const from = drag.current;
    const to = from === null ? null : placeAt(event.clientX, event.clientY);
    if (from === null || to === null) return;
    const size = sizeOf(from.page);
    // Over another page it goes on to the edge of its own one.
    const y = to.page < from.page ? 0 : to.page > from.page ? size.height : to.y;
    setArea({ ...areaBetween(from.x, from.y, to.x, y, size), page: from.page });
  };
  const up = (): void => {
    if (drag.current === null) return;
    drag.current = null;
    const { width: drawnWidth, height: drawnHeight } = latest.current;
    if (drawnWidth >= LEAST && drawnHeight >= LEAST) onKeep(latest.current);
    else setArea(first);
  };
  const { left, top, width, height } = props.pixelsOf(area);
  return (
    <div
      className={styles.drawing}
      data-drawing
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => (drag.current = null)}
    >
      <div
        ref={frame}
        role="application"
        tabIndex={0}
        aria-label={t('pages.areaDraft', { page: String(area.page + 1) })}
        className={styles.draft}
        style={{ left, top, width, height }}
        onKeyDown={press}
      >
        <span aria-hidden className={styles.draftHint}>
          {t('pages.areaHint')}
        </span>
      </div>
    </div>
  );
}
