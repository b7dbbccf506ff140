import { appError } from '../../../src-core/base/error-code.ts';
import type { TopicId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import { patch } from './command.ts';
import type { Command } from './command.ts';
import { cleanTopicName, findChildTopic } from '../../../src-core/model/topic-name.ts';

/** Renames a topic; refuses a name that a sibling has. */
export function renameTopic(id: TopicId, input: string): Command {
  return {
    name: 'rename topic',
    plan: async ({ lookup }) => {
      const topics = await lookup.topics();
      const topic = topics.find((each) => each.id === id);
      if (topic === undefined) return failure(appError('record-missing'));
      const name = cleanTopicName(input);
      if (name === null) return failure(appError('topic-name-invalid', { name: input }));
      const others = topics.filter((each) => each.id !== id);
      if (findChildTopic(others, topic.parentId, name) !== undefined) {
        return failure(appError('topic-name-taken', { name }));
      }
      return success({ ops: name === topic.name ? [] : [patch('topic', id, { name })], value: null });
    },
  };
}
