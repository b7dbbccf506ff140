import type { TopicId } from '../base/id.ts';
import type { Topic } from './topic.ts';

/** The topic itself and everything below it. A parent chain that runs in a circle is walked once. */
export function topicWithDescendants(topics: Iterable<Topic>, id: TopicId): ReadonlySet<TopicId> {
  const children = new Map<TopicId, TopicId[]>();
  for (const topic of topics) {
    if (topic.parentId === null) continue;
    const list = children.get(topic.parentId);
    if (list === undefined) children.set(topic.parentId, [topic.id]);
    else list.push(topic.id);
  }
  const found = new Set<TopicId>([id]);
  for (const each of found) for (const child of children.get(each) ?? []) found.add(child);
  return found;
}
