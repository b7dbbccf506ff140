import '../../../../src-renderer/ui/base.css';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { asId } from '../../../../src-core/base/id.ts';
import type { Topic } from '../../../../src-core/model/topic.ts';
import { TopicPage } from '../../../../src-renderer/features/topics/TopicPage.tsx';
import type { TopicPassage } from '../../../../src-renderer/services/app-services.ts';
import { accessibilityProblems } from '../../accessibility.ts';
import { fakeArticle } from '../../fake-articles.ts';
import { fakeServices } from '../../fake-services.ts';
import { useTestLanguage } from '../../start-texts.ts';

beforeEach(() => useTestLanguage('en'));
afterEach(() => cleanup());

const COUNT = 10_000;
const PER_ARTICLE = 10;

it(`goes through ${String(COUNT)} passages by keys, draws only those in sight, and shows their notes as they read`, async () => {
  const topic: Topic = {
    id: asId('topic'),
    parentId: null,
    name: 'Truppen',
    aliases: [],
    definition: '',
    colour: 'blue',
    created: '2024-11-10T00:00:00.000Z',
  };
  const passages = Array.from({ length: COUNT }, (_, index): TopicPassage => {
    const article = fakeArticle(Math.floor(index / PER_ARTICLE));
    return {
      topic,
      article,
      annotation: {
        id: asId(`note-${String(index)}`),
        articleId: article.id,
        documentId: article.documentId,
        quote: { type: 'TextQuoteSelector', exact: `Passage ${String(index)}`, prefix: '', suffix: '' },
        position: { type: 'TextPositionSelector', start: index, end: index + 5 },
        colour: 'green',
        note: index % 2 === 0 ? '' : '**Why** this',
        created: article.added,
        modified: article.added,
      },
    };
  });
  const { topics } = fakeServices({ articles: 0, coded: false });
  const live = <Value,>(value: Value) => ({ subscribe: () => () => undefined, current: () => value });
  const tree = live([{ topic, children: [], passages: COUNT }]);
  const all = live(passages);
  const opened: string[] = [];
  const { container } = await render(
    <div style={{ display: 'flex', height: 700, width: 360 }}>
      <TopicPage
        topics={{ ...topics, tree: () => tree, passages: () => all }}
        id={topic.id}
        openAnnotation={null}
        onOpenPassage={({ annotation }) => opened.push(annotation.quote.exact)}
        onExport={() => undefined}
        onSearch={() => undefined}
        onError={() => undefined}
      />
    </div>,
  );
  const chosen = (): string | null | undefined =>
    container.querySelector(
      `[id="${container.querySelector('[role=listbox]')?.getAttribute('aria-activedescendant') ?? ''}"] span`,
    )?.textContent;
  await expect.poll(() => container.querySelector('strong')?.textContent).toBe('Why');
  expect(container.querySelectorAll('[role=option]').length).toBeLessThan(40);
  expect(await accessibilityProblems()).toEqual([]);
  container.querySelector<HTMLElement>('[role=listbox]')?.focus();
  await userEvent.keyboard('jj{Enter}');
  expect([chosen(), opened]).toEqual(['Passage 2', ['Passage 2']]);
  await userEvent.keyboard('{End}');
  await expect.poll(chosen).toBe(`Passage ${String(COUNT - 1)}`);
  await expect.element(page.getByText(`Passage ${String(COUNT - 1)}`)).toBeInViewport();
  expect(container.querySelectorAll('[role=option]').length).toBeLessThan(40);
  await userEvent.keyboard('{Home}');
  await expect.element(page.getByRole('heading', { name: 'Truppen' })).toBeVisible();
  await expect.poll(chosen).toBe('Passage 0');
});
