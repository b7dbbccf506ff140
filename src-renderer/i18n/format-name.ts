import { en } from './en.ts';
import type { TextKey, Translate } from './text.ts';

/** What people call an importer or a kind of file ("Web page" for "html"); a name that has no words is shown as it is. */
export function formatName(name: string, t: Translate): string {
  const key = `format.${name}`;
  return key in en ? t(key as TextKey) : name;
}
