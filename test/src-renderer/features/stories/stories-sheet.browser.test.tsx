import '../../../../src-renderer/ui/base.css';
import { beforeEach, expect, it, vi } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { success } from '../../../../src-core/base/result.ts';
import { StoriesSheet } from '../../../../src-renderer/features/stories/StoriesSheet.tsx';
import { createLiveValue } from '../../../../src-renderer/services/live-value.ts';
import type { StoryLedger } from '../../../../src-renderer/services/story-ledger.ts';
import type { StoryDecision } from '../../../../src-renderer/services/story-service.ts';
import { accessibilityProblems } from '../../accessibility.ts';
import { fakeArticle } from '../../fake-articles.ts';
import { fakeServices } from '../../fake-services.ts';
import { useTestLanguage } from '../../start-texts.ts';

beforeEach(async () => {
  await cleanup();
  await useTestLanguage('en');
});

const LIKENESS = { words: 1, shingles: 1, size: 1 };
const OFFERED: StoryLedger = {
  offers: Array.from({ length: 600 }, (_, at) => ({
    key: String(at),
    tellings: [[fakeArticle(2 * at)], [fakeArticle(2 * at + 1)]],
    likeness: LIKENESS,
    pairs: [],
  })),
  stories: [],
};

it('says how far grouping hundreds of stories is, takes nothing else on meanwhile, and stops on Escape', async () => {
  const services = fakeServices({ articles: 0, coded: false });
  const decided = vi.fn<(decision: StoryDecision) => void>();
  const undone = vi.fn<() => void>();
  let progress = (_done: number, _total: number): void => undefined;
  const stories = {
    ...services.stories,
    ledger: () => Promise.resolve(OFFERED),
    decide: (
      decision: StoryDecision,
      onProgress: (done: number, total: number) => void,
      signal: AbortSignal,
    ) => {
      decided(decision);
      progress = onProgress;
      return new Promise<ReturnType<typeof success<number>>>((resolve) => {
        signal.addEventListener('abort', () => resolve(success(250)));
      });
    },
  };
  const search = { ...services.search, state: () => createLiveValue({ ready: true }) };
  await render(
    <StoriesSheet
      services={{ stories, search } as unknown as Parameters<typeof StoriesSheet>[0]['services']}
      onOpen={() => undefined}
      onSearch={() => undefined}
      onUndo={undone}
      onError={() => undefined}
      onClose={() => undefined}
    />,
  );
  await page.viewport(1280, 800);
  const list = page.getByRole('listbox', { name: 'Articles that may tell one story' });
  await expect.element(list).toHaveFocus();
  await userEvent.keyboard('{Control>}a{/Control}');
  await expect.element(page.getByText(/^600 marked/u)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/^0 of 600 done/u)).toBeVisible();
  progress(250, 600);
  await expect.element(page.getByText(/^250 of 600 done/u)).toBeVisible();
  expect(await accessibilityProblems()).toEqual([]);
  await userEvent.keyboard('{Enter}{Delete}{Control>}z{/Control}');
  await userEvent.click(page.getByRole('button', { name: /Group as one story/u }));
  expect(decided).toHaveBeenCalledTimes(1);
  expect(undone).not.toHaveBeenCalled();
  list.element().focus();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText(/^250 of 600 done/u)).not.toBeInTheDocument();
  await expect.element(list).toHaveFocus();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(undone).toHaveBeenCalledTimes(1);
});
