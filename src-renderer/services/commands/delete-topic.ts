import { appError } from '../../../src-core/base/error-code.ts';
import type { TopicId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import { topicWithDescendants } from '../../../src-core/model/topic-descendants.ts';
import { remove } from './command.ts';
import type { Command } from './command.ts';

/** Deletes a topic, all below it, and every link to them; the passages stay. */
export function deleteTopic(id: TopicId): Command {
  return {
    name: 'delete topic',
    plan: async ({ lookup }) => {
      const topics = await lookup.topics();
      if (!topics.some((topic) => topic.id === id)) return failure(appError('record-missing'));
      const doomed = [...topicWithDescendants(topics, id)];
      const links = await lookup.linksAt(doomed);
      return success({
        ops: [
          ...links.map((link) => remove('link', link.id)),
          ...doomed.map((each) => remove('topic', each)),
        ],
        value: null,
      });
    },
  };
}
