import { appError } from '../../../src-core/base/error-code.ts';
import type { TopicId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import { topicWithDescendants } from '../../../src-core/model/topic-descendants.ts';
import { patch } from './command.ts';
import type { Command } from './command.ts';
import { findChildTopic } from '../../../src-core/model/topic-name.ts';

/** Moves a topic with all below it under another one (null = top level); never below itself. */
export function moveTopic(id: TopicId, parentId: TopicId | null): Command {
  return {
    name: 'move topic',
    plan: async ({ lookup }) => {
      const topics = await lookup.topics();
      const topic = topics.find((each) => each.id === id);
      if (topic === undefined) return failure(appError('record-missing'));
      if (parentId !== null && !topics.some((each) => each.id === parentId)) {
        return failure(appError('record-missing'));
      }
      if (parentId !== null && topicWithDescendants(topics, id).has(parentId)) {
        return failure(appError('topic-below-itself', { name: topic.name }));
      }
      if (parentId === topic.parentId) return success({ ops: [], value: null });
      if (findChildTopic(topics, parentId, topic.name) !== undefined) {
        return failure(appError('topic-name-taken', { name: topic.name }));
      }
      return success({ ops: [patch('topic', id, { parentId })], value: null });
    },
  };
}
