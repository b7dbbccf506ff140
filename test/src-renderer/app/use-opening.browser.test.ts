import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, ArticleId } from '../../../src-core/base/id.ts';
import { useOpening } from '../../../src-renderer/app/use-opening.ts';
import type { AnnotationWithTopics, AppServices } from '../../../src-renderer/services/app-services.ts';

const FIRST = asId<ArticleId>('first');
const SECOND = asId<ArticleId>('second');

it('a passage that is looked up late does not take the place of what was opened since', async () => {
  location.hash = '';
  let lookedUp: (found: readonly AnnotationWithTopics[]) => void = () => undefined;
  const annotations = { inArticle: () => new Promise((resolve) => (lookedUp = resolve)) };
  const session = { restored: () => null, remember: () => undefined };
  const services = { annotations, session } as unknown as AppServices;
  const hook = await renderHook(() => useOpening(services));
  const late = hook.result.current.passage(FIRST, asId<AnnotationId>('note'));
  await hook.act(() => hook.result.current.article(SECOND));
  lookedUp([]);
  await late;
  await hook.act(() => Promise.resolve());
  expect(hook.result.current.route.articleId).toBe(SECOND);
  location.hash = '';
});
