import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';
import type { CheckCounts, OpenCheck } from '../review-service.ts';

function openChecks(
  annotations: readonly Annotation[],
  articles: ReadonlyMap<string, Article>,
): readonly OpenCheck[] {
  return annotations
    .flatMap((annotation) => {
      const { check } = annotation;
      const article = articles.get(annotation.articleId);
      return check === undefined || check === null || article === undefined
        ? []
        : [{ annotation, check, article }];
    })
    .sort(
      (a, b) =>
        (a.article.id < b.article.id ? 1 : a.article.id > b.article.id ? -1 : 0) ||
        a.annotation.position.start - b.annotation.position.start ||
        (a.annotation.id < b.annotation.id ? -1 : 1),
    );
}

/** Passages of the whole notebook that wait for a look: the latest added article first, in each by position. */
export async function openChecksOfNotebook(lookup: RecordLookup): Promise<readonly OpenCheck[]> {
  const annotations = await lookup.annotationsToCheck();
  const articles = await lookup.getMany('article', [...new Set(annotations.map((each) => each.articleId))]);
  return openChecks(annotations, new Map(articles.flatMap((each) => (each ? [[each.id, each]] : []))));
}

/** Passages of one article that wait for a look, by position. */
export async function openChecksOfArticle(
  lookup: RecordLookup,
  id: ArticleId,
): Promise<readonly OpenCheck[]> {
  const article = await lookup.get('article', id);
  if (article === undefined) return [];
  return openChecks(await lookup.annotationsOf(id), new Map([[id, article]]));
}

/** How many passages of the notebook wait for a look, by grade. */
export async function countOpenChecks(lookup: RecordLookup): Promise<CheckCounts> {
  const counts = { moved: 0, edited: 0, lost: 0, total: 0 };
  for (const { check } of await lookup.annotationsToCheck()) {
    if (check === undefined || check === null) continue;
    counts[check.grade] += 1;
    counts.total += 1;
  }
  return counts;
}
