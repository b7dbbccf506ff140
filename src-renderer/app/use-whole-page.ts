import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { useToasts } from '../ui/toasts.tsx';

interface WholePageParts {
  readonly services: Pick<AppServices, 'provenance'>;
  readonly id: ArticleId;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
}

/** Takes all of the page in place of what was found in it, and says what became of its passages. */
export function useWholePage({ services, id, onUndo, onError }: WholePageParts): () => void {
  const { t, language } = useText();
  const toasts = useToasts();
  return () => {
    void services.provenance.showWholePage(id).then((result) => {
      if (!result.ok) return onError(result.error);
      const lost = result.value;
      toasts.show({
        text: t('provenance.wholePageShown'),
        ...(lost === 0
          ? {}
          : { detail: t('provenance.lost', { count: lost, n: formatNumber(lost, language) }) }),
        action: { label: t('app.undo'), run: onUndo },
      });
      return undefined;
    });
  };
}
