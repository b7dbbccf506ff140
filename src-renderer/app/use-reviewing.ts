import { useCallback, useMemo, useState } from 'react';
import type { ArticleId } from '../../src-core/base/id.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useLive } from '../ui/use-live.ts';
import type { Side } from './side.ts';
import type { Opening } from './use-opening.ts';

/** Where passages are being reviewed, over all articles, and how many wait. */
export interface Reviewing {
  /** The article beside which passages are reviewed; null = none are. */
  readonly side: Side | null;
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
  const [side, setSide] = useState<Side | null>(null);
  const live = useMemo(() => services.reviews.ofNotebook(), [services]);
  const queue = useLive(live);
  const { route, side: here, article: openArticle } = open;
  const { articleId, besideId } = route;
  return {
    side,
    count: queue?.length ?? 0,
    start: () => {
      const [first] = queue ?? [];
      if (first === undefined) return toasts.show({ text: t('review.done') });
      const waits = (id: ArticleId | null): boolean =>
        queue?.some(({ article }) => article.id === id) === true;
      const waiting = { main: waits(articleId), beside: waits(besideId) };
      // The side that one is on comes first.
      const at = waiting[here] ? here : waiting.main ? 'main' : waiting.beside ? 'beside' : null;
      if (at === null) openArticle(first.article.id);
      setSide(at ?? here);
      focusReview();
      return undefined;
    },
    stop: useCallback(() => setSide(null), []),
  };
}
