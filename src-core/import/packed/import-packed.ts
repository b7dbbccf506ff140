import { appError } from '../../base/error-code.ts';
import { failure } from '../../base/result.ts';
import type { ByteSource } from '../byte-source.ts';
import { forwardSource } from '../forward-source.ts';
import type { ImportContext } from '../import-format.ts';
import type { ImportedItems, ImportInput } from '../imported-article.ts';
import { readableSize } from '../readable-size.ts';
import { joined, latin1 } from '../warc/byte-stream.ts';
import { importWebArchive } from '../warc/import-web-archive.ts';
import type { Unpack } from '../warc/record-stream.ts';
import { webArchiveKind } from '../warc/warc-format.ts';
import type { UnpackedPiece } from './unpacked.ts';

/** Imports a packed file: each capture of a web archive that was packed record by record, else what the whole unpacks to. */
export async function* importPacked(
  input: ImportInput,
  context: ImportContext,
  unpack: Unpack,
  extension: RegExp,
): ImportedItems {
  const kind = await recordKind(input.source, unpack);
  if (kind === null) return yield* importUnpacked(input, context, unpack, extension);
  const file = { name: input.name, source: input.source, kind, unpack };
  yield* importWebArchive([file], input.name, context, new Map());
}

/** The kind of a web archive whose first member is one record; null for all else, also for an archive that was packed whole. */
async function recordKind(source: ByteSource, unpack: Unpack): Promise<ReturnType<typeof webArchiveKind>> {
  let head = '';
  let first = -1;
  for await (const piece of unpack(source)) {
    if ('damage' in piece) break;
    if (first < 0) first = piece.member;
    if (piece.member !== first || head.length > 256 * 1024) break;
    head += latin1(piece.bytes);
  }
  const kind = webArchiveKind(head);
  if (kind === null) return null;
  const another =
    kind === 'warc' ? /\r\n\r\n\s*WARC\/\d+\.\d+\r?\n/u : /\n[a-z]+:\/\/\S+ \S+ \d{14} \S+ \d+\r?\n/u;
  return another.test(head.slice(8)) ? null : kind;
}

async function* importUnpacked(
  input: ImportInput,
  context: ImportContext,
  unpack: Unpack,
  extension: RegExp,
): ImportedItems {
  const { name: file, source } = input;
  const { limits, expand, importPart } = context;
  const bytes: Uint8Array[] = [];
  let length = 0;
  let most = limits.wholeBytes;
  for await (const piece of unpack(source)) {
    if ('damage' in piece) return yield failure(appError('file-damaged', { file, reason: piece.damage }));
    if (length === 0 && !isBinary(piece.bytes)) most = limits.rowsBytes;
    length += piece.bytes.length;
    if (!expand(piece.bytes.length))
      return yield failure(
        appError('archive-too-large', { file, limit: readableSize(limits.expandedBytes) }),
      );
    if (length <= most) bytes.push(piece.bytes.slice());
    else bytes.length = 0;
  }
  const name = file.replace(extension, '') || file;
  const related = input.related === undefined ? {} : { related: input.related };
  const content =
    length > most ? forwardSource(length, () => unpacked(unpack(source))) : joined(bytes, length);
  yield* importPart({ name, bytes: content, ...related });
}

/** A document is read and kept whole; long text is rows, mails or records, which are read one after the other. */
function isBinary(head: Uint8Array): boolean {
  return head.includes(0) || latin1(head.subarray(0, 5)) === '%PDF-';
}

async function* unpacked(pieces: AsyncIterable<UnpackedPiece>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) if ('bytes' in piece) yield piece.bytes;
}
