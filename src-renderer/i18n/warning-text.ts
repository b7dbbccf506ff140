import { en } from './en.ts';
import type { TextKey, Translate } from './text.ts';

/** A warning code of an importer as a sentence; an unknown code is named. */
export function warningText(code: string, t: Translate): string {
  const key = `warning.${code}`;
  return key in en ? t(key as TextKey) : t('warning.other', { code });
}
