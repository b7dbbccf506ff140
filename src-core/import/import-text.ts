import { appError, type AppError } from '../base/error-code.ts';
import { failure, success, type Result } from '../base/result.ts';
import type { ByteSource } from './byte-source.ts';
import { importCsv } from './csv/import-csv.ts';
import { importTable } from './csv/import-table.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { decodeText, type DecodedText } from './decode-text.ts';
import { importHtml } from './html/import-html.ts';
import { hasTooManyMarks } from './has-too-many-marks.ts';
import type { InputHead } from './import-format.ts';
import type { ImportLimits } from './import-limits.ts';
import type { ImportedArticle, ImportedItems, ImportInput, RelatedFiles } from './imported-article.ts';
import type { ImportWarning } from './import-warning.ts';
import { importJsonl } from './jsonl/import-jsonl.ts';
import { importMarkdown } from './markdown/import-markdown.ts';
import { importPasted } from './pasted/import-pasted.ts';
import { importPlainText } from './plain-text/import-plain-text.ts';
import { keepPictures } from './pictures/keep-pictures.ts';
import { readableSize } from './readable-size.ts';
import { sniffFormat, type TextFormat } from './sniff-format.ts';

const HEAD = 64 * 1024;
/** Share of U+FFFD and odd signs beyond which decoded bytes are no text. */
const TOO_ODD = 0.3;
/** The encoding of an archive is looked for in so many bytes; what is plain ASCII up to there is read as UTF-8. */
const ENCODING_SAMPLE = 64 * 1024 * 1024;
const STEP = 1 << 20;

/** Whether text is rows that each become an article. */
export function isRows(head: InputHead): boolean {
  const decoded = decodeText(wholeCharacters(head.bytes), declaredEncoding(head.bytes));
  return decoded !== null && isRowFormat(sniffFormat(decoded.text, head.name));
}

function isRowFormat(format: TextFormat): format is 'jsonl' | 'csv' {
  return format === 'jsonl' || format === 'csv';
}

/** What no importer knows by its first bytes: text in one of the formats that only its words tell. */
export async function* importText(input: ImportInput, head: InputHead, limits: ImportLimits): ImportedItems {
  const file = input.name;
  const decoded = decodeText(wholeCharacters(head.bytes), declaredEncoding(head.bytes));
  if (decoded === null) return yield failure(appError('file-encoding-invalid', { file }));
  const format = sniffFormat(decoded.text, file);
  if (isRowFormat(format)) {
    yield* importRows(input, decoded, format, limits);
    return;
  }
  const { size } = input.source;
  if (size > limits.documentBytes) {
    const values = { file, size: readableSize(size), limit: readableSize(limits.documentBytes) };
    return yield failure(appError('file-too-large', values));
  }
  // A small page is decoded already, unless an archive knows its encoding better.
  const isDecoded = size < HEAD && format === 'html' && input.capture?.charset === undefined;
  const text = isDecoded
    ? decoded
    : decodeText(
        await input.source.read(0, size),
        input.capture?.charset ?? (format === 'html' ? declaredEncoding(head.bytes) : null),
      );
  yield await importDocument(input, text, format, limits);
}

async function* importRows(
  input: ImportInput,
  head: DecodedText,
  format: 'jsonl' | 'csv',
  limits: ImportLimits,
): ImportedItems {
  // The beginning is often pure ASCII; the first other byte tells the encoding.
  const high = await sampleAtHighByte(input.source);
  const sample = high === null ? head : (decodeText(high, null) ?? head);
  const encoding = head.encoding.startsWith('utf-16') ? head.encoding : sample.encoding;
  const warnings: readonly ImportWarning[] = sample.guessed ? ['encoding-guessed'] : [];
  yield* format === 'jsonl'
    ? importJsonl(input, encoding, warnings, limits)
    : importCsv(input, encoding, head.text, warnings, limits);
}

/** 64 KiB from the first byte on that is not ASCII; null where there is none. */
async function sampleAtHighByte(source: ByteSource): Promise<Uint8Array | null> {
  const read = source.lookAhead ?? source.read;
  for (let at = 0; at < Math.min(source.size, ENCODING_SAMPLE); at += STEP) {
    const bytes = await read(at, at + STEP);
    const high = bytes.findIndex((byte) => byte >= 0x80);
    if (high >= 0) return wholeCharacters(await read(at + high, at + high + HEAD));
  }
  return null;
}

/** Not cut inside a UTF-8 character. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  if (bytes.length < HEAD) return bytes;
  let end = bytes.length;
  for (let back = 0; back < 4 && end > 0 && (bytes[end - 1]! & 0x80) !== 0; back += 1) {
    end -= 1;
    if ((bytes[end]! & 0xc0) === 0xc0) break;
  }
  return bytes.subarray(0, end);
}

async function importDocument(
  input: ImportInput,
  decoded: DecodedText | null,
  format: TextFormat,
  limits: ImportLimits,
): Promise<Result<ImportedArticle, AppError>> {
  const file = input.name;
  if (decoded === null || oddShare(decoded.text) > TOO_ODD)
    return failure(appError('file-encoding-invalid', { file }));
  if (hasTooManyMarks(decoded.text, format, limits.documentMarks))
    return failure(appError('file-too-many-marks', { file }));
  if (decoded.text.trim() === '') return failure(appError('file-empty', { file }));
  const article = await readDocument(decoded, input, format, limits);
  return article === null ? failure(appError('file-no-text', { file })) : success(article);
}

/** Pictures that only the page itself can hold. */
const NO_FILES: RelatedFiles = () => Promise.resolve(null);

async function readDocument(
  decoded: DecodedText,
  { name, pasted, capture, related, wholePage }: ImportInput,
  format: TextFormat,
  limits: ImportLimits,
): Promise<ImportedArticle | null> {
  const warnings = warningsOf(decoded);
  const address = capture?.address ?? '';
  if (format === 'html') {
    const source = { html: decoded.text, name, pasted, address, warnings, wholePage: wholePage === true };
    const page = importHtml(source, limits);
    return page === null ? null : keepPictures(page, related ?? NO_FILES);
  }
  if (format === 'markdown') {
    const note = importMarkdown(decoded.text, name, pasted, warnings);
    return note === null ? null : keepPictures(note, related ?? NO_FILES);
  }
  if (format === 'table') return importTable(decoded.text, name, warnings, limits);
  return pasted ? importPasted(decoded.text, warnings) : importPlainText(decoded.text, name, warnings);
}

function warningsOf(decoded: DecodedText): readonly ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (decoded.guessed) warnings.push('encoding-guessed');
  if (decoded.damaged) warnings.push('encoding-damaged');
  return warnings;
}

/** Replacement, unassigned, private; and control characters but for those that lay out text. */
const ODD_SIGN = /[\uFFFD\p{Unassigned}\p{Private_Use}\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]/gu;

/** Runs of what is never odd and makes up most of most texts: left out first, as the classes of ODD_SIGN are slow to test. */
const PLAIN_RUN = /[\t\n\f\r -~\u00A0-\u0377]+/gu;

function oddShare(text: string): number {
  const sample = text.slice(0, 100_000);
  const odd = sample.replace(PLAIN_RUN, '').match(ODD_SIGN)?.length ?? 0;
  return odd / Math.max(1, sample.length);
}
