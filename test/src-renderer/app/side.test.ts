import { expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Route } from '../../../src-renderer/app/route.ts';
import { articleOf, sideOf, withArticle, withoutSide } from '../../../src-renderer/app/side.ts';

const [a, b, c] = ['A', 'B', 'C'].map((id) => asId<ArticleId>(id)) as [ArticleId, ArticleId, ArticleId];
const NONE: Route = { topicId: null, articleId: null, besideId: null };
const TWO: Route = { ...NONE, articleId: a, besideId: b };

it('opens an article on the side that is asked for, the first one always alone', () => {
  expect(withArticle(NONE, 'beside', a)).toEqual({ ...NONE, articleId: a });
  expect(withArticle({ ...NONE, articleId: a }, 'beside', b)).toEqual(TWO);
  expect(withArticle(TWO, 'main', c)).toEqual({ ...TWO, articleId: c });
  expect(withArticle(TWO, 'beside', c)).toEqual({ ...TWO, besideId: c });
});

it('closes one of two and keeps the other, whichever it was', () => {
  expect(withoutSide(TWO, 'main')).toEqual({ ...NONE, articleId: b });
  expect(withoutSide(TWO, 'beside')).toEqual({ ...NONE, articleId: a });
  expect(withoutSide({ ...NONE, articleId: a }, 'main')).toEqual(NONE);
});

it('knows the article of each side; a single one is on both', () => {
  expect([articleOf(TWO, 'main'), articleOf(TWO, 'beside')]).toEqual([a, b]);
  expect(articleOf({ ...NONE, articleId: a }, 'beside')).toBe(a);
});

it('finds the side that shows an article, the preferred one first, and none where it is not open', () => {
  expect([sideOf(TWO, b, 'main'), sideOf(TWO, a, 'beside')]).toEqual(['beside', 'main']);
  expect([sideOf(TWO, c, 'main'), sideOf(NONE, c, 'main')]).toEqual([null, null]);
  expect(sideOf({ ...TWO, besideId: a }, a, 'beside')).toBe('beside');
  expect(sideOf({ ...NONE, articleId: a }, a, 'beside')).toBe('main');
});
