import { en } from './en.ts';
import type { TextKey, Translate } from './text.ts';

/** Where a metadata value came from, in words; names of standards ("json-ld", "og:title") stay as they are. */
export function sourceText(source: string, t: Translate): string {
  const key = `source.${source}`;
  return key in en ? t(key as TextKey) : t('article.field.from', { source });
}
