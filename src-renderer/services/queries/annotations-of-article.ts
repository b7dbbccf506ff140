import type { ArticleId, DocumentId } from '../../../src-core/base/id.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import type { Link } from '../../../src-core/model/link.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';
import type { AnnotationWithTopics, LinkedTopic } from '../app-services.ts';

/** The records that the notes of one article are made of. */
export interface AnnotationRecords {
  readonly annotations: readonly Annotation[];
  /** Links to topics among those at the annotations; others are passed over. */
  readonly links: readonly Link[];
  /** At least the topics that the links lead to. */
  readonly topics: readonly Topic[];
  /** The current version of the text; undefined where the article is gone. */
  readonly current: DocumentId | undefined;
}

/** Reads the records. */
export async function annotationRecordsOf(
  lookup: RecordLookup,
  articleId: ArticleId,
): Promise<AnnotationRecords> {
  const current = (await lookup.get('article', articleId))?.documentId;
  const annotations = await lookup.annotationsOf(articleId);
  if (annotations.length === 0) return { annotations, links: [], topics: [], current };
  const links = (await lookup.linksAt(annotations.map(({ id }) => id))).filter(isTopicLink);
  const topics = await lookup.getMany('topic', [...new Set(links.map(({ to }) => to.id))]);
  return { annotations, links, topics: topics.filter((topic) => topic !== undefined), current };
}

/** Whether the link ties a topic to an annotation. */
export function isTopicLink({ type, from, to }: Link): boolean {
  return type === 'about' && from.kind === 'annotation' && to.kind === 'topic';
}

/** Annotations with their topics, sorted by position, then by age. */
export function arrangeAnnotations(records: AnnotationRecords): readonly AnnotationWithTopics[] {
  const { annotations, links, current } = records;
  const topics = new Map<string, Topic>(records.topics.map((topic) => [topic.id, topic]));
  const linked = new Map<string, LinkedTopic[]>();
  const sorted = [...links].sort((a, b) =>
    a.created < b.created ? -1 : a.created > b.created ? 1 : a.id < b.id ? -1 : 1,
  );
  for (const { id, from, to } of sorted) {
    const topic = topics.get(to.id);
    if (topic === undefined) continue;
    const known = linked.get(from.id);
    if (known === undefined) linked.set(from.id, [{ linkId: id, topic }]);
    else known.push({ linkId: id, topic });
  }
  return [...annotations].sort(byPosition).map((annotation) => ({
    annotation,
    topics: linked.get(annotation.id) ?? NO_TOPICS,
    ...(annotation.documentId === current ? {} : { lost: true }),
  }));
}

const NO_TOPICS: readonly LinkedTopic[] = [];

/** Order of an article's annotations: by start, end, place on the page, age, then identifier. */
export function byPosition(a: Annotation, b: Annotation): number {
  return (
    a.position.start - b.position.start ||
    a.position.end - b.position.end ||
    (a.area?.page ?? 0) - (b.area?.page ?? 0) ||
    (a.area?.top ?? 0) - (b.area?.top ?? 0) ||
    (a.created < b.created ? -1 : a.created > b.created ? 1 : a.id < b.id ? -1 : 1)
  );
}

/** The passages of an article with their topics, sorted by position, then by age. */
export async function annotationsOfArticle(
  lookup: RecordLookup,
  articleId: ArticleId,
): Promise<readonly AnnotationWithTopics[]> {
  return arrangeAnnotations(await annotationRecordsOf(lookup, articleId));
}
