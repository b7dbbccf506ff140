import { utf8Length } from '../../base/utf8-length.ts';

/** Names that Windows reserves for devices, with or without an extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** UTF-8 bytes that a name may take; file systems allow 255, the rest is room for " (12).md". */
const MAX_BYTES = 180;

/** A title as a file name (without extension) that Windows, macOS, Linux and Obsidian links all take. */
export function fileName(title: string): string {
  let name = title
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\\/:*?"<>|#^[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');
  if (utf8Length(name) > MAX_BYTES) {
    const chars = [...name];
    while (utf8Length(chars.join('')) > MAX_BYTES) chars.pop();
    name =
      chars
        .join('')
        .replace(/\s+\S*$/, '')
        .trim() || chars.join('');
  }
  if (name === '') return 'Untitled';
  return RESERVED.test(name) ? `_${name}` : name;
}

/** Hands out file names that differ even where the file system ignores case. */
export function createNameGiver(): (title: string) => string {
  const taken = new Set<string>();
  return (title) => {
    const base = fileName(title);
    let name = base;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${base} (${n})`;
    taken.add(name.toLowerCase());
    return name;
  };
}
