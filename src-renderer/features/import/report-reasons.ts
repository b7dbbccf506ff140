import type { TextKey, Translate } from '../../i18n/text.ts';
import { en } from '../../i18n/en.ts';
import type { ImportReportRow } from '../../services/import/importing.ts';

/** Codes of why a row is not simply an article: its error, or what was doubtful. */
export function reasonsOf(row: ImportReportRow): readonly string[] {
  return row.error === null ? row.warnings : [row.error.code, ...row.warnings];
}

/** A reason in a few words, or in the sentence there is; a code without either is named. */
export function reasonText(code: string, t: Translate): string {
  const key = [`reason.${code}`, `warning.${code}`].find((each) => each in en);
  return key === undefined ? code : t(key as TextKey);
}
