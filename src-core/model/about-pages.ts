/** Importers whose articles hold words about a page (a reference, a bookmark, passages marked in it), not its text. */
const ABOUT: ReadonlySet<string> = new Set([
  'bookmarks',
  'pocket',
  'instapaper',
  'raindrop',
  'readwise-reader',
  'hypothesis',
  'web-annotation',
  'ris',
  'nbib',
  'bibtex',
  'csl-json',
  'endnote-xml',
  'zotero-rdf',
  'zotero-json',
]);

/** Whether an article of this importer only tells of the page at its address. */
export function tellsOfPage(importer: string): boolean {
  return ABOUT.has(importer);
}
