import { utf8Length } from '../base/utf8-length.ts';

/** Names that Windows gives to devices, whatever their extension. */
const DEVICE_NAME = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
// Control characters are what is looked for.
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"/\\|?*]/;

/**
 * Whether a text names one file in one folder on every system: no separators, no ".." or ".", no control
 * characters, no names that Windows keeps for devices, at most 255 bytes of UTF-8.
 */
export function isPlainFileName(name: string): boolean {
  if (name === '' || name === '.' || name === '..') return false;
  if (FORBIDDEN.test(name) || DEVICE_NAME.test(name) || /[. ]$/.test(name)) return false;
  return utf8Length(name) <= 255;
}
