import { bookmarksFormat } from './bookmarks/import-bookmarks.ts';
import { bibtexFormat } from './bibtex/import-bibtex.ts';
import { cslJsonFormat } from './csl-json/import-csl-json.ts';
import { endnoteFormat } from './endnote/import-endnote.ts';
import { mhtmlFormat } from './mhtml/import-mhtml.ts';
import { nbibFormat } from './nbib/import-nbib.ts';
import { risFormat } from './ris/import-ris.ts';
import { zoteroRdfFormat } from './zotero-rdf/import-zotero-rdf.ts';
import { zoteroJsonFormat } from './zotero-json/import-zotero-json.ts';
import { gzipFormat } from './gzip/gzip-format.ts';
import { emlFormat } from './eml/import-eml.ts';
import { mboxFormat } from './mbox/import-mbox.ts';
import { enexFormat } from './enex/import-enex.ts';
import { sgmlFormat } from './sgml/import-sgml.ts';
import { hypothesisFormat } from './hypothesis/import-hypothesis.ts';
import { compoundFileFormat } from './docx/compound-file.ts';
import { fb2Format } from './fb2/import-fb2.ts';
import { jsonFormat } from './json/import-json.ts';
import { feedFormat } from './feed/import-feed.ts';
import { opmlFormat } from './opml/import-opml.ts';
import { xmlFormat } from './xml/import-xml.ts';
import type { ImportFormat } from './import-format.ts';
import { kindleFormat } from './kindle/import-kindle.ts';
import { pdfFormat } from './pdf/import-pdf.ts';
import { savedLinksFormats } from './read-later/import-saved-links.ts';
import { rtfFormat } from './rtf/import-rtf.ts';
import { readwiseFormat } from './readwise/import-readwise.ts';
import { zstdFormat } from './packed/zstd-format.ts';
import { webAnnotationFormat } from './web-annotation/import-web-annotations.ts';
import { webArchiveFormat } from './warc/warc-format.ts';
import { zipFormat } from './zip/import-zip.ts';

/** Formats that their first bytes tell, the most particular first; what none of them knows is read as text, or refused. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  zipFormat,
  gzipFormat,
  zstdFormat,
  webArchiveFormat,
  pdfFormat,
  rtfFormat,
  compoundFileFormat,
  fb2Format,
  mhtmlFormat,

  // mail
  mboxFormat,
  emlFormat,

  // exports of other programs
  kindleFormat,
  readwiseFormat,
  enexFormat,
  hypothesisFormat,
  webAnnotationFormat,
  sgmlFormat,
  ...savedLinksFormats,
  bookmarksFormat,

  // bibliographies
  risFormat,
  nbibFormat,
  endnoteFormat,
  zoteroRdfFormat,
  zoteroJsonFormat,
  cslJsonFormat,
  bibtexFormat,

  // data that says nothing of its kind
  jsonFormat,
  opmlFormat,
  feedFormat,
  xmlFormat,
];
