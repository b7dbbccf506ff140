import { useCallback } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices, ExportScope } from '../services/app-services.ts';
import { useToasts } from '../ui/toasts.tsx';

/** Writes Markdown and says where it went. */
export function useExport(
  service: AppServices['exporting'],
  onError: (error: AppError) => void,
): (scope: ExportScope) => void {
  const { t, language } = useText();
  const toasts = useToasts();
  return useCallback(
    (scope) => {
      toasts.show({ text: t('export.running') });
      void service.markdown(scope).then((result) => {
        if (!result.ok) return onError(result.error);
        const { folder, written } = result.value;
        toasts.show({
          text: t('export.done', { count: written, n: formatNumber(written, language) }),
          detail: t('export.where', { folder }),
        });
        return undefined;
      });
    },
    [service, onError, toasts, t, language],
  );
}
