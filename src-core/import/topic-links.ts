import { asId, type AnnotationId, type LinkId, type NewId, type TopicId } from '../base/id.ts';
import type { Operation } from '../journal/operation.ts';
import { findChildTopic, splitTopicPath } from '../model/topic-name.ts';
import { newTopic } from '../model/new-topic.ts';
import type { Topic } from '../model/topic.ts';

/** An annotation and what its source gave it: the names of topics, the meaning of its colour. */
export interface TaggedAnnotation {
  readonly annotationId: AnnotationId;
  readonly topics: readonly string[];
  /** What its colour stood for where it comes from. */
  readonly meaning?: string;
}

/** Operations that make topics and link annotations to them. */
export interface TopicLinks {
  readonly ops: readonly Operation[];
  /** Topics that were not there before. */
  readonly created: readonly TopicId[];
}

/**
 * Links annotations to the topics that their source names: one of that name or alias wherever it stands in the tree, else a
 * new one at the top. A name with slashes is a path. `now` is ISO 8601 UTC.
 */
export function topicLinks(
  tagged: readonly TaggedAnnotation[],
  there: readonly Topic[],
  newId: NewId,
  now: string,
): TopicLinks {
  const topics = [...there];
  const ops: Operation[] = [];
  const created: TopicId[] = [];
  const make = (name: string, parent: Topic | undefined): Topic => {
    const topic = newTopic(asId<TopicId>(newId()), name, parent, topics, now);
    topics.push(topic);
    created.push(topic.id);
    ops.push({ op: 'put', kind: 'topic', id: topic.id, record: topic });
    return topic;
  };
  const along = (names: readonly string[]): Topic | undefined =>
    names.reduce<Topic | undefined>(
      (parent, name) => findChildTopic(topics, parent?.id ?? null, name) ?? make(name, parent),
      undefined,
    );
  const byTag = new Map<string, Topic | null>();
  const topicOf = (tag: string): Topic | null => {
    const known = byTag.get(tag);
    if (known !== undefined) return known;
    const names = splitTopicPath(tag) ?? [];
    const topic = (names.length === 1 ? findAnywhere(topics, names[0]!) : undefined) ?? along(names);
    byTag.set(tag, topic ?? null);
    return topic ?? null;
  };
  for (const { annotationId, topics: tags } of tagged) {
    const linked = new Set<TopicId>();
    for (const tag of tags) {
      const topic = topicOf(tag);
      if (topic === null || linked.has(topic.id)) continue;
      linked.add(topic.id);
      const id = asId<LinkId>(newId());
      const record = {
        id,
        from: { kind: 'annotation' as const, id: annotationId },
        to: { kind: 'topic' as const, id: topic.id },
        type: 'about' as const,
        created: now,
      };
      ops.push({ op: 'put', kind: 'link', id, record });
    }
  }
  return { ops, created };
}

/** At the top first, then by name below any topic. */
function findAnywhere(topics: readonly Topic[], name: string): Topic | undefined {
  const top = findChildTopic(topics, null, name);
  if (top !== undefined) return top;
  for (const parentId of new Set(topics.map((topic) => topic.parentId))) {
    const found = parentId === null ? undefined : findChildTopic(topics, parentId, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
