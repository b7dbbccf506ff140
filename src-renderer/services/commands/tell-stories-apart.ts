import { appError } from '../../../src-core/base/error-code.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Command } from './command.ts';
import { put } from './command.ts';
import { storyLink } from './join-story.ts';

/** Two articles. */
export type ArticlePair = readonly [ArticleId, ArticleId];

/** Remembers of each two articles that they tell different stories: they are not offered to each other again. */
export function tellStoriesApart(...pairs: readonly ArticlePair[]): Command {
  return {
    name: 'tell stories apart',
    plan: async (context) => {
      if ((await context.lookup.getMany('article', pairs.flat())).includes(undefined))
        return failure(appError('record-missing'));
      return success({
        ops: pairs.map(([a, b]) => put('link', storyLink(context, a, b, 'not-same-story'))),
        value: null,
      });
    },
  };
}
