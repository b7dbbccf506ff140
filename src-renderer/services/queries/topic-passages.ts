import type { TopicId } from '../../../src-core/base/id.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { Link } from '../../../src-core/model/link.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';
import type { TopicPassage } from '../app-services.ts';
import { coveredTopics } from './topic-tree.ts';

const byId = <Found extends { readonly id: string }>(
  found: readonly (Found | undefined)[],
): Map<string, Found> =>
  new Map(found.flatMap((each) => (each === undefined ? [] : [[each.id, each] as const])));

/** Publication date, else the day it was added. */
const dateOf = ({ published, added }: Article): string => published ?? added;

function comparePassages(a: TopicPassage, b: TopicPassage): number {
  const dates = dateOf(a.article).localeCompare(dateOf(b.article), 'en');
  if (dates !== 0) return dates;
  if (a.article.id !== b.article.id) return a.article.id < b.article.id ? -1 : 1;
  return a.annotation.position.start - b.annotation.position.start;
}

/** Passages of a topic and all below it, by article date, then position; one with two of these topics appears under each. */
export async function topicPassages(lookup: RecordLookup, id: TopicId): Promise<readonly TopicPassage[]> {
  const topics = await coveredTopics(lookup, id);
  const links = (await lookup.linksAt([...topics.keys()])).filter(
    ({ type, from }: Link) => type === 'about' && from.kind === 'annotation',
  );
  const annotations = byId<Annotation>(
    await lookup.getMany('annotation', [...new Set(links.map(({ from }) => from.id))]),
  );
  const articleIds = [...new Set([...annotations.values()].map(({ articleId }) => articleId))];
  const articles = byId<Article>(await lookup.getMany('article', articleIds));
  return links
    .flatMap(({ from, to }) => {
      const annotation = annotations.get(from.id);
      const article = annotation === undefined ? undefined : articles.get(annotation.articleId);
      const topic = topics.get(to.id);
      return annotation && article && topic ? [{ annotation, article, topic }] : [];
    })
    .sort(comparePassages);
}
