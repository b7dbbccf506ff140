import type { TopicId } from '../base/id.ts';
import type { Topic } from './topic.ts';

/** Names from the root down to the topic. Cycles that a merge of two journals could make end at the first repetition. */
export function topicPath(id: TopicId, topics: ReadonlyMap<TopicId, Topic>): readonly string[] {
  const names: string[] = [];
  const seen = new Set<TopicId>();
  for (let at: TopicId | null = id; at !== null && !seen.has(at);) {
    seen.add(at);
    const topic: Topic | undefined = topics.get(at);
    if (!topic) break;
    names.unshift(topic.name);
    at = topic.parentId;
  }
  return names;
}
