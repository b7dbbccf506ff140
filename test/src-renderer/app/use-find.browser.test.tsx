import { createRef } from 'react';
import { beforeAll, expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { success } from '../../../src-core/base/result.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import { useFind } from '../../../src-renderer/app/use-find.ts';
import type { ReaderHandle } from '../../../src-renderer/features/reader/reader-handle.ts';
import type { FindService } from '../../../src-renderer/services/find-service.ts';
import { useTestLanguage } from '../start-texts.ts';

beforeAll(() => useTestLanguage('en'));

const TEXT = 'Wein hier\nWein dort\nWein da';
/** Of its three lines the second is folded away. */
const CONTENT: ArticleDocument = {
  text: TEXT,
  language: 'de',
  blocks: [
    { type: 'paragraph', start: 0, end: 9 },
    { type: 'paragraph', start: 10, end: 19, role: 'navigation' },
    { type: 'paragraph', start: 20, end: 27 },
  ],
  marks: [],
  figures: [],
};
const FOUND = success({ places: [0, 4, 10, 14, 20, 24], more: false });
const CURSOR = { range: { start: 0, end: 4 }, by: 'cursor' } as const;
const NOTHING_SHOWN: readonly number[] = [];

/** Draws the hook over a reader that only notes where it is sent. */
async function finding(find: FindService['find']) {
  const goTo = vi.fn<ReaderHandle['goTo']>();
  const reader = { current: { top: () => 0, passage: () => CURSOR, goTo, focus: () => undefined } };
  const field = createRef<HTMLInputElement>();
  const service = { find };
  const hook = await renderHook((shown: readonly number[] = NOTHING_SHOWN) =>
    useFind({
      field,
      finding: service,
      reader: reader as unknown as { current: ReaderHandle },
      content: CONTENT,
      shownBlocks: shown,
    }),
  );
  return { goTo, find: () => hook.result.current, show: hook.rerender };
}

it('stays where one reads when lines with hits are unfolded for good, and counts them anew', async () => {
  const { find, goTo, show } = await finding(() => Promise.resolve(FOUND));
  find().ask({ ...find().query, text: 'Wein' });
  find().open();
  await expect.poll(() => find().found?.folded).toBe(1);
  expect(goTo).toHaveBeenCalledTimes(1);
  await show([1]);
  await expect.poll(() => find().found?.folded).toBe(0);
  expect(goTo).toHaveBeenCalledTimes(1);
});

it('forgets a step that was asked for when it is closed before the answer', async () => {
  let answer: (found: typeof FOUND) => void = () => undefined;
  const { find, goTo } = await finding(() => new Promise((resolve) => (answer = resolve)));
  find().ask({ ...find().query, text: 'Wein' });
  await expect.poll(() => find().query.text).toBe('Wein');
  find().again(-1);
  await expect.poll(() => find().isOpen).toBe(true);
  find().close();
  await expect.poll(() => find().isOpen).toBe(false);
  goTo.mockClear();
  find().open();
  await expect.poll(() => find().isOpen).toBe(true);
  answer(FOUND);
  await expect.poll(() => find().index).toBe(0);
  expect(goTo).toHaveBeenCalledTimes(1);
});
