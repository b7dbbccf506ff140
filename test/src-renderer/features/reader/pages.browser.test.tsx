import { createRef } from 'react';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { packTexts } from '../../../../src-core/anchor/packed-texts.ts';
import { appError } from '../../../../src-core/base/error-code.ts';
import { failure, success } from '../../../../src-core/base/result.ts';
import type { PageArea } from '../../../../src-core/model/annotation.ts';
import type { ArticleDocument, DocumentPage } from '../../../../src-core/model/document.ts';
import type { HitRange } from '../../../../src-core/search/search-types.ts';
import type { ShownArea } from '../../../../src-renderer/features/reader/pages/PageAreas.tsx';
import { Pages } from '../../../../src-renderer/features/reader/pages/Pages.tsx';
import type { ReaderHandle } from '../../../../src-renderer/features/reader/reader-handle.ts';
import type { OpenPages } from '../../../../src-renderer/services/page-service.ts';
import { Announcer } from '../../../../src-renderer/ui/announcer.tsx';
import { useTestLanguage } from '../../start-texts.ts';

beforeAll(() => useTestLanguage('en'));
beforeEach(() => localStorage.clear());

const PAGES = 40;
const LEFT = ['Left one begins here', 'and left two ends.'];
const RIGHT = ['Right one begins', 'and right two ends.'];

/** Two columns on each page; the text goes down the left one first. */
function paper(): ArticleDocument {
  let text = '';
  const blocks: ArticleDocument['blocks'][number][] = [];
  const pages = Array.from({ length: PAGES }, (): DocumentPage => {
    const boxes: number[] = [];
    for (const [column, lines] of [LEFT, RIGHT].entries()) {
      const begin = text.length === 0 ? 0 : (text += '\n').length;
      for (const [row, line] of lines.entries()) {
        if (row > 0) text += ' ';
        boxes.push(text.length, text.length + line.length, 600 + 2600 * column, 800 + 160 * row, 2000, 120);
        text += line;
      }
      blocks.push({ type: 'paragraph', start: begin, end: text.length });
    }
    return { width: 595, height: 842, rotation: 0, boxes };
  });
  return { text, language: 'en', blocks, marks: [], figures: [], pages };
}

async function open(initialOffset = 0, shown: readonly ShownArea[] = []) {
  await cleanup();
  const content = paper();
  const handle = createRef<ReaderHandle>();
  const areas: { area: PageArea; range: HitRange }[] = [];
  const moved: { id: string; area: PageArea; range: HitRange }[] = [];
  const drawn: number[] = [];
  const again: number[] = [];
  let read = 0;
  const file: OpenPages = {
    summary: { pages: PAGES, outline: [], labels: null },
    draw: ({ page }) => {
      drawn.push(page);
      const canvas = new OffscreenCanvas(10, 14);
      canvas.getContext('2d')?.fillRect(0, 0, 5, 5);
      return Promise.resolve(
        page === 1
          ? failure(appError('page-undrawable', { file: 'a.pdf', page: '2', reason: 'no shape' }))
          : success({ bitmap: canvas.transferToImageBitmap(), figures: [] }),
      );
    },
    content: () => Promise.resolve(success({ width: 595, height: 842, links: [], texts: packTexts([]) })),
    again: (page) => again.push(page),
    close: () => undefined,
  };
  const { container } = await render(
    <Announcer>
      <div style={{ display: 'flex', width: 900, height: 700 }}>
        <Pages
          ref={handle}
          file={file}
          fileKey="a"
          document={content}
          layers={[]}
          initialOffset={initialOffset}
          jump={null}
          onVisible={() => undefined}
          onPick={() => undefined}
          header={null}
          margin={null}
          toolbar={() => null}
          areas={shown}
          onArea={(area, range) => areas.push({ area, range })}
          onPickArea={() => undefined}
          onMoveArea={(id, area, range) => moved.push({ id, area, range })}
          onReady={() => undefined}
          onReadText={() => (read += 1)}
        />
      </div>
    </Announcer>,
  );
  await expect.poll(() => container.querySelectorAll('[data-page] span').length).toBeGreaterThan(0);
  const words = (page: number, part: string): DOMRect =>
    [...container.querySelectorAll(`[data-page="${String(page)}"] span`)]
      .find((span) => span.textContent.includes(part))!
      .getBoundingClientRect();
  const drag = (from: readonly [number, number], to: readonly [number, number]): void => {
    const body = container.querySelector('[data-reading-text]')!;
    const event = (type: string, [x, y]: readonly [number, number]): PointerEvent =>
      new PointerEvent(type, { clientX: x, clientY: y, button: 0, bubbles: true });
    body.dispatchEvent(event('pointerdown', from));
    window.dispatchEvent(event('pointermove', to));
    window.dispatchEvent(event('pointerup', to));
  };
  const selected = (): string => {
    const passage = handle.current?.passage();
    return passage === null || passage === undefined
      ? ''
      : content.text.slice(passage.range.start, passage.range.end);
  };
  return { container, handle, words, drag, selected, areas, moved, drawn, again, read: () => read, content };
}

it('selects the words of one column, however far a drag goes into the other one beside it', async () => {
  const { words, drag, selected } = await open();
  const first = words(0, 'Left one');
  const second = words(0, 'left two');
  drag([first.left + 1, first.top + 5], [second.right - 1, second.top + 5]);
  await expect.poll(selected).toBe('Left one begins here and left two ends.');
  // Beyond the column's edge, but nearer to it than to the other one.
  drag([first.left + 1, first.top + 5], [first.right + 10, first.top + 5]);
  await expect.poll(selected).toBe('Left one begins here');
});

it('copies its words, but not in place of what is copied from a field', async () => {
  const { container, words, drag, selected } = await open();
  const first = words(0, 'Left one');
  drag([first.left + 1, first.top + 5], [first.right - 1, first.top + 5]);
  await expect.poll(selected).toBe('Left one begins here');
  const copied = (from: Element): string => {
    const clipboardData = new DataTransfer();
    from.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  };
  expect(copied(container.querySelector('input')!)).toBe('');
  expect(copied(container.querySelector('[data-reading-text]')!)).toBe('Left one begins here');
});

it('keeps what is in hand on the page through steps of the keys, and names a page that cannot be drawn', async () => {
  const { container, handle, selected, content, drawn, again, read } = await open();
  handle.current!.step('next-sentence');
  await expect.poll(selected).toBe('Left one begins here and left two ends.');
  await expect.poll(() => container.querySelectorAll('[data-layer="reading-cursor"] i').length).toBe(2);
  const far = content.text.lastIndexOf('Right one');
  handle.current!.goTo({ start: far, end: far + 9 }, true);
  await expect.poll(() => container.querySelector(`[data-page="${String(PAGES - 1)}"]`)).not.toBeNull();
  expect(selected()).toBe('Right one');
  const second = content.text.indexOf('Left one', 10);
  handle.current!.goTo({ start: second, end: second + 4 }, false);
  await expect.poll(() => container.textContent).toContain('Page 2 of a.pdf cannot be drawn');
  const button = (name: string): HTMLButtonElement =>
    [...container.querySelectorAll('button')].find(({ textContent }) => textContent === name)!;
  button('Try again').click();
  await expect.poll(() => drawn.filter((page) => page === 1).length).toBeGreaterThan(1);
  expect(again).toEqual([1]);
  await expect.poll(() => container.textContent).toContain('Page 2 of a.pdf cannot be drawn');
  button('Show the reading text').click();
  expect(read()).toBe(1);
});

it('holds few pages at a time, wherever it is scrolled to, and keeps its place when the size changes', async () => {
  const { container, handle, drawn } = await open();
  const scroller = container.querySelector('[data-reader-scroller]')!;
  const held = (): number => container.querySelectorAll('[data-page]').length;
  const inSight = (): number => {
    const view = scroller.getBoundingClientRect();
    const pages = [...container.querySelectorAll('[data-page]:has(span)')];
    const boxes = pages.map((page) => page.getBoundingClientRect());
    return boxes.filter(({ top, bottom }) => top < view.bottom && bottom > view.top).length;
  };
  for (let share = 0; share <= 10; share += 1) {
    scroller.scrollTop = (scroller.scrollHeight * share) / 10;
    await expect.poll(inSight).toBeGreaterThan(0);
    expect(held()).toBeLessThan(6);
  }
  expect(drawn.length).toBeLessThan(PAGES);
  handle.current!.pages!.goToArea({ page: 20, left: 0, top: 3000, width: 10, height: 10 });
  const number = (): string => container.querySelector('input')!.value;
  await expect.poll(number).toBe('21');
  const width = (): number => container.querySelector('[data-page="20"]')?.clientWidth ?? Infinity;
  const before = width();
  expect(before).toBeLessThan(Infinity);
  handle.current!.pages!.zoomBy(-1);
  handle.current!.pages!.zoomBy(-1);
  await expect.poll(width).toBeLessThan(before);
  expect(number()).toBe('21');
});

it('grows by two fingers or Ctrl and the wheel about what is under the pointer, and the window does not', async () => {
  const { container, words } = await open();
  const before = words(0, 'right two');
  const [clientX, clientY] = [before.left + 2, before.top + 2];
  for (let turn = 0; turn < 6; turn += 1) {
    const wheel = { clientX, clientY, deltaY: -100, ctrlKey: true, bubbles: true, cancelable: true };
    const event = new WheelEvent('wheel', wheel);
    container.querySelector('[data-reading-text]')!.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  }
  await expect.poll(() => words(0, 'right two').height).toBeGreaterThan(before.height * 1.5);
  const after = words(0, 'right two');
  expect(Math.abs(after.left - clientX)).toBeLessThan(8);
  expect(Math.abs(after.top - clientY)).toBeLessThan(8);
});

it('opens again where it was left, and not where it was before if the reader was elsewhere since', async () => {
  const first = await open();
  first.handle.current!.pages!.goToArea({ page: 12, left: 0, top: 4000, width: 10, height: 10 });
  await expect.poll(() => first.container.querySelector('input')!.value).toBe('13');
  const offset = first.handle.current!.top();
  await expect.poll(() => localStorage.getItem('florilegium.page-places') ?? '').toContain('"page":12');
  expect((await open(offset)).container.querySelector('input')!.value).toBe('13');
  const elsewhere = await open(first.content.text.length - 4);
  await expect.poll(() => elsewhere.container.querySelector('input')!.value).toBe(String(PAGES));
});

it('marks an area by keys alone, with the words that lie in it', async () => {
  const { container, handle, areas, content } = await open();
  handle.current!.pages!.markArea();
  await expect.poll(() => container.querySelector('[role=application]')).not.toBeNull();
  const draft = container.querySelector('[role=application]')!;
  const press = (key: string, shiftKey = false): boolean =>
    draft.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
  for (let times = 0; times < 60; times += 1) press('ArrowUp');
  for (let times = 0; times < 60; times += 1) press('ArrowLeft');
  for (let times = 0; times < 10; times += 1) press('ArrowRight', true);
  press('Enter');
  await expect.poll(() => areas.length).toBe(1);
  const { area, range } = areas[0]!;
  expect(area).toMatchObject({ page: 0, left: 0, top: 0 });
  expect(content.text.slice(range.start, range.end)).toContain('Left one');
  expect(content.text.slice(range.start, range.end)).not.toContain('Right two');
});

it('moves and sizes the area in hand by keys and by mouse, also on turned pages, and its words follow', async () => {
  const area = { page: 0, left: 500, top: 600, width: 2200, height: 300 };
  const shown: ShownArea = { id: 'a', area, colour: 'red', active: true, inHand: true };
  const { container, handle, moved, content } = await open(0, [shown]);
  const frame = (): HTMLElement => container.querySelector('[data-area-frame]')!;
  const press = (key: string, shiftKey = false): boolean =>
    frame().dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
  press('ArrowRight');
  press('ArrowDown', true);
  expect(moved.map((each) => each.area)).toEqual([
    { ...area, left: 600 },
    { ...area, height: 400 },
  ]);
  // A page's upper left corner, dragged down to its second line.
  const corner = frame().querySelector<HTMLElement>('[data-edge=nw]')!;
  corner.setPointerCapture = () => undefined;
  const from = frame().getBoundingClientRect();
  const event = (type: string, clientY: number): PointerEvent =>
    new PointerEvent(type, { clientX: from.left, clientY, button: 0, bubbles: true });
  corner.dispatchEvent(event('pointerdown', from.top));
  corner.dispatchEvent(event('pointermove', from.top + from.height * 0.9));
  corner.dispatchEvent(event('pointerup', from.top + from.height * 0.9));
  const sized = moved[2]!;
  expect(sized.area.top + sized.area.height).toBe(900);
  expect(sized.area.top).toBeGreaterThan(820);
  const { start, end } = moved[1]!.range;
  expect(content.text.slice(start, end)).toContain('Left one begins here');
  handle.current!.pages!.turnBy(1);
  await expect.poll(() => frame().clientHeight > frame().clientWidth).toBe(true);
  press('ArrowRight');
  expect(moved[3]!.area).toEqual({ ...area, top: 500 });
});

it('selects words on turned pages, and keeps the turn of a file', async () => {
  const { words, drag, selected, handle } = await open();
  handle.current!.pages!.turnBy(1);
  await expect.poll(() => words(0, 'Left one').height > words(0, 'Left one').width).toBe(true);
  const [first, second] = [words(0, 'Left one'), words(0, 'left two')];
  expect(second.left).toBeLessThan(first.left);
  drag([first.left + 5, first.top + 1], [second.left + 5, second.bottom - 1]);
  await expect.poll(selected).toBe('Left one begins here and left two ends.');
  const again = await open();
  const turned = again.words(0, 'Left one');
  expect(turned.height).toBeGreaterThan(turned.width);
});
