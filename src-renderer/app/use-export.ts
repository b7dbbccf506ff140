import { useCallback } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { Result } from '../../src-core/base/result.ts';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import type { ExportScope } from '../services/exporting.ts';
import { useToasts } from '../ui/toasts.tsx';

/** Writes Markdown, or a file that the window made, and says where it went. */
export function useExport(
  service: AppServices['exporting'],
  onError: (error: AppError) => void,
): {
  readonly exportAs: (scope: ExportScope, format?: 'markdown' | 'webAnnotations') => void;
  /** Named anew each time: earlier files stay. */
  readonly saveFile: (name: string, text: string) => void;
} {
  const { t, language } = useText();
  const toasts = useToasts();
  const tell = useCallback(
    (result: Result<{ readonly folder: string; readonly written: number }, AppError>) => {
      if (!result.ok) return onError(result.error);
      const { folder, written } = result.value;
      toasts.show({
        text: t('export.done', { count: written, n: formatNumber(written, language) }),
        detail: t('export.where', { folder }),
      });
      return undefined;
    },
    [onError, toasts, t, language],
  );
  const exportAs = useCallback(
    (scope: ExportScope, format: 'markdown' | 'webAnnotations' = 'markdown') => {
      toasts.show({ text: t('export.running') });
      void service[format](scope).then(tell);
    },
    [service, tell, toasts, t],
  );
  const saveFile = useCallback(
    (name: string, text: string) => void service.file(name, text).then(tell),
    [service, tell],
  );
  return { exportAs, saveFile };
}
