import { BOOKMARKS } from './bookmarks/import-bookmarks.ts';
import type { ImportFormat } from './import-format.ts';
import { KINDLE } from './kindle/import-kindle.ts';
import { SAVED_LINKS } from './read-later/import-saved-links.ts';
import { READWISE } from './readwise/import-readwise.ts';
import { ZIP } from './zip/import-zip.ts';

/** Formats that their first bytes tell, the most particular first; what none of them knows is read as text, or refused. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  ZIP,

  // exports of other programs
  KINDLE,
  READWISE,
  ...SAVED_LINKS,
  BOOKMARKS,
];
