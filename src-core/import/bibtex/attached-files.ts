import type { RawEntry } from './split-entries.ts';

const FIELDS = /^(?:file|pdf|localfile|local-url)$/u;
const MOST_FILES = 20;

/**
 * Paths of the files of an entry, as programs write them: "path", "description:path:type", several parted by ";", signs of
 * their own behind "\" (JabRef, Zotero, Better BibTeX, Mendeley).
 */
export function attachedFiles({ fields }: RawEntry): readonly string[] {
  return fields
    .filter(({ name }) => FIELDS.test(name))
    .flatMap(({ value }) => parted(withoutBraces(value), ';').map(pathIn))
    .map((path) => path.replace(/\\([_&#%${}:;~^\\])/gu, '$1').trim())
    .filter((path) => path !== '')
    .slice(0, MOST_FILES);
}

/** The braces around the value, and those that LaTeX needs around some signs. */
function withoutBraces(value: string): string {
  return value
    .replace(/^\s*[{"]|["}]\s*$/gu, '')
    .replace(/\$\\backslash\$/gu, '\\')
    .replace(/(?<!\\)[{}]/gu, '');
}

function pathIn(file: string): string {
  const parts = parted(file, ':');
  if (parts.length < 2) return file;
  // The letter of a drive.
  const drive = parts.findIndex(
    (part, index) => /^[a-z]$/iu.test(part) && /^[\\/]/u.test(parts[index + 1] ?? ''),
  );
  if (drive >= 0) parts.splice(drive, 2, `${parts[drive]}:${parts[drive + 1]}`);
  if (parts.length >= 3) return parts.slice(1, -1).join(':');
  if (parts.length === 1) return parts[0]!;
  const [first = '', second = ''] = parts;
  return /^(?:[a-z]{2,5}|[a-z]+\/[a-z0-9.+-]+)$/iu.test(second)
    ? first
    : second.startsWith('//')
      ? file
      : second;
}

/** Parts between signs that no "\" stands before. */
function parted(text: string, sign: ':' | ';'): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\' && (text[at + 1] === sign || text[at + 1] === '\\')) at += 1;
    else if (text[at] === sign) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}
