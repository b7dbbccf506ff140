import type { ArticleId } from '../../../src-core/base/id.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';
import type { AnnotationWithTopics, LinkedTopic } from '../app-services.ts';

/** The passages of an article with their topics, sorted by position, then by age. */
export async function annotationsOfArticle(
  lookup: RecordLookup,
  articleId: ArticleId,
): Promise<readonly AnnotationWithTopics[]> {
  const annotations = await lookup.annotationsOf(articleId);
  if (annotations.length === 0) return [];
  const current = (await lookup.get('article', articleId))?.documentId;
  const links = (await lookup.linksAt(annotations.map(({ id }) => id))).filter(
    ({ type, to }) => type === 'about' && to.kind === 'topic',
  );
  const topics = await lookup.getMany('topic', [...new Set(links.map(({ to }) => to.id))]);
  const topicById = new Map<string, LinkedTopic['topic']>();
  for (const topic of topics) if (topic !== undefined) topicById.set(topic.id, topic);
  const topicsOf = (annotationId: string): readonly LinkedTopic[] =>
    links
      .filter(({ from }) => from.id === annotationId)
      .sort((a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : a.id < b.id ? -1 : 1))
      .flatMap(({ id, to }) => {
        const topic = topicById.get(to.id);
        return topic === undefined ? [] : [{ linkId: id, topic }];
      });
  return [...annotations]
    .sort(
      (a, b) =>
        a.position.start - b.position.start ||
        a.position.end - b.position.end ||
        (a.created < b.created ? -1 : 1),
    )
    .map((annotation) => ({
      annotation,
      topics: topicsOf(annotation.id),
      ...(annotation.documentId === current ? {} : { lost: true }),
    }));
}
