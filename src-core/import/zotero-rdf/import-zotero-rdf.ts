import type { ImportFormat } from '../import-format.ts';
import { attachedArticles } from '../references/attached-articles.ts';
import { textChunks } from '../text-chunks.ts';
import { xmlEncoding } from '../xml/xml-encoding.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { xmlRecords } from '../xml/xml-records.ts';
import { noteHighlights } from './note-highlights.ts';
import { rdfItems } from './rdf-library.ts';

const SOURCE = { importer: 'zotero-rdf', mediaType: 'application/rdf+xml', warnings: [] } as const;

/**
 * A Zotero library as RDF. An item whose file lies beside the library becomes the article of that file with the item's
 * metadata and the highlights of its notes; an item without one becomes an article of its abstract and notes.
 */
export const zoteroRdfFormat: ImportFormat = {
  name: 'zotero-rdf',
  looksLike: ({ ascii }) =>
    /<rdf:RDF[\s>]/u.test(ascii.slice(0, 2000)) &&
    /xmlns:(?:z="http:\/\/www\.zotero\.org|bib="http:\/\/purl\.org\/net\/biblio)/u.test(ascii.slice(0, 4000)),
  read: async function* (input, context) {
    const { limits } = context;
    const chunks = textChunks(input.source, xmlEncoding(await input.source.read(0, 256)));
    const elements: XmlElement[] = [];
    for await (const element of xmlRecords(chunks, (_, depth) => depth === 1, limits.rowLength))
      elements.push(element);
    for (const item of rdfItems(elements)) {
      const highlights = item.notes.flatMap(noteHighlights);
      yield* attachedArticles({ ...item, highlights }, input, context, SOURCE);
    }
  },
};
