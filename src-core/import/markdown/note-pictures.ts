/** Folders that note programs keep pictures in, beside a note or above it. */
const PICTURE_FOLDERS = ['attachments', 'assets', 'images', 'media', 'files', '_resources', 'Attachments'];
/** How far above a note its pictures are looked for. */
const HIGHEST = 2;

const NOTE = /\.(?:md|markdown|mdown|mkd|mkdn|mdwn|qmd|rmd)$/iu;

/** Whether a path is that of a Markdown note. */
export function isNote(path: string): boolean {
  return NOTE.test(path);
}

/** Paths from a note at which a picture may lie that is named by its name, or by its path in the vault. */
export function notePicturePlaces(name: string): readonly string[] {
  const above = Array.from({ length: HIGHEST + 1 }, (_, level) => '../'.repeat(level));
  if (name.includes('/')) return above.map((up) => up + name);
  return above.flatMap((up) => [up + name, ...PICTURE_FOLDERS.map((folder) => `${up}${folder}/${name}`)]);
}
