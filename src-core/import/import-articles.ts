import { appError, type AppError } from '../base/error-code.ts';
import { failure, success, type Result } from '../base/result.ts';
import { importCsv } from './csv/import-csv.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { decodeText, type DecodedText } from './decode-text.ts';
import { importHtml } from './html/import-html.ts';
import type { ImportLimits } from './import-limits.ts';
import type { ImportInput, ImportedArticle, ImportedItems } from './imported-article.ts';
import { importJsonl } from './jsonl/import-jsonl.ts';
import { importMarkdown } from './markdown/import-markdown.ts';
import { importPasted } from './pasted/import-pasted.ts';
import { importPlainText } from './plain-text/import-plain-text.ts';
import { sniffBinary } from './sniff-binary.ts';
import { sniffFormat, type TextFormat } from './sniff-format.ts';
import type { ImportWarning } from './import-warning.ts';

/** Bytes from which the format is told; cut off inside a character at worst. */
const HEAD = 64 * 1024;
/** Share of U+FFFD and odd signs beyond which decoded bytes are no text. */
const TOO_ODD = 0.3;

/**
 * Reads a file or a paste into articles: tells the format by its content and hands it to that format's importer.
 * Never throws; archives give one item a row, in order, and are read as the items are asked for.
 */
export function* importArticles(input: ImportInput, limits: ImportLimits): ImportedItems {
  const file = input.name;
  if (input.bytes.length === 0) return yield failure(appError('file-empty', { file }));
  const kind = sniffBinary(input.bytes);
  if (kind !== null) return yield failure(appError('file-binary', { file, kind }));
  const head = decodeText(sampleOf(input.bytes, 0), declaredEncoding(input.bytes));
  if (head === null) return yield failure(appError('file-encoding-invalid', { file }));
  const format = sniffFormat(head.text, file);
  const archive = format === 'jsonl' || format === 'csv';
  const limit = archive ? limits.archiveBytes : limits.documentBytes;
  if (input.bytes.length > limit) {
    const values = { file, size: megabytes(input.bytes.length), limit: megabytes(limit) };
    return yield failure(appError('file-too-large', values));
  }
  if (archive) yield* importArchive(input, head, format, limits);
  else yield importDocument(input, format, limits);
}

function* importArchive(
  input: ImportInput,
  head: DecodedText,
  format: 'jsonl' | 'csv',
  limits: ImportLimits,
): ImportedItems {
  // The beginning is often pure ASCII; the first other byte tells the encoding.
  const high = firstHighByte(input.bytes);
  const sample = high < 0 ? head : (decodeText(sampleOf(input.bytes, high), null) ?? head);
  const encoding = head.encoding.startsWith('utf-16') ? head.encoding : sample.encoding;
  const warnings: readonly ImportWarning[] = sample.guessed ? ['encoding-guessed'] : [];
  const rows =
    format === 'jsonl'
      ? importJsonl(input.bytes, input.name, encoding, warnings, limits)
      : importCsv(input.bytes, input.name, encoding, head.text, warnings, limits);
  let any = false;
  for (const item of rows) {
    any = true;
    yield item;
  }
  if (!any) yield failure(appError('file-no-text', { file: input.name }));
}

/** Index of the first byte that is not ASCII, or -1. */
function firstHighByte(bytes: Uint8Array): number {
  for (let index = 0; index < bytes.length; index += 1) if (bytes[index]! >= 0x80) return index;
  return -1;
}

/** Up to 64 KiB from a place on, not cut inside a UTF-8 character. */
function sampleOf(bytes: Uint8Array, from: number): Uint8Array {
  let end = Math.min(bytes.length, from + HEAD);
  for (let back = 0; back < 3 && end < bytes.length && (bytes[end]! & 0xc0) === 0x80; back += 1) end -= 1;
  return bytes.subarray(from, end);
}

function importDocument(
  input: ImportInput,
  format: TextFormat,
  limits: ImportLimits,
): Result<ImportedArticle, AppError> {
  const file = input.name;
  const decoded = decodeText(input.bytes, format === 'html' ? declaredEncoding(input.bytes) : null);
  if (decoded === null || oddShare(decoded.text) > TOO_ODD)
    return failure(appError('file-encoding-invalid', { file }));
  if (decoded.text.trim() === '') return failure(appError('file-empty', { file }));
  try {
    const article = readDocument(decoded, input, format, limits);
    if (article === null || !/[\p{L}\p{N}]/u.test(article.document.text))
      return failure(appError('file-no-text', { file }));
    return success(article);
  } catch (error) {
    // A parser that runs out of stack or trips over a hostile page costs this one file.
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    return failure(appError('parser-failed', { file, reason }));
  }
}

function readDocument(
  decoded: DecodedText,
  input: ImportInput,
  format: TextFormat,
  limits: ImportLimits,
): ImportedArticle | null {
  const warnings = warningsOf(decoded);
  const { name, pasted } = input;
  if (format === 'html') return importHtml({ html: decoded.text, name, pasted, warnings }, limits);
  if (format === 'markdown') return importMarkdown(decoded.text, name, pasted, warnings);
  return pasted ? importPasted(decoded.text, warnings) : importPlainText(decoded.text, name, warnings);
}

function warningsOf(decoded: DecodedText): readonly ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (decoded.guessed) warnings.push('encoding-guessed');
  if (decoded.damaged) warnings.push('encoding-damaged');
  return warnings;
}

function oddShare(text: string): number {
  const sample = text.slice(0, 100_000);
  const odd =
    sample
      .match(/[\uFFFD\p{Unassigned}\p{Private_Use}\p{Control}]/gu)
      ?.filter((sign) => !/[\n\r\t\f]/u.test(sign)).length ?? 0;
  return odd / Math.max(1, sample.length);
}

function megabytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KiB` : `${Math.round(bytes / 1024 / 1024)} MiB`;
}
