import { describe, expect, it } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import type { HitRange } from '../../../../src-core/search/search-types.ts';
import { usePaintedRanges } from '../../../../src-renderer/features/reader/use-painted-ranges.ts';
import type { PaintLayer } from '../../../../src-renderer/features/reader/use-painted-ranges.ts';

const BLOCKS = 600;
/** Each block holds ten letters, and one range of five of them. */
const LAYER: PaintLayer = {
  name: 'annotation-yellow',
  priority: 1,
  ranges: Array.from({ length: BLOCKS }, (_, index) => ({ start: index * 11, end: index * 11 + 5 })),
};
const OTHER: PaintLayer = { name: 'search-hit', priority: 3, ranges: [{ start: 22, end: 24 }] };

let root: HTMLElement;

function Painter({ layers, near, drawn }: { layers: readonly PaintLayer[]; near: HitRange; drawn: number }) {
  usePaintedRanges(root, layers, near, drawn);
  return null;
}

const ranges = (name: string): readonly AbstractRange[] => [...(CSS.highlights.get(name) ?? [])];

describe('painted passages', () => {
  it('near the viewport follow it by what differs only, and go with the article', async () => {
    await cleanup();
    root = document.createElement('article');
    for (let index = 0; index < BLOCKS; index += 1) {
      const block = document.createElement('p');
      block.setAttribute('data-start', String(index * 11));
      block.textContent = 'abcdefghij';
      root.append(block);
    }
    document.body.append(root);
    const layers = [LAYER, OTHER];
    const painter = (near: HitRange, drawn = 1, shown: readonly PaintLayer[] = layers) => (
      <Painter layers={shown} near={near} drawn={drawn} />
    );
    const view = await render(painter({ start: 0, end: 1100 }));
    const highlight = CSS.highlights.get(LAYER.name);
    const first = ranges(LAYER.name);
    expect(first).toHaveLength(100);

    await view.rerender(painter({ start: 550, end: 1650 }));
    expect(CSS.highlights.get(LAYER.name)).toBe(highlight);
    expect(ranges(LAYER.name)).toHaveLength(100);
    expect(ranges(LAYER.name).filter((range) => first.includes(range))).toHaveLength(50);

    // Another drawing has other text nodes: nothing of the old one may stay.
    await view.rerender(painter({ start: 550, end: 1650 }, 2));
    expect(ranges(LAYER.name)).toHaveLength(100);
    expect(ranges(LAYER.name).some((range) => first.includes(range))).toBe(false);

    await view.rerender(painter({ start: 550, end: 1650 }, 2, [LAYER]));
    expect(CSS.highlights.has(OTHER.name)).toBe(false);
    await view.unmount();
    expect(CSS.highlights.has(LAYER.name)).toBe(false);
    root.remove();
  });
});
