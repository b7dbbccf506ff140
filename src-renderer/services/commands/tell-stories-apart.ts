import { appError } from '../../../src-core/base/error-code.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Command } from './command.ts';
import { put } from './command.ts';
import { storyLink } from './join-story.ts';

/** Remembers that two articles tell different stories: they are not offered to each other again. */
export function tellStoriesApart(a: ArticleId, b: ArticleId): Command {
  return {
    name: 'tell stories apart',
    plan: async (context) => {
      const found = await context.lookup.getMany('article', [a, b]);
      if (found.includes(undefined)) return failure(appError('record-missing'));
      return success({ ops: [put('link', storyLink(context, a, b, 'not-same-story'))], value: null });
    },
  };
}
