import type { Block } from '../../../src-core/model/document.ts';
import { renderedBlocks, START_ATTRIBUTE } from './text-position.ts';

/**
 * Tells where offsets (ascending) lie as fractions of the page's height, at once and whenever its height changes. Within a
 * block they are spread by their share of its text: asking for each line would cost a frame for thousands of them.
 */
export function trackPlaces(
  root: Element,
  page: Element,
  blocks: readonly Block[],
  offsets: readonly number[],
  tell: (fractions: readonly number[]) => void,
): () => void {
  const ends = new Map(blocks.map(({ start, end }) => [start, end]));
  const measure = (): void => {
    const sheet = page.getBoundingClientRect();
    if (sheet.height === 0) return;
    const drawn = renderedBlocks(root);
    const fractions: number[] = [];
    let [next, start, end, top, height] = [0, 0, -1, 0, 0];
    for (const offset of offsets) {
      while (offset >= end && next < drawn.length) {
        const block = drawn[next] as Element;
        const rect = block.getBoundingClientRect();
        start = Number(block.getAttribute(START_ATTRIBUTE));
        end = ends.get(start) ?? start + 1;
        top = rect.top - sheet.top;
        height = rect.height;
        next += 1;
      }
      // what is folded away lies between two blocks
      const share = Math.min(1, Math.max(0, (offset - start) / Math.max(1, end - start)));
      fractions.push((top + share * height) / sheet.height);
    }
    tell(fractions);
  };
  // observing tells of the height that there is, too
  const observer = new ResizeObserver(measure);
  observer.observe(page);
  return () => observer.disconnect();
}
