import { useCallback, useRef, useState } from 'react';
import type { PageBox, PagePlaces } from '../../../../src-core/anchor/page-places.ts';
import type { PageArea } from '../../../../src-core/model/annotation.ts';
import type { HitRange } from '../../../../src-core/search/search-types.ts';
import type { AreaPage } from './AreaDraft.tsx';
import type { ShownArea } from './PageAreas.tsx';
import type { PageElements, PageFrame } from './use-page-frame.ts';
import type { PageWindow } from './use-page-window.ts';

/**
 * Marks areas: the one in the making, pictures that can be taken, and which area lies under a point. What is drawn and moved
 * are rectangles of the sheet as it lies there; kept are those of the page as the file has it.
 */
export function usePageAreas(
  { scroller, body }: PageElements,
  frame: PageFrame,
  places: PagePlaces,
  areas: readonly ShownArea[],
  on: {
    readonly onArea: (area: PageArea, range: HitRange) => void;
    readonly onMoveArea: (id: string, area: PageArea, range: HitRange) => void;
  },
) {
  const [draft, setDraft] = useState<PageArea | null>(null);
  const figures = useRef(new Map<number, readonly PageBox[]>());
  const { layout } = frame;
  const sizeOf = (page: number): AreaPage => ({
    page,
    width: (layout.widths[page] ?? 0) / layout.scale,
    height: (layout.heights[page] ?? 0) / layout.scale,
  });
  const figuresOf = (page: number): readonly PageBox[] =>
    (figures.current.get(page) ?? []).map((figure) => frame.onSheet(page, figure));
  const asKept = (drawn: PageArea): { readonly area: PageArea; readonly range: HitRange } => {
    const { page } = drawn;
    const { left, top, width, height } = frame.fromSheet(page, drawn);
    const area = {
      page,
      left: Math.round(left),
      top: Math.round(top),
      width: Math.round(width),
      height: Math.round(height),
    };
    const place = places.offsetAt(page, area.left, area.top)?.offset ?? placeBefore(places, page);
    return { area, range: places.textIn(page, area) ?? { start: place, end: place } };
  };

  /** Begins with the first picture in sight, else in the middle of what is seen of the page. */
  const begin = ({ current }: PageWindow): void => {
    if (scroller === null || body === null) return;
    const seenFrom = (scroller.scrollTop - body.offsetTop - (layout.tops[current] ?? 0)) / layout.scale;
    const seenTo = seenFrom + scroller.clientHeight / layout.scale;
    const size = sizeOf(current);
    const figure = figuresOf(current).find(
      ({ top, height }) => top + height / 2 > seenFrom && top + height / 2 < seenTo,
    );
    const [from, to] = [Math.max(0, seenFrom), Math.min(size.height, seenTo)];
    const middle = {
      left: Math.round(size.width * 0.3),
      top: Math.round(from + (to - from) * 0.35),
      width: Math.round(size.width * 0.4),
      height: Math.max(60, Math.round((to - from) * 0.3)),
    };
    setDraft({ page: current, ...(figure ?? middle) });
  };
  const keep = (drawn: PageArea): void => {
    setDraft(null);
    const { area, range } = asKept(drawn);
    on.onArea(area, range);
    body?.focus({ preventScroll: true });
  };
  const held = areas.find(({ inHand }) => inHand) ?? null;
  const move = (drawn: PageArea): void => {
    if (held === null) return;
    const { area, range } = asKept(drawn);
    on.onMoveArea(held.id, area, range);
  };
  const leave = (): void => {
    setDraft(null);
    body?.focus({ preventScroll: true });
  };
  /** The smallest marked area under a point of the window. */
  const areaAt = (clientX: number, clientY: number): string | null => {
    const point = frame.pointAt(clientX, clientY);
    if (point === null) return null;
    const over = areas.filter(
      ({ area: { page, left, top, width, height } }) =>
        page === point.page &&
        point.x >= left &&
        point.x <= left + width &&
        point.y >= top &&
        point.y <= top + height,
    );
    const sorted = over.sort((a, b) => a.area.width * a.area.height - b.area.width * b.area.height);
    return sorted[0]?.id ?? null;
  };
  const keepFigures = useCallback((page: number, found: readonly PageBox[]) => {
    figures.current.set(page, found);
  }, []);
  return {
    ...{ draft, begin, keep, leave, areaAt, sizeOf, figuresOf, keepFigures },
    /** The area whose note is in hand, as it lies on its sheet. */
    held: held === null ? null : { page: held.area.page, ...frame.onSheet(held.area.page, held.area) },
    heldId: held?.id ?? null,
    move,
  };
}

/** Where in the text a page without any belongs: behind the last page before it that has some. */
export function placeBefore(places: PagePlaces, page: number): number {
  for (let before = page - 1; before >= 0; before -= 1) {
    const range = places.rangeOf(before);
    if (range !== null) return range.end;
  }
  return 0;
}
