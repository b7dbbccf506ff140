import { expect, it } from 'vitest';
import { pageAt, pageLayout, zoomStep } from '../../../../src-renderer/features/reader/pages/page-layout.ts';

const PAGE = { width: 600, height: 800 };
const MAP = { width: 2_400, height: 800 };
const ROOM = { width: 1_200, height: 700 };

it('fits the width that most pages have, so that one folded map makes the others no smaller', () => {
  const alone = pageLayout([PAGE, PAGE], 'width', ROOM);
  const layout = pageLayout([MAP, PAGE, PAGE], 'width', ROOM);
  expect(layout.scale).toBe(alone.scale);
  expect(layout.widths).toEqual([4_800, 1_200, 1_200]);
  expect(pageLayout([PAGE], 'page', ROOM).heights).toEqual([ROOM.height]);
});

it('gives pages of unknown size that of a known one', () => {
  const layout = pageLayout([{ width: 0, height: 0 }, { width: 0, height: 9 }, PAGE], 'width', ROOM);
  expect(layout.widths).toEqual([1_200, 1_200, 1_200]);
  expect(pageLayout([{ width: 0, height: 0 }], 'width', ROOM).widths).toEqual([1_200]);
});

it('names the page at each height, between two the upper one', () => {
  const layout = pageLayout([PAGE, MAP, PAGE], 1, ROOM);
  for (const [page, top] of layout.tops.entries()) {
    expect(pageAt(layout, top)).toBe(page);
    expect(pageAt(layout, top - 1)).toBe(Math.max(0, page - 1));
  }
  expect(pageAt(layout, layout.height + 999)).toBe(2);
  expect(layout.tops.at(-1)).toBe(layout.height - (layout.heights.at(-1) ?? 0));
});

it('steps from any size to the next one, and no further than the last', () => {
  expect(zoomStep(1, 1)).toBeGreaterThan(1);
  expect(zoomStep(1.01, -1)).toBeLessThan(1);
  expect(zoomStep(99, 1)).toBeNull();
  expect(zoomStep(0.01, -1)).toBeNull();
});
