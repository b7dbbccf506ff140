import type { PagePlaces } from '../../../../src-core/anchor/page-places.ts';
import type { HitRange } from '../../../../src-core/search/search-types.ts';
import type { SelectedPassage } from '../reader-handle.ts';
import type { PageFrame } from './use-page-frame.ts';

/** A selected range with the box around it, in pixels from the corner of all that scrolls; null where it is on no page. */
export function selectedBox(
  places: PagePlaces,
  { pixelsOf }: PageFrame,
  range: HitRange,
  body: HTMLElement,
): SelectedPassage | null {
  const pages = new Set([places.lineAt(range.start)?.page, places.lineAt(range.end - 1)?.page]);
  const boxes = [...pages].flatMap((page) =>
    page === undefined ? [] : places.boxesOf(page, range).map((box) => pixelsOf(page, box)),
  );
  if (boxes.length === 0) return null;
  return {
    range,
    box: {
      left: body.offsetLeft + Math.min(...boxes.map(({ left }) => left)),
      right: body.offsetLeft + Math.max(...boxes.map(({ left, width }) => left + width)),
      top: body.offsetTop + Math.min(...boxes.map(({ top }) => top)),
      bottom: body.offsetTop + Math.max(...boxes.map(({ top, height }) => top + height)),
    },
  };
}
