/** Longest path inside an archive, in UTF-16 units. */
const LONGEST = 4096;

/** An entry's path with "/" between folders, NFC; null where it points outside of the archive or is no name at all. */
export function entryName(raw: string): string | null {
  const name = raw.normalize('NFC').replaceAll('\\', '/');
  if (name === '' || name.length > LONGEST || name.includes('\0')) return null;
  if (name.startsWith('/') || /^[A-Za-z]:/u.test(name)) return null;
  const parts = name.split('/');
  if (parts.includes('..')) return null;
  return parts.filter((part) => part !== '.' && part !== '').join('/') || null;
}
