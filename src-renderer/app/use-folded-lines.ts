import { useMemo } from 'react';
import type { Annotation } from '../../src-core/model/annotation.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { foldedRanges } from './folded-ranges.ts';

/** How many of the lines that are folded away a passage of the current text goes over; the same function while the answer is the same. */
export function useFoldedLines(
  content: ArticleDocument | null,
  shownBlocks: readonly number[],
  /** Pages fold nothing. */
  onPages: boolean,
): (annotation: Annotation) => number {
  return useMemo(() => {
    const folded = content === null || onPages ? [] : foldedRanges(content, shownBlocks);
    return ({ position }) =>
      folded.filter(({ start, end }) => start < position.end && end > position.start).length;
  }, [content, shownBlocks, onPages]);
}
