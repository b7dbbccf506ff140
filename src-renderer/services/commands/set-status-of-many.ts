import type { ArticleId } from '../../../src-core/base/id.ts';
import { success } from '../../../src-core/base/result.ts';
import type { ReadingStatus } from '../../../src-core/model/article.ts';
import { patch } from './command.ts';
import type { Command } from './command.ts';

/** Moves articles through inbox, reading, done, archive together; answers how many were elsewhere before. */
export function setStatusOfMany(ids: readonly ArticleId[], status: ReadingStatus): Command<number> {
  return {
    name: 'set status',
    plan: async ({ lookup }) => {
      const articles = await lookup.getMany('article', [...new Set(ids)]);
      const ops = articles.flatMap((article) =>
        article === undefined || article.status === status ? [] : [patch('article', article.id, { status })],
      );
      return success({ ops, value: ops.length });
    },
  };
}
