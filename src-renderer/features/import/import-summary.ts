import type { InterfaceLanguage } from '../../../src-core/base/error-sentences.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/text.ts';
import type { ImportCounts } from '../../services/import/importing.ts';

/** "12 imported, 2 new versions, 3 already there, 1 failed"; versions, and annotations of articles that were there, are named only where there are some. */
export function importSummary(counts: ImportCounts, t: Translate, language: InterfaceLanguage): string {
  const numbers = {
    imported: formatNumber(counts.imported, language),
    duplicates: formatNumber(counts.duplicates, language),
    failed: formatNumber(counts.failed, language),
  };
  const versions = formatNumber(counts.versions, language);
  const articles =
    counts.versions === 0
      ? t('import.summary', numbers)
      : t('import.summaryVersions', { ...numbers, count: counts.versions, versions });
  const { annotations = 0 } = counts;
  if (annotations === 0) return articles;
  const n = formatNumber(annotations, language);
  return `${t('import.summaryAnnotations', { count: annotations, n })}, ${articles}`;
}
