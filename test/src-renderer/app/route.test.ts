import { describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId, TopicId } from '../../../src-core/base/id.ts';
import { formatRoute, parseRoute } from '../../../src-renderer/app/route.ts';

const article = asId<ArticleId>('01ARZ3');
const topic = asId<TopicId>('a/b ü');

describe('the route in the address', () => {
  it.each([
    { topicId: null, articleId: null, besideId: null },
    { topicId: topic, articleId: null, besideId: null },
    { topicId: null, articleId: article, besideId: null },
    { topicId: topic, articleId: article, besideId: null },
    { topicId: topic, articleId: article, besideId: article },
  ])('comes back as it went: %j', (route) => {
    expect(parseRoute(formatRoute(route))).toEqual(route);
  });

  it('leaves out what it does not understand', () => {
    for (const path of ['/nonsense/article', '/topic/%/article/%zz'])
      expect(parseRoute(path)).toEqual({ topicId: null, articleId: null, besideId: null });
    expect(parseRoute('/beside/x')).toEqual({ topicId: null, articleId: null, besideId: null });
  });
});
