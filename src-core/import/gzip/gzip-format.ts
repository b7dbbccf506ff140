import { appError } from '../../base/error-code.ts';
import { failure } from '../../base/result.ts';
import type { ByteSource } from '../byte-source.ts';
import type { ImportContext, ImportFormat } from '../import-format.ts';
import type { ImportedItems, ImportInput } from '../imported-article.ts';
import { readableSize } from '../readable-size.ts';
import { forwardSource } from '../forward-source.ts';
import { joined, latin1 } from '../warc/byte-stream.ts';
import { importWebArchive } from '../warc/import-web-archive.ts';
import { webArchiveKind } from '../warc/warc-format.ts';
import { gunzip } from './gunzip.ts';

/** A packed file: a web archive whose records are packed each by itself, or any other file, packed whole. */
export const gzipFormat: ImportFormat = {
  name: 'gzip',
  looksLike: ({ bytes }) => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8,
  read: async function* (input, context) {
    const kind = await recordKind(input.source);
    if (kind === null) return yield* importUnpacked(input, context);
    const file = { name: input.name, source: input.source, kind, gzipped: true };
    yield* importWebArchive([file], input.name, context, new Map());
  },
};

/** The kind of a web archive whose first member is one record; null for all else, also for an archive that was packed whole. */
async function recordKind(source: ByteSource): Promise<ReturnType<typeof webArchiveKind>> {
  let head = '';
  let first = -1;
  for await (const piece of gunzip(source)) {
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

async function* importUnpacked(input: ImportInput, context: ImportContext): ImportedItems {
  const { name: file, source } = input;
  const { limits, expand, importPart } = context;
  const bytes: Uint8Array[] = [];
  let length = 0;
  for await (const piece of gunzip(source)) {
    if ('damage' in piece) return yield failure(appError('file-damaged', { file, reason: piece.damage }));
    length += piece.bytes.length;
    if (!expand(piece.bytes.length))
      return yield failure(
        appError('archive-too-large', { file, limit: readableSize(limits.expandedBytes) }),
      );
    if (length <= limits.wholeBytes) bytes.push(piece.bytes.slice());
    else bytes.length = 0;
  }
  const name = file.replace(/\.t?gz$/iu, '') || file;
  const related = input.related === undefined ? {} : { related: input.related };
  const content =
    length > limits.wholeBytes ? forwardSource(length, () => unpacked(source)) : joined(bytes, length);
  yield* importPart({ name, bytes: content, ...related });
}

async function* unpacked(source: ByteSource): AsyncGenerator<Uint8Array> {
  for await (const piece of gunzip(source)) if ('bytes' in piece) yield piece.bytes;
}
