import type { RefObject } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { AnnotationId, DocumentId } from '../../src-core/base/id.ts';
import type { ReaderHandle } from '../features/reader/reader-handle.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { useToasts } from '../ui/toasts.tsx';

interface AttachParts {
  readonly services: Pick<AppServices, 'reviews'>;
  readonly reader: RefObject<ReaderHandle | null>;
  /** The version that the reader shows. */
  readonly documentId: DocumentId | undefined;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
}

/**
 * Puts an annotation on the words in hand; false where there are none. `by` "selection": words must be selected, the reading
 * cursor may lie anywhere.
 */
export function useAttach({ services, reader, documentId, onUndo, onError }: AttachParts) {
  const { t } = useText();
  const toasts = useToasts();
  return (id: AnnotationId, by: 'selection' | 'cursor', onDone?: () => void): boolean => {
    const passage = reader.current?.passage() ?? null;
    if (passage === null || documentId === undefined || (by === 'selection' && passage.by === 'cursor'))
      return false;
    void services.reviews.reattach(id, passage.range, documentId).then((result) => {
      if (!result.ok) return onError(result.error);
      reader.current?.clear();
      toasts.show({ text: t('review.attached'), action: { label: t('app.undo'), run: onUndo } });
      onDone?.();
      return undefined;
    });
    return true;
  };
}
