/** What an importer may find doubtful about an article it hands on; each has a sentence in the interface's languages. */
export const IMPORT_WARNINGS = [
  'encoding-guessed',
  'encoding-damaged',
  'extraction-short',
  'extraction-bad',
  'date-unreadable',
  'attachment-missing',
  'quotes-not-found',
  'page-missing',
  'annotations-flawed',
  'annotations-cut',
  'annotations-parted',
  'replies-alone',
  'pages-scanned',
  'pages-unreadable',
  /** Said in reports only: the article was there, and has a new version now. */
  'new-version',
  /** Said in reports only: another article may tell the same story. */
  'near-duplicate',
  /** Said in reports only: passages quoted from a page came onto that page. */
  'annotations-added',
] as const;
export type ImportWarning = (typeof IMPORT_WARNINGS)[number];
