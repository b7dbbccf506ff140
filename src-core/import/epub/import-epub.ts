import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import { parseDate } from '../../text/calendar-date.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import type { ImportContext } from '../import-format.ts';
import type { ImportedItems } from '../imported-article.ts';
import type { ImportWarning } from '../import-warning.ts';
import { officeTitle } from '../office/office-title.ts';
import { openPictures } from '../office/open-pictures.ts';
import { textArticle } from '../text-article.ts';
import type { OpenZip } from '../zip/open-zip.ts';
import type { ZipDocumentReader } from '../zip/zip-documents.ts';
import { chapterBlocks } from './chapter-blocks.ts';
import { epubPackage, type EpubPackage } from './epub-package.ts';

/** Chapters of one book. */
const MOST_CHAPTERS = 20_000;

/** Books: all chapters in reading order as one article, with their pictures. */
export const importEpub: ZipDocumentReader = async function* (zip, input, context): ImportedItems {
  const opened = await epubPackage(zip, input.name);
  if (!opened.ok) return yield opened;
  const book = opened.value;
  const { drafts, missing } = await bookBlocks(zip, book, context);
  if (drafts.every(({ raw }) => raw.trim() === '') && missing > 0)
    return yield failure(
      appError('file-damaged', { file: input.name, reason: 'none of its chapters can be read' }),
    );
  const { title, source } = officeTitle('', book.title, drafts, input.name);
  const published = parseDate(book.date, 'day-first') ?? yearOnly(book.date);
  const modified = parseDate(book.modified, 'day-first');
  const warnings: ImportWarning[] = missing > 0 ? ['pages-unreadable'] : [];
  const url = /^(?:https?:\/\/)?(?:dx\.)?doi\.org\/(10\.\S+)$/u.exec(book.identifier)?.[1];
  yield success(
    textArticle(drafts, {
      title,
      authors: book.authors,
      site: book.publisher,
      url: url === undefined ? '' : `https://doi.org/${url}`,
      published,
      modified,
      declaredLanguage: book.language,
      sources: {
        title: source,
        ...(book.authors.length === 0 ? {} : { authors: 'properties' }),
        ...(book.publisher === '' ? {} : { site: 'properties' }),
        ...(published === null ? {} : { published: 'properties' }),
        ...(modified === null ? {} : { modified: 'properties' }),
      },
      warnings,
      importer: 'epub',
      mediaType: 'application/epub+zip',
      pictures: await openPictures(zip, drafts),
    }),
  );
};

function yearOnly(date: string): string | null {
  return /^(?:1[5-9]|20)\d{2}$/u.test(date) ? `${date}-01-01` : null;
}

interface BookBlocks {
  readonly drafts: readonly DraftBlock[];
  /** Chapters that are not there or damaged. */
  readonly missing: number;
}

async function bookBlocks(zip: OpenZip, book: EpubPackage, { limits }: ImportContext): Promise<BookBlocks> {
  const drafts: DraftBlock[] = [];
  let missing = 0;
  for (const item of book.spine.slice(0, MOST_CHAPTERS)) {
    const bytes = await zip.find(item.path)?.read();
    if (bytes?.ok !== true || bytes.value.length > limits.documentBytes) {
      missing += 1;
      continue;
    }
    for (const block of chapterBlocks(bytes.value, item, book.chapters.get(item.path) ?? '', limits))
      drafts.push(block);
  }
  return { drafts, missing };
}
