import { appError, type AppError } from '../../base/error-code.ts';
import { failure, success, type Result } from '../../base/result.ts';
import { canonicalLine } from '../../text/canonical-text.ts';
import type { ImportContext, ImportFormat } from '../import-format.ts';
import type { ImportWarning } from '../import-warning.ts';
import type { ImportedArticle, ImportedItems, ImportInput } from '../imported-article.ts';
import { readableSize } from '../readable-size.ts';
import { textArticle } from '../text-article.ts';
import { firstPage } from './first-page.ts';
import { fontLooks } from './font-look.ts';
import type { OutlineEntry } from './heading-levels.ts';
import { openPdf, reasonOf, type OpenPdf } from './open-pdf.ts';
import { pageBoxes } from './page-boxes.ts';
import { EndlessPage } from './page-text.ts';
import { pdfAnnotations } from './pdf-annotations.ts';
import { pdfBlocks, type FontLook, type ReadPage } from './pdf-blocks.ts';
import { pdfFacts, type PdfMetadata } from './pdf-facts.ts';
import type { PdfDocument, PdfOutlineItem } from './pdf-js.d.ts';
import { readPage } from './read-page.ts';

/** Deepest and longest table of contents that is read. */
const OUTLINE_DEPTH = 8;
const OUTLINE_ENTRIES = 5000;
const MOST_PAGES = 20_000;
/** The library holds some 80 kB a page, and reads fonts anew once it let them go: so not after each page. */
const PAGES_HELD = 500;
/** As often where each page brings fonts of its own. */
const FONTS_HELD = 2_000;

/** PDF 1.0–2.0: text in reading order with the places of its lines on the pages. */
export const pdfFormat: ImportFormat = {
  name: 'pdf',
  looksLike: ({ ascii, name }) => {
    const at = ascii.slice(0, 1024).search(/%PDF|%!PS-Adobe-\d\.\d PDF/u);
    if (at >= 0) return at === 0 || /\d \d+ obj\b/u.test(ascii);
    return /\.pdf$/iu.test(name) && /\d \d+ obj\b/u.test(ascii);
  },
  read: importPdf,
};

async function* importPdf(input: ImportInput, context: ImportContext): ImportedItems {
  const { name: file, source } = input;
  const { wholeBytes } = context.limits;
  if (source.size > wholeBytes) {
    const values = { file, size: readableSize(source.size), limit: readableSize(wholeBytes) };
    return yield failure(appError('file-too-large', values));
  }
  const bytes = await source.read(0, source.size);
  // Dictionaries of pictures stand in the open, whatever else is compressed.
  const hasPictures = includesAscii(bytes, '/Image');
  // The library takes the bytes away; the original needs them.
  const opened = await openPdf(
    file,
    bytes.slice(),
    context.assets,
    input.password === undefined ? {} : { password: input.password },
  );
  if (!opened.ok) return yield opened;
  try {
    yield await articleOf(file, opened.value, hasPictures, context);
  } finally {
    await opened.value.close();
  }
}

async function articleOf(
  file: string,
  opened: OpenPdf,
  hasPictures: boolean,
  context: ImportContext,
): Promise<Result<ImportedArticle, AppError>> {
  const { document } = opened;
  const read = await readPages(opened, context);
  const warnings: ImportWarning[] = [];
  const texts = read.pages.filter(({ lines }) => lines.length > 0).length;
  if (texts === 0) {
    if (read.complaint !== null && read.complaints === read.pages.length)
      return failure(appError('file-damaged', { file, reason: read.complaint }));
    // A scan is looked at as pages, and areas of them are marked; what shows nothing at all is no article.
    if (!hasPictures) return failure(appError('file-no-text', { file }));
  }
  if (read.complaint !== null || read.pages.length < document.numPages) warnings.push('pages-unreadable');
  if (hasPictures && texts < 0.5 * read.pages.length) warnings.push('pages-scanned');
  await context.step(1);
  if (isGarbled(read.pages)) warnings.push('encoding-damaged');
  const outline = await outlineOf(document);
  const placed = pdfBlocks(read.pages, read.looks, outline);
  // What is made of thousands of pages takes its time, too.
  await context.step(1);
  const drafts = placed.map(({ draft }) => draft);
  const facts = pdfFacts(await metadataOf(document), firstPage(placed), file);
  const article = textArticle(drafts, {
    ...facts,
    warnings,
    importer: 'pdf',
    mediaType: 'application/pdf',
  });
  await context.step(1);
  const pages = pageBoxes(read.pages, placed, article.document);
  await context.step(1);
  const remarks = read.pages.map((page) => page.remarks);
  return success({
    ...article,
    document: { ...article.document, pages },
    annotations: pdfAnnotations(remarks, placed, article.document),
  });
}

interface ReadPages {
  readonly pages: readonly ReadPage[];
  readonly looks: ReadonlyMap<string, FontLook>;
  /** What was wrong with the first page that could not be read, and how many there were. */
  readonly complaint: string | null;
  readonly complaints: number;
}

/** One page after the other; what a page took is let go before the next one. */
async function readPages(
  { document, close }: OpenPdf,
  { step, limits }: Pick<ImportContext, 'step' | 'limits'>,
): Promise<ReadPages> {
  const { looks, learn } = fontLooks();
  const pages: ReadPage[] = [];
  let complaint: string | null = null;
  let complaints = 0;
  let column = 0;
  let characters = 0;
  let fonts = 0;
  const gutters: number[] = [];
  const last = Math.min(document.numPages, MOST_PAGES);
  // Texts longer than any document: the rest is named as not read.
  for (let number = 1; number <= last && characters <= limits.documentBytes; number += 1) {
    try {
      const page = await document.getPage(number);
      const read = await readPage(page, number - 1, column, gutters);
      await learn(page, new Set(read.lines.flatMap(({ pieces }) => pieces.map(({ font }) => font))));
      page.cleanup();
      pages.push(read);
      fonts += read.fonts;
      characters += read.lines.reduce((sum, { text }) => sum + text.length, 0);
      column = 1 + Math.max(column, ...read.lines.map((line) => line.column));
    } catch (error) {
      complaint ??= reasonOf(error);
      complaints += 1;
      pages.push({ width: 0, height: 0, rotation: 0, lines: [], remarks: [] });
      // Nothing stops the library on that page but the end of the document.
      if (error instanceof EndlessPage) {
        await close();
        break;
      }
    }
    if (number % PAGES_HELD === 0 || fonts > FONTS_HELD) {
      await document.cleanup(true).catch(() => undefined);
      fonts = 0;
    }
    await step(number / last);
  }
  return { pages, looks, complaint, complaints };
}

/** Some fonts do not tell which letters their shapes are. */
function isGarbled(pages: readonly ReadPage[]): boolean {
  let letters = 0;
  let signs = 0;
  for (const { text } of pages.flatMap(({ lines }) => lines)) {
    letters += text.match(/[\p{L}\p{M}\p{N}\s]/gu)?.length ?? 0;
    signs += [...text].length;
  }
  return signs > 200 && letters < 0.75 * signs;
}

async function outlineOf(document: PdfDocument): Promise<readonly OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const add = (items: readonly PdfOutlineItem[], level: number): void => {
    for (const { title, items: inner } of items) {
      if (entries.length >= OUTLINE_ENTRIES) return;
      entries.push({ title: canonicalLine(title), level });
      if (level < OUTLINE_DEPTH) add(inner, level + 1);
    }
  };
  try {
    add((await document.getOutline()) ?? [], 1);
  } catch {
    return entries;
  }
  return entries;
}

async function metadataOf(document: PdfDocument): Promise<PdfMetadata> {
  try {
    const { info, metadata } = await document.getMetadata();
    return { info, xmp: (name) => metadata?.get(name) };
  } catch {
    return { info: {}, xmp: () => null };
  }
}

/** Whether some ASCII stands anywhere in the bytes. */
function includesAscii(bytes: Uint8Array, text: string): boolean {
  const codes = Array.from(text, (sign) => sign.charCodeAt(0));
  for (let at = bytes.indexOf(codes[0]!); at >= 0; at = bytes.indexOf(codes[0]!, at + 1))
    if (codes.every((code, index) => bytes[at + index] === code)) return true;
  return false;
}
