import { canonicalLine } from '../text/canonical-text.ts';

/** Longest title made from a file name, in UTF-16 units. */
const LONGEST = 200;

/** A readable title from a file's name: no extension, separators become blanks. */
export function titleFromName(name: string): string {
  const base = canonicalLine(name)
    .replace(/^.*[\\/]/u, '')
    .replace(/\.[\p{L}\p{N}]{1,8}$/u, '')
    // Notion writes the number of a page behind its name.
    .replace(/(?<=\S) [0-9a-f]{32}(?=_all$|$)/u, '');
  const words = base.includes(' ') ? base : base.replace(/[_+-]+/gu, ' ');
  return [...words.trim()].slice(0, LONGEST).join('');
}

/** Whether a file's name tells more than a number or a name that programs give ("document (3)", "IMG_0042", a hash). */
export function isTellingName(name: string): boolean {
  const title = titleFromName(name);
  if ((title.match(/\p{L}/gu)?.length ?? 0) < 4) return false;
  if (/^[0-9a-f]{12,}$/iu.test(title.replaceAll(' ', ''))) return false;
  return !/^(?:untitled|unbenannt|unknown|document|dokument|index|text|file|datei|new|neu|download|article|artikel|source|page|seite|img|scan|notes?|notiz(?:en)?|readme)(?:[\s()\d]|$)/iu.test(
    title,
  );
}
