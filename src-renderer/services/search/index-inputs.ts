import type { ArticleId, TopicId } from '../../../src-core/base/id.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import { topicWithDescendants } from '../../../src-core/model/topic-descendants.ts';
import { topicPath } from '../../../src-core/model/topic-path.ts';
import { indexKey } from '../../../src-core/search/index-key.ts';
import type { TouchedRecords } from '../../../src-core/search/touched-records.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';
import type { ArticleInput, IndexInput } from '../../workers/search/protocol.ts';

/** Entries to write and keys to take out, as the records are now. */
export interface ResolvedInputs {
  readonly put: readonly IndexInput[];
  readonly remove: readonly string[];
}

/** Documents that are at hand: id → JSON. */
export type DocumentsAtHand = ReadonlyMap<string, string>;

type TopicMap = ReadonlyMap<TopicId, Topic>;

const present = <Value>(values: readonly (Value | undefined)[]): Value[] =>
  values.filter((value): value is Value => value !== undefined);

/** Inputs of articles; one without its document record (it cannot be read) is left out. */
export async function articleInputs(
  lookup: RecordLookup,
  articles: readonly Article[],
  atHand: DocumentsAtHand,
): Promise<readonly ArticleInput[]> {
  const documents = await lookup.getMany(
    'document',
    articles.map(({ documentId }) => documentId),
  );
  return articles.flatMap((article, index): readonly ArticleInput[] => {
    const document = documents[index];
    return document === undefined
      ? []
      : [{ type: 'article', article, document, json: atHand.get(document.id) ?? null }];
  });
}

/** Inputs of annotations; one whose article is gone is left out. */
export async function annotationInputs(
  lookup: RecordLookup,
  annotations: readonly Annotation[],
): Promise<readonly IndexInput[]> {
  if (annotations.length === 0) return [];
  const ids = [...new Set(annotations.map(({ articleId }) => articleId))];
  const articles = new Map(
    present(await lookup.getMany('article', ids)).map((article) => [article.id, article]),
  );
  const links = (await lookup.linksAt(annotations.map(({ id }) => id))).filter(
    ({ to }) => to.kind === 'topic',
  );
  const topicIds = [...new Set(links.map(({ to }) => to.id))];
  const topics = new Map<string, Topic>(
    present(await lookup.getMany('topic', topicIds)).map((topic) => [topic.id, topic]),
  );
  const topicsOf = new Map<string, Topic[]>();
  for (const { from, to } of links) {
    const topic = topics.get(to.id);
    if (topic !== undefined) topicsOf.set(from.id, [...(topicsOf.get(from.id) ?? []), topic]);
  }
  return annotations.flatMap((annotation): readonly IndexInput[] => {
    const article = articles.get(annotation.articleId);
    return article
      ? [{ type: 'annotation', annotation, article, topics: topicsOf.get(annotation.id) ?? [] }]
      : [];
  });
}

/** Input of a topic among all topics. */
export function topicInput(topic: Topic, topics: TopicMap): IndexInput {
  return { type: 'topic', topic, path: topicPath(topic.id, topics).join('/') };
}

/** Annotations to look at: those touched, those of touched articles, and those that carry a renamed topic. */
async function touchedAnnotationIds(
  lookup: RecordLookup,
  touched: TouchedRecords,
): Promise<ReadonlySet<string>> {
  const ids = new Set(touched.annotations);
  if (touched.allAnnotations) for (const { id } of await lookup.annotations()) ids.add(id);
  for (const articleId of touched.articlesOfAnnotations) {
    for (const { id } of await lookup.annotationsOf(articleId as ArticleId)) ids.add(id);
  }
  if (touched.renamedTopics.size > 0) {
    for (const { from } of await lookup.linksAt([...touched.renamedTopics])) {
      if (from.kind === 'annotation') ids.add(from.id);
    }
  }
  return ids;
}

/** Entries of everything touched, made from the records as they are now. */
export async function resolveInputs(
  lookup: RecordLookup,
  touched: TouchedRecords,
  atHand: DocumentsAtHand,
): Promise<ResolvedInputs> {
  const put: IndexInput[] = [];
  const remove: string[] = [];

  const articleIds = [...touched.articles];
  const articles = present(await lookup.getMany('article', articleIds));
  put.push(...(await articleInputs(lookup, articles, atHand)));
  const foundArticles = new Set<string>(articles.map(({ id }) => id));
  remove.push(...articleIds.filter((id) => !foundArticles.has(id)).map((id) => indexKey('article', id)));

  const annotationIds = [...(await touchedAnnotationIds(lookup, touched))];
  const annotations = present(await lookup.getMany('annotation', annotationIds));
  put.push(...(await annotationInputs(lookup, annotations)));
  const foundAnnotations = new Set<string>(annotations.map(({ id }) => id));
  remove.push(
    ...annotationIds.filter((id) => !foundAnnotations.has(id)).map((id) => indexKey('annotation', id)),
  );

  if (touched.topics.size > 0) {
    const topics = await lookup.topics();
    const byId = new Map(topics.map((topic) => [topic.id, topic]));
    // The path of a topic holds the names above it.
    const shown = new Set<string>();
    for (const id of touched.topics)
      for (const below of topicWithDescendants(topics, id as TopicId)) shown.add(below);
    for (const id of shown) {
      const topic = byId.get(id as TopicId);
      if (topic === undefined) remove.push(indexKey('topic', id));
      else put.push(topicInput(topic, byId));
    }
  }
  return { put, remove };
}
