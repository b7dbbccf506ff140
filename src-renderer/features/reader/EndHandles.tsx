import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { movePassageEnd } from '../../../src-core/text/step-end.ts';
import type { PassageEnd } from '../../../src-core/text/step-end.ts';
import { useText } from '../../i18n/text.ts';
import { classNames } from '../../ui/class-names.ts';
import type { PageGeometry } from './reader-handle.ts';
import { textOffset } from './text-position.ts';
import styles from './EndHandles.module.css';

interface EndHandlesProps {
  readonly text: string;
  readonly range: HitRange;
  /** Only so that the handles are drawn again when lines move. */
  readonly geometry: PageGeometry;
  readonly rectOf: (range: HitRange) => DOMRect | null;
  readonly page: HTMLElement;
  /** What lies at a point of the window; where the text itself is drawn, the browser knows. */
  readonly offsetAt?: (x: number, y: number) => number | null;
  /** The range while a handle is dragged; null when it is let go. */
  readonly onDrag: (range: HitRange | null) => void;
  readonly onChange: (range: HitRange) => void;
  /** Brings the focus back into the text. */
  readonly onLeave: () => void;
}

const RIGHT_TO_LEFT = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}]/u;
/** Characters of the passage that a screen reader is told at an end. */
const TOLD = 24;

/** Offset of the drawn text at a point of the window. */
function drawnOffset(x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y);
  return caret === null ? null : textOffset(caret.offsetNode, caret.offset);
}

/** Brings the focus to the handle at the end of the passage in hand; false where none is drawn on the page. */
export function focusEnd(page: Element | null): boolean {
  const handle = page?.querySelector<HTMLElement>('[data-passage-end=end]') ?? null;
  handle?.focus({ preventScroll: true });
  return handle !== null;
}

/** Handles at both ends of the passage in hand: dragged, or moved by arrow keys (word by word; with Shift by character). */
export function EndHandles(props: EndHandlesProps) {
  const { text, range, rectOf, page, offsetAt = drawnOffset, onDrag, onChange, onLeave } = props;
  const { t } = useText();
  const [dragged, setDragged] = useState<HitRange | null>(null);
  /** While a handle is held: the end that stays, how far the pointer is below the line, and where the last move led. */
  const grab = useRef<{ readonly fixed: number; readonly dy: number; range: HitRange } | null>(null);
  const shown = dragged ?? range;

  const place = (end: PassageEnd): { left: number; top: number; height: number } | null => {
    const at = end === 'start' ? shown.start : shown.end - 1;
    const rect = rectOf({ start: at, end: at + 1 });
    if (rect === null || rect.height === 0) return null;
    const origin = page.getBoundingClientRect();
    const atRight = (end === 'end') !== RIGHT_TO_LEFT.test(text[at] ?? '');
    return {
      left: (atRight ? rect.right : rect.left) - origin.left,
      top: rect.top - origin.top,
      height: rect.height,
    };
  };

  const down = (event: PointerEvent<HTMLElement>, end: PassageEnd): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const spot = place(end);
    const line = spot === null ? 0 : page.getBoundingClientRect().top + spot.top + spot.height / 2;
    grab.current = { fixed: end === 'start' ? range.end : range.start, dy: event.clientY - line, range };
    setDragged(range);
  };
  const move = (event: PointerEvent<HTMLElement>): void => {
    if (grab.current === null) return;
    const { fixed, dy } = grab.current;
    const offset = offsetAt(event.clientX, event.clientY - dy);
    if (offset === null || offset === fixed) return;
    const next = { start: Math.min(offset, fixed), end: Math.max(offset, fixed) };
    grab.current.range = next;
    setDragged(next);
    onDrag(next);
  };
  const end = (keep: boolean): void => {
    if (grab.current === null) return;
    // The pointer's last move may not be drawn yet.
    const last = grab.current.range;
    grab.current = null;
    onDrag(null);
    if (keep && (last.start !== range.start || last.end !== range.end)) onChange(last);
    setDragged(null);
  };
  const press = (event: KeyboardEvent<HTMLElement>, which: PassageEnd): void => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') onLeave();
    else if (direction === null) return;
    else {
      const next = movePassageEnd(text, range, which, event.shiftKey ? 'character' : 'word', direction);
      if (next !== null) onChange(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (['start', 'end'] as const).map((which) => {
    const spot = place(which);
    if (spot === null) return null;
    const words =
      which === 'start'
        ? text.slice(range.start, range.start + TOLD)
        : text.slice(Math.max(range.start, range.end - TOLD), range.end);
    return (
      <span
        key={which}
        role="slider"
        tabIndex={0}
        data-passage-end={which}
        aria-label={t(which === 'start' ? 'ends.start' : 'ends.end')}
        aria-valuemin={0}
        aria-valuemax={text.length}
        aria-valuenow={shown[which]}
        aria-valuetext={words}
        className={classNames(styles.handle, styles[which], dragged !== null && styles.dragged)}
        style={{ left: spot.left, top: spot.top, height: spot.height }}
        onPointerDown={(event) => down(event, which)}
        onPointerMove={move}
        onPointerUp={() => end(true)}
        onPointerCancel={() => end(false)}
        onKeyDown={(event) => press(event, which)}
      />
    );
  });
}
