import { appError } from '../../../src-core/base/error-code.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import { remove } from './command.ts';
import type { Command } from './command.ts';
import { leaveStory } from './split-from-story.ts';

/** Deletes an article with its versions, its annotations and every link at any of them; stored bytes stay. */
export function deleteArticle(id: ArticleId): Command {
  return {
    name: 'delete article',
    plan: async (context) => {
      const { lookup } = context;
      if ((await lookup.get('article', id)) === undefined) return failure(appError('record-missing'));
      const annotations = await lookup.annotationsOf(id);
      const documents = await lookup.documentsOf(id);
      const links = await lookup.linksAt([id, ...annotations.map((annotation) => annotation.id)]);
      const { ops: story } = await leaveStory(context, id);
      return success({
        ops: [
          ...story.filter(({ op }) => op === 'put'),
          ...links.map((link) => remove('link', link.id)),
          ...annotations.map((annotation) => remove('annotation', annotation.id)),
          ...documents.map((document) => remove('document', document.id)),
          remove('article', id),
        ],
        value: null,
      });
    },
  };
}
