import { useEffect, useMemo, useState } from 'react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { AnnotationId, ArticleId } from '../../../src-core/base/id.ts';
import type { AnnotationCheck } from '../../../src-core/model/annotation.ts';
import type { CheckedSides, OpenCheck, ReviewService } from '../../services/review-service.ts';
import { useLive } from '../../ui/use-live.ts';

export type GradeFilter = AnnotationCheck['grade'] | 'all';

const NONE: readonly OpenCheck[] = [];

/** The queue as far as it is filtered, which of it is looked at, and steps through it. */
export function useReviewQueue(
  service: ReviewService,
  /** The queue begins with this article's passages. */
  articleId: ArticleId,
  grade: GradeFilter,
) {
  const live = useMemo(() => service.ofNotebook(), [service]);
  const open = useLive(live);
  const all = open ?? NONE;
  // Once none of a grade is left, the others follow.
  const shown = all.some(({ check }) => check.grade === grade) ? grade : 'all';
  const queue = useMemo(
    () => (shown === 'all' ? all : all.filter(({ check }) => check.grade === shown)),
    [all, shown],
  );
  const [chosen, setChosen] = useState<{ readonly id: AnnotationId; readonly index: number } | null>(null);
  const found = queue.findIndex(({ annotation }) => annotation.id === chosen?.id);
  const first = Math.max(
    0,
    queue.findIndex(({ article }) => article.id === articleId),
  );
  // What was settled makes room for the one that stood behind it.
  const index = found >= 0 ? found : Math.min(chosen?.index ?? first, queue.length - 1);
  const current = queue[index] ?? null;
  useEffect(() => {
    if (current !== null) setChosen({ id: current.annotation.id, index });
  }, [current, index]);
  return {
    isRead: open !== undefined,
    all,
    shown,
    queue,
    index,
    current,
    /** False at the end of the queue. */
    step: (by: 1 | -1): boolean => {
      const next = queue[index + by];
      if (next !== undefined) setChosen({ id: next.annotation.id, index: index + by });
      return next !== undefined;
    },
  };
}

/** Both texts of the passage that is looked at; null until they are read, an error where they cannot be. */
export function useCheckedSides(
  service: ReviewService,
  current: OpenCheck | null,
): CheckedSides | AppError | null {
  const [read, setRead] = useState<{ readonly of: string; readonly sides: CheckedSides | AppError } | null>(
    null,
  );
  const id = current?.annotation.id ?? null;
  // A note that is changed meanwhile is no other passage.
  const of =
    current === null
      ? ''
      : [
          id,
          current.article.documentId,
          current.annotation.documentId,
          current.annotation.position.start,
        ].join();
  useEffect(() => {
    if (id === null) return undefined;
    let wanted = true;
    void service.sides(id).then((result) => {
      if (wanted) setRead({ of, sides: result.ok ? result.value : result.error });
    });
    return () => {
      wanted = false;
    };
  }, [service, id, of]);
  return read !== null && read.of === of ? read.sides : null;
}
