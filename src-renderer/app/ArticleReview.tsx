import { useImperativeHandle, useRef } from 'react';
import type { Ref, RefObject } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import type { ReaderHandle } from '../features/reader/reader-handle.ts';
import { ReviewPanel } from '../features/review/ReviewPanel.tsx';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import type { CheckedSides, OpenCheck } from '../services/review-service.ts';
import { useToasts } from '../ui/toasts.tsx';
import type { useArticleAnnotations } from './use-article-annotations.ts';
import { focusReview } from './use-reviewing.ts';

/** What the keys ask of the review. */
export interface ArticleReviewHandle {
  /** Puts the passage that is looked at on the words in hand. */
  readonly attach: () => void;
}

interface ArticleReviewProps {
  readonly ref: Ref<ArticleReviewHandle>;
  readonly services: AppServices;
  readonly id: ArticleId;
  readonly reader: RefObject<ReaderHandle | null>;
  readonly notes: ReturnType<typeof useArticleAnnotations>;
  readonly onOpenArticle: (id: ArticleId) => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
  readonly onClose: () => void;
}

/** The review above the text: what it shows is brought into sight there, and words selected there can be its answer. */
export function ArticleReview({ ref, services, id, reader, notes, ...props }: ArticleReviewProps) {
  const { t } = useText();
  const toasts = useToasts();
  const looking = useRef<OpenCheck | null>(null);

  const attach = (check: OpenCheck): void => {
    const passage = reader.current?.passage() ?? null;
    const inReview = document.activeElement?.closest('[data-review]') !== null;
    // In the review itself only selected words count: the reading cursor may lie anywhere.
    if (passage === null || (inReview && passage.by === 'cursor')) {
      toasts.show({ text: t('review.attachHint') });
      reader.current?.focus();
      return;
    }
    void services.reviews.reattach(check.annotation.id, passage.range).then((result) => {
      if (!result.ok) return props.onError(result.error);
      reader.current?.clear();
      toasts.show({ text: t('review.attached'), action: { label: t('app.undo'), run: props.onUndo } });
      focusReview();
      return undefined;
    });
  };
  useImperativeHandle(ref, () => ({
    attach: () => {
      if (looking.current !== null) attach(looking.current);
    },
  }));
  const show = (check: OpenCheck, { after }: CheckedSides): void => {
    looking.current = check;
    notes.setActiveId(check.annotation.id);
    reader.current?.goTo(after.range ?? { start: after.near, end: after.near + 1 }, false);
    // An article that was just opened takes the focus.
    if (document.activeElement?.closest('[data-review], [role=dialog]') === null) focusReview();
  };
  return (
    <ReviewPanel
      service={services.reviews}
      articleId={id}
      notes={notes.items}
      onShow={show}
      onOpenArticle={props.onOpenArticle}
      onAttach={attach}
      onUndo={props.onUndo}
      onError={props.onError}
      onClose={() => {
        props.onClose();
        reader.current?.focus();
      }}
    />
  );
}
