import { errorSentences } from '../../../src-core/base/error-sentences.ts';
import type { InterfaceLanguage } from '../../../src-core/base/error-sentences.ts';
import { csvLine } from '../../../src-core/export/results/csv-line.ts';
import type { Translate } from '../../i18n/text.ts';
import { formatName } from '../../i18n/format-name.ts';
import { warningText } from '../../i18n/warning-text.ts';
import type { ImportReportRow } from '../../services/import/importing.ts';
import { reasonsOf, reasonText } from './report-reasons.ts';

/** Excel takes a CSV file for the system's old code page unless it begins so. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The rows of a report as a table: a line a file and a part of an archive, with the reason in words. */
export function reportCsv(
  rows: readonly ImportReportRow[],
  t: Translate,
  language: InterfaceLanguage,
): string {
  const head = csvLine([
    t('import.csv.file'),
    t('import.csv.part'),
    t('import.csv.outcome'),
    t('import.format'),
    t('import.csv.title'),
    t('import.csv.imported'),
    t('import.csv.versions'),
    t('import.csv.duplicates'),
    t('import.csv.failed'),
    t('import.reason'),
    t('import.csv.what'),
    t('import.csv.todo'),
    t('import.csv.doubts'),
  ]);
  const lines = rows.map((row) => {
    const sentences = row.error === null ? null : errorSentences(row.error, language);
    return csvLine([
      row.path === '' ? t('import.pastedName') : row.path,
      row.part,
      t(`import.outcome.${row.outcome}`),
      formatName(row.format, t),
      row.title,
      row.parts?.imported ?? '',
      row.parts?.versions ?? '',
      row.parts?.duplicates ?? '',
      row.parts?.failed ?? '',
      reasonsOf(row)
        .map((code) => reasonText(code, t))
        .join('; '),
      sentences?.what ?? '',
      sentences?.todo ?? '',
      row.warnings.map((code) => warningText(code, t)).join(' '),
    ]);
  });
  return `${BYTE_ORDER_MARK}${head}${lines.join('')}`;
}
