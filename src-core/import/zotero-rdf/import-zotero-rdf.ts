import { success, type Result } from '../../base/result.ts';
import type { AppError } from '../../base/error-code.ts';
import type { ImportContext, ImportFormat } from '../import-format.ts';
import type { ImportedArticle, ImportedItems, ImportInput, RelatedFiles } from '../imported-article.ts';
import { placedQuotes } from '../quotes/placed-quotes.ts';
import type { Quote } from '../quotes/quotes-article.ts';
import { referenceArticle, referenceMetadata } from '../references/reference-article.ts';
import { textChunks } from '../text-chunks.ts';
import { xmlEncoding } from '../xml/xml-encoding.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { xmlRecords } from '../xml/xml-records.ts';
import { noteHighlights } from './note-highlights.ts';
import { rdfItems, type RdfAttachment, type RdfItem } from './rdf-library.ts';

const SOURCE = { importer: 'zotero-rdf', mediaType: 'application/rdf+xml' } as const;

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
    for (const item of rdfItems(elements)) yield* itemArticles(item, input, context);
  },
};

async function* itemArticles(item: RdfItem, input: ImportInput, context: ImportContext): ImportedItems {
  const { reference, notes } = item;
  const highlights = notes.flatMap(noteHighlights);
  let texts = 0;
  let missing = false;
  for (const attachment of item.attachments) {
    if (attachment.path === '') continue;
    const bytes = (await input.related?.(attachment.path)) ?? null;
    if (bytes === null) {
      missing = true;
      continue;
    }
    const related = filesBelow(input.related, attachment.path);
    const part = { name: attachment.path, bytes, ...(related === undefined ? {} : { related }) };
    for await (const read of context.importPart(part)) {
      if (read.ok) texts += 1;
      yield withReference(read, item, attachment, texts === 1 ? highlights : []);
    }
  }
  if (texts > 0 && notes.length === 0) return;
  const warnings = missing && texts === 0 ? (['attachment-missing'] as const) : [];
  // Beside the text of the work, only what was noted about it is left to say.
  const title = texts > 0 ? noteTitle(notes, reference.title) : reference.title;
  const about =
    texts > 0
      ? { ...reference, abstract: '', url: '', doi: '', id: `${reference.id}#notes`, title }
      : reference;
  yield success(referenceArticle({ ...about, notes }, { ...SOURCE, warnings }));
}

function noteTitle(notes: readonly string[], title: string): string {
  const heading = /<h1[^>]*>([^<]{1,200})/iu.exec(notes[0] ?? '')?.[1]?.trim() ?? '';
  return [heading, title].filter((part) => part !== '').join(' – ');
}

/** What the item says of the work is surer than what its file says of itself. */
function withReference(
  read: Result<ImportedArticle, AppError>,
  { reference }: RdfItem,
  attachment: RdfAttachment,
  highlights: readonly Quote[],
): Result<ImportedArticle, AppError> {
  if (!read.ok) return read;
  const article = read.value;
  const own = referenceMetadata(reference, SOURCE.importer);
  const { metadata } = article;
  const url = own.url || (/^https?:/iu.test(attachment.url) ? attachment.url : metadata.url);
  const keywords = [...new Set([...own.keywords, ...(metadata.keywords ?? [])])];
  return success({
    ...article,
    metadata: {
      ...metadata,
      title: own.title || metadata.title,
      authors: own.authors.length > 0 ? own.authors : metadata.authors,
      site: own.site || metadata.site,
      published: own.published ?? metadata.published,
      url,
      ...(keywords.length === 0 ? {} : { keywords }),
      sources: {
        ...metadata.sources,
        ...own.sources,
        ...(url === ''
          ? {}
          : { url: own.url === '' ? (metadata.sources['url'] ?? SOURCE.importer) : SOURCE.importer }),
      },
    },
    annotations: [...article.annotations, ...placedQuotes(highlights, article.document.text)],
  });
}

/** Files beside an attachment, whose paths count from its own folder. */
function filesBelow(related: RelatedFiles | undefined, path: string): RelatedFiles | undefined {
  if (related === undefined) return undefined;
  const folder = path.replace(/[^/]*$/u, '');
  return (name) => related(folder + name);
}
