import type { TextKey, Translate } from './text.ts';
import { en } from './en.ts';

/** A command's name in the interface's language; an unknown one is shown as it is. */
export function commandName(name: string, t: Translate): string {
  const key = `command.${name}`;
  return key in en ? t(key as TextKey) : name;
}
