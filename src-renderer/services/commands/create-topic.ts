import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { TopicId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import { newTopic } from '../../../src-core/model/new-topic.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import { put } from './command.ts';
import type { Command, CommandContext } from './command.ts';
import { findChildTopic, splitTopicPath } from '../../../src-core/model/topic-name.ts';

/** The topic at the end of a path, and the operations that make what is missing of the path. */
export async function planTopicPath(
  { lookup, newId, now }: CommandContext,
  path: string,
): Promise<Result<{ readonly topic: Topic; readonly ops: readonly Operation[] }, AppError>> {
  const names = splitTopicPath(path);
  if (names === null) return failure(appError('topic-name-invalid', { name: path }));
  const topics = await lookup.topics();
  const ops: Operation[] = [];
  let last: Topic | undefined;
  for (const name of names) {
    const parent: Topic | undefined = last;
    last = findChildTopic(topics, parent?.id ?? null, name);
    if (last !== undefined) continue;
    last = newTopic(asId<TopicId>(newId()), name, parent, topics, now);
    ops.push(put('topic', last));
  }
  return last === undefined
    ? failure(appError('topic-name-invalid', { name: path }))
    : success({ topic: last, ops });
}

/** Creates what is missing along a path "A/B/C"; answers the last topic of it. */
export function createTopic(path: string): Command<Topic> {
  return {
    name: 'create topic',
    plan: async (context) => {
      const planned = await planTopicPath(context, path);
      return planned.ok ? success({ ops: planned.value.ops, value: planned.value.topic }) : planned;
    },
  };
}
