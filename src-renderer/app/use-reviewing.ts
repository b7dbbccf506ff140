import { useCallback, useMemo, useState } from 'react';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useLive } from '../ui/use-live.ts';
import type { Opening } from './use-opening.ts';

/** Whether passages are being reviewed, over all articles, and how many wait. */
export interface Reviewing {
  readonly on: boolean;
  /** Passages of the notebook that wait. */
  readonly count: number;
  /** Begins with the open article where it has some, else with the first that has. */
  readonly start: () => void;
  readonly stop: () => void;
}

/** Brings the focus to the review. */
export function focusReview(): void {
  document.querySelector<HTMLElement>('[data-review]')?.focus({ preventScroll: true });
}

/** Starts and ends the review; it goes on where another article is opened. */
export function useReviewing(services: AppServices, open: Opening): Reviewing {
  const { t } = useText();
  const toasts = useToasts();
  const [on, setOn] = useState(false);
  const live = useMemo(() => services.reviews.ofNotebook(), [services]);
  const queue = useLive(live);
  const { articleId } = open.route;
  return {
    on,
    count: queue?.length ?? 0,
    start: () => {
      const [first] = queue ?? [];
      if (first === undefined) return toasts.show({ text: t('review.done') });
      if (!queue?.some(({ article }) => article.id === articleId)) open.article(first.article.id);
      setOn(true);
      focusReview();
      return undefined;
    },
    stop: useCallback(() => setOn(false), []),
  };
}
