import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { PageArea } from '../../../../src-core/model/annotation.ts';
import { useText } from '../../../i18n/text.ts';
import type { AreaPage } from './AreaDraft.tsx';
import { draggedArea, EDGES, steppedArea } from './area-steps.ts';
import type { AreaEdge } from './area-steps.ts';
import styles from './Areas.module.css';

interface AreaHandlesProps {
  /** The area in hand, on its sheet as it lies there. */
  readonly area: PageArea;
  readonly sizeOf: (page: number) => AreaPage;
  /** The sheet and place under a point of the window. */
  readonly placeAt: (clientX: number, clientY: number) => { page: number; x: number; y: number } | null;
  /** Pixels from the pages' corner. */
  readonly pixelsOf: (area: PageArea) => { left: number; top: number; width: number; height: number };
  readonly onChange: (area: PageArea) => void;
  /** A click that moves nothing: something else may lie there. */
  readonly onClick: (clientX: number, clientY: number) => void;
  /** Brings the focus back to the pages. */
  readonly onLeave: () => void;
}

/** Pixels that the pointer goes before it moves something. */
const STILL = 3;

/** Brings the focus to the frame of the area in hand; false where there is none on the pages. */
export function focusArea(pages: Element | null): boolean {
  const frame = pages?.querySelector<HTMLElement>('[data-area-frame]') ?? null;
  frame?.focus({ preventScroll: true });
  return frame !== null;
}

/** The area in hand: dragged, sized at its corners and edges, or both by arrow keys. */
export function AreaHandles(props: AreaHandlesProps) {
  const { area, sizeOf, placeAt, pixelsOf, onChange, onClick, onLeave } = props;
  const { t } = useText();
  const [dragged, setDragged] = useState<PageArea | null>(null);
  const grab = useRef<{
    readonly edge: AreaEdge | null;
    readonly x: number;
    readonly y: number;
    readonly clientX: number;
    readonly clientY: number;
    now: PageArea | null;
  } | null>(null);
  const { left, top, width, height } = pixelsOf(dragged ?? area);

  const down = (event: PointerEvent<HTMLElement>, edge: AreaEdge | null): void => {
    const place = event.button === 0 ? placeAt(event.clientX, event.clientY) : null;
    if (place === null) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const { clientX, clientY } = event;
    grab.current = { edge, x: place.x, y: place.y, clientX, clientY, now: null };
  };
  const move = (event: PointerEvent<HTMLElement>): void => {
    const from = grab.current;
    if (from === null) return;
    const far = Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY);
    const place = placeAt(event.clientX, event.clientY);
    if (place === null || (from.now === null && far < STILL)) return;
    // Over another page it goes to the edge of its own one.
    const size = sizeOf(area.page);
    const y = place.page < area.page ? 0 : place.page > area.page ? size.height : place.y;
    from.now = {
      page: area.page,
      ...draggedArea(area, from.edge, { x: place.x - from.x, y: y - from.y }, size),
    };
    setDragged(from.now);
  };
  const up = (keep: boolean): void => {
    const from = grab.current;
    grab.current = null;
    setDragged(null);
    if (from === null || !keep) return;
    if (from.now === null) onClick(from.clientX, from.clientY);
    else onChange(from.now);
  };
  const press = (event: KeyboardEvent): void => {
    const step = { size: event.shiftKey, fine: event.ctrlKey };
    const next = event.altKey || event.metaKey ? null : steppedArea(area, event.key, step, sizeOf(area.page));
    if (next !== null) {
      const { currentTarget } = event;
      onChange({ page: area.page, ...next });
      requestAnimationFrame(() => currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    } else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const dragging = { onPointerMove: move, onPointerUp: () => up(true), onPointerCancel: () => up(false) };
  return (
    <div
      role="application"
      tabIndex={0}
      data-area-frame
      data-drawing
      aria-label={t('pages.areaInHand', { page: String(area.page + 1) })}
      className={styles.held}
      style={{ left, top, width, height }}
      onKeyDown={press}
      onPointerDown={(event) => down(event, null)}
      {...dragging}
    >
      {EDGES.map((edge) => (
        <span
          key={edge}
          aria-hidden
          data-edge={edge}
          className={styles.edge}
          onPointerDown={(event) => down(event, edge)}
          {...dragging}
        />
      ))}
    </div>
  );
}
