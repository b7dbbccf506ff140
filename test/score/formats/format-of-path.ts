import { basename, extname } from 'node:path';

/** Extensions that the product claims to read; whatever else lies in the set only has to be refused by name. */
const CLAIMED: ReadonlySet<string> = new Set(
  (
    'html htm mhtml warc wacz pdf docx odt rtf epub fb2 eml enex ris bib bibtex biblatex rdf csv jsonl md txt ' +
    'zip textpack gz mbox'
  ).split(' '),
);
/** Whose files without an extension are mails. */
const MAIL = /^eml\//u;
/** JSON that some importer reads. */
const KNOWN_JSON = /^(?:read-later|bibliography\/citation-js)\/.*\.json$/u;
/** Output that somebody else's reader gave, assertions, licences: nothing to import. */
const NO_INPUT = /\/expected\/|\.native$|\/LICENSE$|(?:^|\/)MANIFEST\.jsonl$|\.yml$/u;

/** Where a file stands in the table. */
export interface FormatOfPath {
  readonly format: string;
  /** Whether it must give articles unless it is damaged. */
  readonly claimed: boolean;
  /** Whether reading it as plain text would be a fault. */
  readonly structured: boolean;
}

/** Null for what is no input. */
export function formatOfPath(path: string): FormatOfPath | null {
  if (NO_INPUT.test(path)) return null;
  if (/^notes-apps\/joplin\/.*\.md$/u.test(path)) return null;
  if (/^bibliography\/(?:better-bibtex|zotero-translators).*\.json$/u.test(path)) return null;
  if (MAIL.test(path)) return { format: 'eml', claimed: true, structured: true };
  const extension = extname(basename(path)).slice(1).toLowerCase();
  const folder = path.split('/')[0] ?? '';
  const format =
    extension === folder || !path.includes('/') ? extension || 'none' : `${extension || 'none'} (${folder})`;
  const claimed = CLAIMED.has(extension) || KNOWN_JSON.test(path);
  return { format, claimed, structured: claimed && extension !== 'txt' };
}
