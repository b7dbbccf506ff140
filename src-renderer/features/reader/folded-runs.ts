import type { ArticleDocument } from '../../../src-core/model/document.ts';
import { isTeaser } from './article-parts.ts';

/** First block of the folded run that a boilerplate block belongs to. */
export function runStart(content: ArticleDocument, shown: readonly number[], index: number): number {
  const hasPicture = (at: number): boolean => {
    const block = content.blocks[at];
    const shownThere =
      block === undefined || !isTeaser(block, block.role !== undefined && !shown.includes(at));
    return shownThere && content.figures.some((figure) => figure.beforeBlock === at);
  };
  let first = index;
  while (!hasPicture(first) && content.blocks[first - 1]?.role !== undefined && !shown.includes(first - 1)) {
    first -= 1;
  }
  return first;
}

/** First blocks of all folded runs. */
export function allRuns(content: ArticleDocument, shown: readonly number[]): ReadonlySet<number> {
  return new Set(
    content.blocks.flatMap((block, index) =>
      block.role === undefined || shown.includes(index) ? [] : [runStart(content, shown, index)],
    ),
  );
}
