import { useLayoutEffect } from 'react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import type { ArticleDocument, Block } from '../../../../src-core/model/document.ts';
import { Reader } from '../../../../src-renderer/features/reader/Reader.tsx';
import type { ReaderHandle } from '../../../../src-renderer/features/reader/reader-handle.ts';
import { useTestLanguage } from '../../start-texts.ts';

beforeAll(() => useTestLanguage('en'));
afterEach(cleanup);

const PARAGRAPHS = 120;
const LENGTH = 1_000;
const BOOK = book();

function book(): ArticleDocument {
  const one = 'Rye and oats were sown. '.repeat(50).slice(0, LENGTH - 1);
  const blocks = Array.from({ length: PARAGRAPHS }, (_, at): Block => {
    const start = at * LENGTH;
    return { type: 'paragraph', start, end: start + one.length };
  });
  return {
    text: blocks.map(() => one).join('\n'),
    blocks,
    marks: [],
    figures: [],
    language: 'en',
  };
}

const drawn = (): number => document.querySelectorAll('[data-reading-text] p').length;

/** Paragraphs that each drawing of the page had. */
let counts: number[] = [];

function Count({ first }: { readonly first: () => void }) {
  useLayoutEffect(() => {
    counts.push(drawn());
    if (counts.length === 1) queueMicrotask(first);
  });
  return null;
}

/** Opens the book at an offset; `first` is called in the task that drew it first. */
async function read(
  initialOffset: number,
  first: (handle: ReaderHandle | null) => void = () => undefined,
): Promise<void> {
  counts = [];
  let handle: ReaderHandle | null = null;
  await render(
    <div style={{ height: 600, display: 'flex' }}>
      <Reader
        ref={(made) => {
          handle = made;
        }}
        document={BOOK}
        shownBlocks={[]}
        hyphens="off"
        onShowBlock={() => undefined}
        layers={[]}
        initialOffset={initialOffset}
        jump={null}
        onReady={() => undefined}
        onVisible={() => undefined}
        onLeave={() => undefined}
        onPick={() => undefined}
        readPicture={() => Promise.resolve(null)}
        header={<Count first={() => first(handle)} />}
        margin={null}
        toolbar={() => null}
      />
    </div>,
  );
}

const lineAt = (paragraph: number): number | undefined =>
  document.querySelectorAll('[data-reading-text] p')[paragraph]?.getBoundingClientRect().top;
const top = (): number => document.querySelector('[data-reader-scroller]')?.getBoundingClientRect().top ?? 0;

it('is on screen before its end is drawn, and whole right behind that', async () => {
  await read(0);
  expect(counts[0]).toBeLessThan(PARAGRAPHS / 4);
  expect((counts[0] ?? 0) * LENGTH).toBeGreaterThan(6_000);
  await expect.poll(drawn).toBe(PARAGRAPHS);
});

it('begins where it was left, with all before that', async () => {
  await read(50 * LENGTH);
  expect(counts[0]).toBeGreaterThan(50);
  expect(counts[0]).toBeLessThan(PARAGRAPHS);
  expect(Math.abs((lineAt(50) ?? 0) - top())).toBeLessThan(30);
  await expect.poll(drawn).toBe(PARAGRAPHS);
  expect(Math.abs((lineAt(50) ?? 0) - top())).toBeLessThan(30);
});

it('goes at once to a place that was not drawn yet', async () => {
  const there = { start: 110 * LENGTH, end: 110 * LENGTH + 20 };
  await read(0, (handle) => handle?.goTo(there, false));
  await expect.poll(drawn).toBe(PARAGRAPHS);
  await expect.poll(() => (lineAt(110) ?? 0) > top() && (lineAt(110) ?? 0) < top() + 600).toBe(true);
});

it('is whole for its first key, and holds up no key that is for something else', async () => {
  const atKeys: number[] = [];
  const look = (): void => void atKeys.push(drawn());
  addEventListener('keydown', look);
  const press = (target: Element | null): void => {
    target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
  };
  await read(0, () => {
    press(document.body);
    press(document.querySelector('[data-reading-text]'));
  });
  await expect.poll(() => atKeys.length).toBe(2);
  removeEventListener('keydown', look);
  expect(atKeys[0]).toBeLessThan(PARAGRAPHS);
  expect(atKeys[1]).toBe(PARAGRAPHS);
});
