import { useEffect } from 'react';
import type { AppError, ErrorCode } from '../../src-core/base/error-code.ts';
import { errorSentences } from '../../src-core/base/error-sentences.ts';
import { useText } from '../i18n/text.ts';
import { useToasts } from '../ui/toasts.tsx';

/** What mends itself: told, but not until somebody puts it away. */
const MENDED: ReadonlySet<ErrorCode> = new Set(['index-damaged', 'journal-shortened']);

/** Says what opening the notebook found damaged or cut off; the settings keep it to read again. */
export function useOpeningReports(reports: readonly AppError[]): void {
  const { language } = useText();
  const toasts = useToasts();
  useEffect(() => {
    for (const report of reports) {
      const { what, todo } = errorSentences(report, language);
      toasts.show({ text: what, detail: todo, tone: MENDED.has(report.code) ? 'calm' : 'error' });
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each opening, not again in another language
  }, [reports]);
}
