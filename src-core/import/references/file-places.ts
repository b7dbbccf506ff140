/** Folders of a path that are tried: a library may have moved with part of them. */
const MOST_FOLDERS = 12;

/** Paths of a whole computer; some programs leave the first stroke out. */
const ABSOLUTE = /^(?:\/|~|[a-z]:|(?:users|home|volumes|documents and settings)\/)/iu;

/**
 * Where a file may lie below the folder of its library, the likeliest first: a relative path as it is, a path of a whole (also
 * another) computer without its first folders. None for addresses of the web and for paths that lead up.
 */
export function filePlaces(given: string): readonly string[] {
  let path = given.trim();
  const scheme = /^([a-z][a-z0-9+.-]+):(?:\/\/)?/iu.exec(path);
  if (scheme !== null) {
    if (!/^(?:file|internal-pdf)$/iu.test(scheme[1]!)) return [];
    path = unescaped(path.slice(scheme[0].length));
  }
  path = path.replaceAll('\\', '/');
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '~');
  if (parts.length === 0 || parts.includes('..')) return [];
  if (/^[a-z]:$/iu.test(parts[0]!)) parts.shift();
  if (scheme === null && !ABSOLUTE.test(path)) return [parts.join('/')];
  // EndNote's folder of files.
  const own = scheme !== null && /^internal-pdf$/iu.test(scheme[1]!) ? [['PDF', ...parts].join('/')] : [];
  const first = Math.max(0, parts.length - MOST_FOLDERS);
  return [...own, ...parts.map((_, index) => parts.slice(index).join('/')).slice(first)];
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
