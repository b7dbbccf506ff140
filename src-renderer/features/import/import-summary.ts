import type { InterfaceLanguage } from '../../../src-core/base/error-sentences.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/text.ts';
import type { ImportCounts } from '../../services/import/importing.ts';

/** "12 imported, 2 new versions, 3 already there, 1 failed"; versions are named only where there are some. */
export function importSummary(counts: ImportCounts, t: Translate, language: InterfaceLanguage): string {
  const numbers = {
    imported: formatNumber(counts.imported, language),
    duplicates: formatNumber(counts.duplicates, language),
    failed: formatNumber(counts.failed, language),
  };
  if (counts.versions === 0) return t('import.summary', numbers);
  const versions = formatNumber(counts.versions, language);
  return t('import.summaryVersions', { ...numbers, count: counts.versions, versions });
}
