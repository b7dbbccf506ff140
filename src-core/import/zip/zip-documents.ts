import type { ImportContext } from '../import-format.ts';
import type { ImportedItems, ImportInput } from '../imported-article.ts';
import type { OpenZip } from './open-zip.ts';
import type { ZipKind } from './zip-kind.ts';

/** Reads a document that is a zip, from its opened zip; `input` is the whole of it. */
export type ZipDocumentReader = (zip: OpenZip, input: ImportInput, context: ImportContext) => ImportedItems;

/** Readers of the kinds that are more than a folder of files; each is loaded when the first of its kind comes. */
export const ZIP_DOCUMENTS: Readonly<Partial<Record<ZipKind, () => Promise<ZipDocumentReader>>>> = {
  docx: async () => (await import('../docx/import-docx.ts')).importDocx,
  epub: async () => (await import('../epub/import-epub.ts')).importEpub,
  odt: async () => (await import('../odt/import-odt.ts')).importOdt,
  wacz: async () => (await import('../warc/import-wacz.ts')).importWacz,
};
