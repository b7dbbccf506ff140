import { appError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, LinkId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import { put } from './command.ts';
import type { Command } from './command.ts';
import { planTopicPath } from './create-topic.ts';

/** Puts a topic on a passage; topics of the path that are missing are made in the same transaction. */
export function linkTopic(id: AnnotationId, path: string): Command<Topic> {
  return {
    name: 'link topic',
    plan: async (context) => {
      const { lookup, newId, now } = context;
      if ((await lookup.get('annotation', id)) === undefined) return failure(appError('record-missing'));
      const planned = await planTopicPath(context, path);
      if (!planned.ok) return planned;
      const { topic, ops } = planned.value;
      const links = await lookup.linksAt([id]);
      const there = links.some(
        (link) => link.type === 'about' && link.from.id === id && link.to.id === topic.id,
      );
      if (there) return success({ ops, value: topic });
      const link = put('link', {
        id: asId<LinkId>(newId()),
        from: { kind: 'annotation', id },
        to: { kind: 'topic', id: topic.id },
        type: 'about',
        created: now,
      });
      return success({ ops: [...ops, link], value: topic });
    },
  };
}
