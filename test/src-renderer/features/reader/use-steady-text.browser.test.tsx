import { expect, it } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import {
  rangeRect,
  domRange,
  renderedBlocks,
} from '../../../../src-renderer/features/reader/text-position.ts';
import { useSteadyText } from '../../../../src-renderer/features/reader/use-steady-text.ts';

const WORDS = 'Der Verteidigungsminister sprach am Freitag in Ottawa mit seinen Amtskollegen. '.repeat(12);

function Steady({ scroller, root }: { readonly scroller: HTMLElement; readonly root: HTMLElement }) {
  useSteadyText(scroller, root, null);
  return null;
}

const frame = (): Promise<unknown> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

it('keeps the line that is read in its place through any sizes and widths, and does not drift', async () => {
  await cleanup();
  const scroller = document.createElement('div');
  scroller.style.cssText = 'height: 400px; width: 600px; overflow: auto; overflow-anchor: none';
  const root = document.createElement('article');
  for (let index = 0; index < 60; index += 1) {
    const block = document.createElement('p');
    block.setAttribute('data-start', String(index * (WORDS.length + 1)));
    block.textContent = WORDS;
    root.append(block);
  }
  scroller.append(root);
  document.body.append(scroller);
  await render(<Steady scroller={scroller} root={root} />);
  scroller.scrollTop = 4000;
  await frame();
  const view = scroller.getBoundingClientRect();
  const line = document.caretPositionFromPoint(view.left + 2, view.top + 80);
  const block = line?.offsetNode.parentElement;
  const offset = Number(block?.getAttribute('data-start')) + (line?.offset ?? 0);
  const top = (): number => {
    const range = domRange(renderedBlocks(root), { start: offset, end: offset + 1 });
    return range === null ? NaN : rangeRect(range).top;
  };
  const before = top();
  for (const [size, width] of [
    ['28px', '600px'],
    ['13px', '300px'],
    ['19px', '900px'],
    ['16px', '600px'],
  ] as const) {
    root.style.fontSize = size;
    scroller.style.width = width;
    await frame();
    expect(Math.abs(top() - before)).toBeLessThan(3);
  }
  expect(Math.abs(scroller.scrollTop - 4000)).toBeLessThan(3);
  scroller.remove();
});
