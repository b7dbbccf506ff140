import type { InterfaceLanguage } from '../../../src-core/base/error-sentences.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/text.ts';
import type { ImportCounts } from '../../services/app-services.ts';

/** "12 imported, 3 already there, 1 failed". */
export function importSummary(counts: ImportCounts, t: Translate, language: InterfaceLanguage): string {
  return t('import.summary', {
    imported: formatNumber(counts.imported, language),
    duplicates: formatNumber(counts.duplicates, language),
    failed: formatNumber(counts.failed, language),
  });
}
