import type { TopicId } from '../base/id.ts';
import type { Topic } from '../model/topic.ts';
import { topicPath } from '../model/topic-path.ts';
import type { TopicNames } from './search-types.ts';

/** All topics as queries know them; the last name of a path is the topic's own. */
export function topicNamesOf(topics: Iterable<Topic>): TopicNames[] {
  const byId = new Map<TopicId, Topic>();
  for (const topic of topics) byId.set(topic.id, topic);
  return [...byId.values()].map(({ id, parentId, name, aliases }) => ({
    id,
    parentId,
    path: topicPath(id, byId).join('/'),
    names: [name, ...aliases],
  }));
}
