import { useEffect, useRef, useState } from 'react';
import type { ArticleDocument } from '../../../../src-core/model/document.ts';
import type { HitRange } from '../../../../src-core/search/search-types.ts';
import { isTyping } from '../../../ui/is-typing.ts';

/** A place on the pages: the nearest offset, and how far (tenths of a point) its line is. */
export interface PointedPlace {
  readonly offset: number;
  readonly away: number;
}

interface PageSelectionParts {
  readonly body: HTMLElement | null;
  readonly scroller: HTMLElement | null;
  readonly document: Pick<ArticleDocument, 'text' | 'blocks'>;
  /** What lies at a point of the window; null where no page has text. */
  readonly placeAt: (clientX: number, clientY: number) => PointedPlace | null;
  /** A click without a drag; null beside the text. */
  readonly onClick: (offset: number | null, clientX: number, clientY: number) => void;
}

/** Clicks that follow within this time (milliseconds) and distance (pixels) take words, then paragraphs. */
const AGAIN_MS = 400;
const AGAIN_PX = 5;
const BESIDE_TENTHS = 120;
const WORD = /[\p{L}\p{N}\p{M}’'-]+/gu;

function wordAt(text: string, offset: number): HitRange {
  const from = Math.max(0, offset - 100);
  for (const { 0: word, index } of text.slice(from, offset + 100).matchAll(WORD)) {
    const start = from + index;
    if (start <= offset && offset <= start + word.length) return { start, end: start + word.length };
  }
  return { start: offset, end: Math.min(text.length, offset + 1) };
}

/**
 * Selecting with the mouse on pictures of pages: what is selected are offsets of the text, so a drag follows the
 * text's own order, never the lines of the column beside. A second click takes the word, a third the paragraph.
 */
export function usePageSelection({ body, scroller, document, placeAt, onClick }: PageSelectionParts): {
  readonly selection: HitRange | null;
  /** While the button is down. */
  readonly dragging: boolean;
  readonly select: (range: HitRange | null) => void;
} {
  const [selection, setSelection] = useState<HitRange | null>(null);
  const [dragging, setDragging] = useState(false);
  const latest = useRef({ placeAt, onClick, document, selection });
  useEffect(() => {
    latest.current = { placeAt, onClick, document, selection };
  });

  useEffect(() => {
    if (body === null || scroller === null) return undefined;
    let held: {
      anchor: HitRange;
      unit: 'letter' | 'word' | 'paragraph';
      moved: boolean;
      from: PointedPlace;
    } | null = null;
    let clicked = false;
    let last = { x: 0, y: 0, time: 0, count: 0 };
    let pointer = { x: 0, y: 0 };
    let frame = 0;

    const unitAt = (offset: number, unit: 'letter' | 'word' | 'paragraph'): HitRange => {
      const { text, blocks } = latest.current.document;
      if (unit === 'letter') return { start: offset, end: offset };
      if (unit === 'word') return wordAt(text, offset);
      const block = blocks.find(({ start, end }) => start <= offset && offset <= end);
      return block === undefined ? wordAt(text, offset) : { start: block.start, end: block.end };
    };
    const extend = (): void => {
      if (held === null) return;
      const place = latest.current.placeAt(pointer.x, pointer.y);
      if (place === null) return;
      const target = unitAt(place.offset, held.unit);
      const start = Math.min(held.anchor.start, target.start);
      const end = Math.max(held.anchor.end, target.end);
      if (end > start) setSelection({ start, end });
    };
    // Beyond the edge the pages move on under the pointer.
    const drift = (): void => {
      frame = 0;
      if (held === null) return;
      const view = scroller.getBoundingClientRect();
      const by = Math.min(0, pointer.y - view.top - 8) + Math.max(0, pointer.y - view.bottom + 8);
      if (by === 0) return;
      scroller.scrollTop += by / 3;
      extend();
      frame = requestAnimationFrame(drift);
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0 || (event.target as Element).closest('button, a, [data-drawing]') !== null)
        return;
      const place = latest.current.placeAt(event.clientX, event.clientY);
      const near = Math.hypot(event.clientX - last.x, event.clientY - last.y) < AGAIN_PX;
      const count = near && event.timeStamp - last.time < AGAIN_MS ? last.count + 1 : 1;
      last = { x: event.clientX, y: event.clientY, time: event.timeStamp, count };
      clicked = place === null;
      if (place === null) return;
      pointer = { x: event.clientX, y: event.clientY };
      const unit = count === 1 ? 'letter' : count === 2 ? 'word' : 'paragraph';
      const before = latest.current.selection;
      const anchor =
        event.shiftKey && before !== null
          ? place.offset < before.start
            ? { start: before.end, end: before.end }
            : { start: before.start, end: before.start }
          : unitAt(place.offset, unit);
      held = { anchor, unit, moved: count > 1 || event.shiftKey, from: place };
      if (held.moved) extend();
      else setSelection(null);
      setDragging(true);
    };
    const move = (event: PointerEvent): void => {
      if (held === null) return;
      pointer = { x: event.clientX, y: event.clientY };
      if (!held.moved && Math.hypot(pointer.x - last.x, pointer.y - last.y) < 3) return;
      held.moved = true;
      extend();
      if (frame === 0) frame = requestAnimationFrame(drift);
    };
    const up = (): void => {
      if (clicked) latest.current.onClick(null, last.x, last.y);
      clicked = false;
      if (held === null) return;
      const { moved, from } = held;
      held = null;
      setDragging(false);
      if (!moved) latest.current.onClick(from.away > BESIDE_TENTHS ? null : from.offset, last.x, last.y);
    };
    body.addEventListener('pointerdown', down);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', up);
    return () => {
      cancelAnimationFrame(frame);
      body.removeEventListener('pointerdown', down);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', up);
    };
  }, [body, scroller]);

  // What is selected is no selection of the browser's, so copying is ours, too.
  useEffect(() => {
    const copy = (event: ClipboardEvent): void => {
      const { selection: range, document: content } = latest.current;
      if (range === null || getSelection()?.isCollapsed === false || event.clipboardData === null) return;
      // Somebody else's: a field, or the article beside this one.
      const place = event.target instanceof Element ? event.target : null;
      const pane = place?.closest('[data-article-pane]') ?? null;
      if (isTyping(place) || (pane !== null && !pane.contains(body))) return;
      event.clipboardData.setData('text/plain', content.text.slice(range.start, range.end));
      event.preventDefault();
    };
    window.addEventListener('copy', copy);
    return () => window.removeEventListener('copy', copy);
  }, [body]);

  return { selection, dragging, select: setSelection };
}
