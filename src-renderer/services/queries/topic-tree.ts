import type { TopicId } from '../../../src-core/base/id.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import { topicWithDescendants } from '../../../src-core/model/topic-descendants.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';
import type { TopicNode } from '../app-services.ts';

/**
 * The topic tree with the number of passages on each topic; siblings sorted by name.
 * A topic whose parent is gone, or that two devices moved into a circle, stands at the top: nothing disappears.
 */
export async function topicTree(
  lookup: RecordLookup,
  compareNames: Intl.Collator,
): Promise<readonly TopicNode[]> {
  const topics = await lookup.topics();
  const passages = new Map<string, number>();
  for (const { type, from, to } of await lookup.links()) {
    if (type !== 'about' || from.kind !== 'annotation' || to.kind !== 'topic') continue;
    passages.set(to.id, (passages.get(to.id) ?? 0) + 1);
  }
  const known = new Set(topics.map(({ id }) => id));
  const children = new Map<TopicId | null, Topic[]>();
  for (const topic of topics) {
    const parent = topic.parentId !== null && known.has(topic.parentId) ? topic.parentId : null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [topic]);
    else siblings.push(topic);
  }
  const placed = new Set<TopicId>();
  const nodes = (siblings: readonly Topic[]): readonly TopicNode[] =>
    siblings
      .filter(({ id }) => !placed.has(id))
      .sort((a, b) => compareNames.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
      .map((topic) => {
        placed.add(topic.id);
        return {
          topic,
          passages: passages.get(topic.id) ?? 0,
          children: nodes(children.get(topic.id) ?? []),
        };
      });
  const roots = nodes(children.get(null) ?? []);
  if (placed.size === topics.length) return roots;
  const inCircles: TopicNode[] = [];
  for (const topic of topics) if (!placed.has(topic.id)) inCircles.push(...nodes([topic]));
  return [...roots, ...inCircles];
}

/** The topics a topic page covers: the topic and all below it. */
export async function coveredTopics(lookup: RecordLookup, id: TopicId): Promise<ReadonlyMap<string, Topic>> {
  const topics = await lookup.topics();
  const wanted = topicWithDescendants(topics, id);
  return new Map(topics.filter((topic) => wanted.has(topic.id)).map((topic) => [topic.id, topic]));
}
