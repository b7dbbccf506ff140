import { success, type Result } from '../../base/result.ts';
import type { AppError } from '../../base/error-code.ts';
import { isAsset } from '../archive-asset.ts';
import type { ImportContext } from '../import-format.ts';
import type { ImportedArticle, ImportedItems, ImportInput, RelatedFiles } from '../imported-article.ts';
import { placedQuotes } from '../quotes/placed-quotes.ts';
import type { Quote } from '../quotes/quotes-article.ts';
import { filePlaces } from './file-places.ts';
import { referenceArticle, referenceMetadata, type ReferenceSource } from './reference-article.ts';
import type { Reference } from './reference.ts';

/** A file that belongs to a work. */
export interface Attachment {
  /** As the library names it; "" = only its address is known. */
  readonly path: string;
  /** Where it came from; "" = not known. */
  readonly url: string;
}

/** A work of a library with what hangs on it. */
export interface AttachedWork {
  readonly reference: Reference;
  readonly attachments: readonly Attachment[];
  /** What somebody noted about it, worth an article beside its text; may hold HTML. */
  readonly notes: readonly string[];
  /** Passages that the notes hold. */
  readonly highlights: readonly Quote[];
}

/**
 * Articles of a work: where files of it lie beside the library, their texts with the work's metadata, and its notes; else its
 * abstract and notes, and a warning where a file was named.
 */
export async function* attachedArticles(
  { reference, attachments, notes, highlights }: AttachedWork,
  input: ImportInput,
  context: ImportContext,
  source: ReferenceSource,
): ImportedItems {
  let texts = 0;
  let missing = false;
  for (const attachment of attachments) {
    if (attachment.path === '' || isAsset(attachment.path)) continue;
    const found = await fileBeside(attachment.path, input.related);
    if (found === null) {
      missing = true;
      continue;
    }
    for await (const read of context.importPart(found)) {
      if (read.ok) texts += 1;
      yield withReference(
        read,
        reference,
        attachment.url,
        source.importer,
        texts === 1 && read.ok ? highlights : [],
      );
    }
  }
  if (texts > 0 && notes.length === 0) return;
  const lost = missing && texts === 0;
  const warnings = lost ? ([...source.warnings, 'attachment-missing'] as const) : source.warnings;
  if (texts === 0) {
    const said = [...new Set([...reference.notes, ...notes])];
    return yield success(referenceArticle({ ...reference, notes: said }, { ...source, warnings }));
  }
  // Beside the text of the work, only what was noted about it is left to say.
  const title = noteTitle(notes, reference.title);
  const about = { ...reference, abstract: '', url: '', doi: '', id: `${reference.id}#notes`, title, notes };
  yield success(referenceArticle(about, { ...source, warnings }));
}

interface FileBeside {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly related: RelatedFiles;
}

async function fileBeside(path: string, related: RelatedFiles | undefined): Promise<FileBeside | null> {
  if (related === undefined) return null;
  for (const name of filePlaces(path)) {
    const bytes = await related(name);
    if (bytes === null) continue;
    // Files beside an attachment count from its own folder.
    const folder = name.replace(/[^/]*$/u, '');
    return { name, bytes, related: (each) => related(folder + each) };
  }
  return null;
}

function noteTitle(notes: readonly string[], title: string): string {
  const heading = /<h1[^>]*>([^<]{1,200})/iu.exec(notes[0] ?? '')?.[1]?.trim() ?? '';
  return [heading, title].filter((part) => part !== '').join(' – ');
}

/** What the library says of the work is surer than what its file says of itself. */
function withReference(
  read: Result<ImportedArticle, AppError>,
  reference: Reference,
  address: string,
  importer: string,
  highlights: readonly Quote[],
): Result<ImportedArticle, AppError> {
  if (!read.ok) return read;
  const article = read.value;
  const own = referenceMetadata(reference, importer);
  const { metadata } = article;
  const url = own.url || (/^https?:/iu.test(address) ? address : metadata.url);
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
        ...(url === '' ? {} : { url: own.url === '' ? (metadata.sources['url'] ?? importer) : importer }),
      },
    },
    annotations: [...article.annotations, ...placedQuotes(highlights, article.document.text)],
  });
}
