import { useEffect, useImperativeHandle, useRef } from 'react';
import type { Ref, RefObject } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import type { ReaderHandle } from '../features/reader/reader-handle.ts';
import { ReviewPanel } from '../features/review/ReviewPanel.tsx';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import type { CheckedSides, OpenCheck } from '../services/review-service.ts';
import type { NoteLinks } from '../ui/draw-note.tsx';
import { useToasts } from '../ui/toasts.tsx';
import type { useArticleAnnotations } from './use-article-annotations.ts';
import type { useAttach } from './use-attach.ts';
import { focusReview } from './use-reviewing.ts';

/** What the keys ask of the review. */
export interface ArticleReviewHandle {
  /** Puts the passage that is looked at on the words in hand; false where there are none. */
  readonly attach: () => boolean;
}

interface ArticleReviewProps {
  readonly ref: Ref<ArticleReviewHandle>;
  readonly services: AppServices;
  readonly id: ArticleId;
  readonly reader: RefObject<ReaderHandle | null>;
  readonly attachTo: ReturnType<typeof useAttach>;
  readonly notes: ReturnType<typeof useArticleAnnotations>;
  readonly links: NoteLinks;
  readonly onOpenArticle: (id: ArticleId) => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
  readonly onClose: () => void;
}

/** The review above the text: what it shows is brought into sight there, and words selected there can be its answer. */
export function ArticleReview({ ref, services, id, reader, attachTo, notes, ...props }: ArticleReviewProps) {
  const { t } = useText();
  const toasts = useToasts();
  const looking = useRef<OpenCheck | null>(null);

  useEffect(() => {
    // What lay in hand before is nobody's answer.
    reader.current?.clear();
  }, [reader]);
  const choose = ({ annotation }: OpenCheck): void => {
    if (attachTo(annotation.id, 'selection', focusReview)) return;
    reader.current?.clear();
    reader.current?.focus();
    toasts.show({ text: t('review.attachHint') });
  };
  useImperativeHandle(ref, () => ({
    attach: () => {
      const check = looking.current;
      return check !== null && attachTo(check.annotation.id, 'cursor', focusReview);
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
      links={props.links}
      onShow={show}
      onOpenArticle={props.onOpenArticle}
      onAttach={choose}
      onUndo={props.onUndo}
      onError={props.onError}
      onClose={() => {
        props.onClose();
        reader.current?.focus();
      }}
    />
  );
}
