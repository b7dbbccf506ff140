import '../../../../src-renderer/ui/base.css';
import { beforeEach, expect, it, vi } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { PassagesSheet } from '../../../../src-renderer/features/passages/PassagesSheet.tsx';
import { appError } from '../../../../src-core/base/error-code.ts';
import { failure } from '../../../../src-core/base/result.ts';
import type {
  RelatedGroup,
  RelatedHit,
  RelatedService,
} from '../../../../src-renderer/services/related-service.ts';
import type { IndexState } from '../../../../src-renderer/services/app-services.ts';
import { createLiveValue } from '../../../../src-renderer/services/live-value.ts';
import { accessibilityProblems } from '../../accessibility.ts';
import { fakeArticle } from '../../fake-articles.ts';
import { useTestLanguage } from '../../start-texts.ts';

beforeEach(async () => {
  await cleanup();
  await useTestLanguage('en');
});

function hit(index: number, kind: RelatedHit['kind'], text: string): RelatedHit {
  const article = { ...fakeArticle(index), title: `Article ${String(index)}` };
  return {
    article,
    articleId: article.id,
    range: { start: 10, end: 10 + text.length },
    text,
    marks: [{ start: 0, end: 4 }],
    asked: [{ start: 0, end: 4 }],
    run: kind === 'phrase' ? 5 : 0,
    share: 0.5,
    kind,
    score: 0.5,
  };
}

const READY = { ready: true, done: 1, total: 1, generation: 1, problem: null };
const ALL_THERE = createLiveValue<IndexState>(READY);

const GROUPS: readonly RelatedGroup[] = [
  {
    articles: 3,
    own: 'story',
    hits: [hit(1, 'phrase', 'Rund alle Soldaten'), hit(2, 'phrase', 'Fast alle Soldaten')],
  },
  { articles: 1, own: null, hits: [hit(3, 'similar', 'Viel später kamen Soldaten')] },
  { articles: 1, own: null, hits: [hit(4, 'similar', 'Noch mehr Soldaten')] },
  { articles: 1, own: 'same', hits: [hit(5, 'similar', 'Auch hier')] },
];

it('goes through stories and passages by keys: closes and opens a story, compares, and jumps to a passage', async () => {
  const open = vi.fn<(hit: RelatedHit) => void>();
  await render(
    <PassagesSheet
      related={{ groups: () => Promise.resolve({ ok: true, value: GROUPS }), state: () => ALL_THERE }}
      passage={{ text: 'Rund alle Truppen', language: 'de', at: null }}
      onOpen={open}
      onClose={() => undefined}
      onError={() => undefined}
    />,
  );
  const story = page.getByRole('button', { name: /Article 1.*story of 3 articles.*same story/u });
  await expect.element(story).toHaveFocus();
  await expect.element(page.getByRole('heading', { name: 'In the same words' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Similar passages' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'In this article' })).toBeVisible();
  // the fourth is one line until it is opened
  await expect.element(page.getByText('Auch hier')).not.toBeInTheDocument();
  expect(await accessibilityProblems()).toEqual([]);
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(story).toHaveAttribute('aria-expanded', 'false');
  await userEvent.keyboard('{ArrowRight}{ArrowDown}c');
  const compare = page.getByRole('button', { name: /^Side by side/u }).first();
  await expect.element(compare).toHaveAttribute('aria-pressed', 'true');
  await userEvent.keyboard('j{Enter}');
  expect(open).toHaveBeenCalledWith(GROUPS[0]?.hits[1]);
});

it('tells a failure to whoever listens when it happens, not to whoever did when it was asked', async () => {
  let fail = (): void => undefined;
  const related: RelatedService = {
    state: () => ALL_THERE,
    groups: () =>
      new Promise((resolve) => {
        fail = () => resolve(failure(appError('search-stopped')));
      }),
  };
  const passage = { text: 'Truppen', language: 'de', at: null };
  const heard: string[] = [];
  const sheet = (listener: string) => (
    <PassagesSheet
      related={related}
      passage={passage}
      onOpen={() => undefined}
      onClose={() => undefined}
      onError={() => heard.push(listener)}
    />
  );
  const { rerender } = await render(sheet('first'));
  await rerender(sheet('second'));
  fail();
  await expect.poll(() => heard).toEqual(['second']);
  // Nobody knows whether nothing else says this.
  await expect.poll(() => document.body.textContent).not.toMatch(/Nothing else|Looking/u);
});

it('says that the index is still being made, and asks again when it is done', async () => {
  const state = createLiveValue<IndexState>({ ...READY, ready: false });
  const answers = [GROUPS, []];
  await render(
    <PassagesSheet
      related={{
        groups: () => Promise.resolve({ ok: true, value: answers.pop() ?? [] }),
        state: () => state,
      }}
      passage={{ text: 'Rund alle Truppen', language: 'de', at: null }}
      onOpen={() => undefined}
      onClose={() => undefined}
      onError={() => undefined}
    />,
  );
  const said = page.getByText(/still being made/u);
  await expect.element(said).toBeVisible();
  await expect.element(page.getByText(/Nothing else/u)).not.toBeInTheDocument();
  state.set(READY);
  await expect.element(page.getByRole('heading', { name: 'In the same words' })).toBeVisible();
  await expect.element(said).not.toBeInTheDocument();
});
