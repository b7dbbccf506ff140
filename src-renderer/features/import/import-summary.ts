import type { InterfaceLanguage } from '../../../src-core/base/error-sentences.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/text.ts';
import type { ImportProgress } from '../../services/app-services.ts';

/** "12 imported, 3 already there, 1 failed". */
export function importSummary(progress: ImportProgress, t: Translate, language: InterfaceLanguage): string {
  return t('import.summary', {
    imported: formatNumber(progress.imported, language),
    duplicates: formatNumber(progress.duplicates, language),
    failed: formatNumber(progress.failed, language),
  });
}
