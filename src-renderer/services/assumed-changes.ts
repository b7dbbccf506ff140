import type { ArticleId } from '../../src-core/base/id.ts';
import type { Annotation } from '../../src-core/model/annotation.ts';
import type { AnnotationWithTopics } from './app-services.ts';
import { byPosition } from './queries/annotations-of-article.ts';

/** A change of an article's annotations that is shown before it is durable; the same list where it does not concern it. */
export type AssumedChange = (
  items: readonly AnnotationWithTopics[],
  articleId: ArticleId,
) => readonly AnnotationWithTopics[];

/** Shows an annotation that is being made. */
export function assumedAnnotation(annotation: Annotation): AssumedChange {
  const item: AnnotationWithTopics = { annotation, topics: [] };
  return (items, articleId) => {
    if (articleId !== annotation.articleId) return items;
    if (items.some((other) => other.annotation.id === annotation.id)) return items;
    const at = items.findIndex((other) => byPosition(other.annotation, annotation) > 0);
    return items.toSpliced(at < 0 ? items.length : at, 0, item);
  };
}

/** Shows other fields of an annotation. */
export function assumedFields(
  id: Annotation['id'],
  fields: Partial<Omit<Annotation, 'id' | 'articleId'>>,
): AssumedChange {
  return (items) => {
    const at = items.findIndex(({ annotation }) => annotation.id === id);
    const item = items[at];
    if (item === undefined) return items;
    const changed = items.with(at, { ...item, annotation: { ...item.annotation, ...fields } });
    return fields.position === undefined
      ? changed
      : changed.sort((a, b) => byPosition(a.annotation, b.annotation));
  };
}

/** Shows the list without some annotations. */
export function assumedGone(ids: ReadonlySet<string>): AssumedChange {
  return (items) =>
    items.some(({ annotation }) => ids.has(annotation.id))
      ? items.filter(({ annotation }) => !ids.has(annotation.id))
      : items;
}
