import type { ArticleId } from '../../../src-core/base/id.ts';
import type { PassagesToCode } from '../../services/app-services.ts';
import type { PassageToReview } from './use-coding-passages.ts';

/** Accepted passages by article, as the command takes them. */
export function passagesToCode(accepted: readonly PassageToReview[]): readonly PassagesToCode[] {
  const byArticle = new Map<ArticleId, PassagesToCode>();
  for (const { article, range, annotationId } of accepted) {
    const before = byArticle.get(article.id) ?? { articleId: article.id, ranges: [], annotationIds: [] };
    byArticle.set(
      article.id,
      annotationId === null
        ? { ...before, ranges: [...before.ranges, range] }
        : { ...before, annotationIds: [...before.annotationIds, annotationId] },
    );
  }
  return [...byArticle.values()];
}
