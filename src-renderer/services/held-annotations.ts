import type { ArticleId, DocumentId } from '../../src-core/base/id.ts';
import type { ChangedRecord } from '../../src-core/journal/reducer.ts';
import type { Annotation } from '../../src-core/model/annotation.ts';
import type { Link } from '../../src-core/model/link.ts';
import type { Topic } from '../../src-core/model/topic.ts';
import { sameValue } from '../store/same-value.ts';
import type { AnnotationWithTopics } from './app-services.ts';
import { isTopicLink } from './queries/annotations-of-article.ts';
import type { AnnotationRecords } from './queries/annotations-of-article.ts';

/** The records behind an article's annotations, by id. */
export interface HeldRecords {
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly links: ReadonlyMap<string, Link>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly current: DocumentId | undefined;
}

/** Lists as maps. */
export function asMaps({ annotations, links, topics, current }: AnnotationRecords): HeldRecords {
  const byId = <Value extends { readonly id: string }>(values: readonly Value[]): Map<string, Value> =>
    new Map(values.map((value) => [value.id, value]));
  return { annotations: byId(annotations), links: byId(links), topics: byId(topics), current };
}

/** Maps as lists. */
export function asLists({ annotations, links, topics, current }: HeldRecords): AnnotationRecords {
  return {
    annotations: [...annotations.values()],
    links: [...links.values()],
    topics: [...topics.values()],
    current,
  };
}

/** The records after the changes; null where none of them is touched, 'unknown' where the tables must be asked. */
export function withChanges(
  held: HeldRecords,
  articleId: ArticleId,
  changes: readonly ChangedRecord[],
): HeldRecords | null | 'unknown' {
  const annotations = new Map(held.annotations);
  const links = new Map(held.links);
  const topics = new Map(held.topics);
  let touched = false;
  const newTopics = new Map<string, Topic>();
  for (const change of changes) {
    const { id } = change;
    if (change.kind === 'article' && id === articleId) {
      if (change.after?.documentId !== held.current) return 'unknown';
    } else if (change.kind === 'annotation') {
      if (annotations.delete(id)) touched = true;
      if (change.after?.articleId !== articleId) continue;
      annotations.set(id, change.after);
      touched = true;
    } else if (change.kind === 'topic') {
      if (change.after !== null) newTopics.set(id, change.after);
      if (!topics.delete(id)) continue;
      if (change.after !== null) topics.set(id, change.after);
      touched = true;
    }
  }
  for (const change of changes) {
    if (change.kind !== 'link') continue;
    if (links.delete(change.id)) touched = true;
    const link = change.after;
    if (link === null || !isTopicLink(link) || !annotations.has(link.from.id)) continue;
    const topic = topics.get(link.to.id) ?? newTopics.get(link.to.id);
    if (topic === undefined) return 'unknown';
    topics.set(topic.id, topic);
    links.set(link.id, link);
    touched = true;
  }
  return touched ? { annotations, links, topics, current: held.current } : null;
}

/** The new list with the old items where they are equal, so that nothing is drawn twice. */
export function keepingEqual(
  before: readonly AnnotationWithTopics[] | undefined,
  after: readonly AnnotationWithTopics[],
): readonly AnnotationWithTopics[] {
  if (before === undefined) return after;
  const known = new Map<string, AnnotationWithTopics>(before.map((item) => [item.annotation.id, item]));
  let same = before.length === after.length;
  const kept = after.map((item, index) => {
    const old = known.get(item.annotation.id);
    const next = old !== undefined && sameItem(old, item) ? old : item;
    same &&= next === before[index];
    return next;
  });
  return same ? before : kept;
}

function sameItem(a: AnnotationWithTopics, b: AnnotationWithTopics): boolean {
  const sameRecords =
    a.topics.length === b.topics.length &&
    a.topics.every(
      ({ linkId, topic }, at) => linkId === b.topics[at]?.linkId && topic === b.topics[at].topic,
    );
  if (a.annotation === b.annotation && a.lost === b.lost && sameRecords) return true;
  // After reading anew the same records are other objects.
  return sameValue(a, b);
}
