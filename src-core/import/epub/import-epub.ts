import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import { parseDate } from '../../text/calendar-date.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import { decodeText } from '../decode-text.ts';
import { countMarks } from '../has-too-many-marks.ts';
import type { ImportContext } from '../import-format.ts';
import type { ImportedItems } from '../imported-article.ts';
import type { ImportWarning } from '../import-warning.ts';
import { officeTitle } from '../office/office-title.ts';
import { openPictures } from '../office/open-pictures.ts';
import { textArticle } from '../text-article.ts';
import { xmlEncoding } from '../xml/xml-encoding.ts';
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
  const { drafts, missing, tooMany } = await bookBlocks(zip, book, context);
  if (drafts.length === 0 && tooMany)
    return yield failure(appError('file-too-many-marks', { file: input.name }));
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
  /** Whether the rest was left out because it has too many elements. */
  readonly tooMany: boolean;
}

async function bookBlocks(
  zip: OpenZip,
  book: EpubPackage,
  { limits, step }: ImportContext,
): Promise<BookBlocks> {
  const drafts: DraftBlock[] = [];
  let missing = 0;
  let marks = 0;
  const spine = book.spine.slice(0, MOST_CHAPTERS);
  for (const [index, item] of spine.entries()) {
    await step((index + 1) / spine.length);
    const bytes = await zip.find(item.path)?.read();
    if (bytes?.ok !== true || bytes.value.length > limits.documentBytes) {
      missing += 1;
      continue;
    }
    const source = decodeText(bytes.value, xmlEncoding(bytes.value))?.text ?? '';
    marks += countMarks(source, limits.documentMarks);
    // All of a book becomes one document, and lies in memory as such.
    if (marks > limits.documentMarks)
      return { drafts, missing: missing + spine.length - index, tooMany: true };
    for (const block of chapterBlocks(source, item, book.chapters.get(item.path) ?? '', limits))
      drafts.push(block);
  }
  return { drafts, missing, tooMany: false };
}
