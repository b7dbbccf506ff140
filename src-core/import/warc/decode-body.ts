import { bytesSource } from '../byte-source.ts';
import { gunzip } from '../gzip/gunzip.ts';
import { Inflater } from '../gzip/inflater.ts';
import type { ImportContext } from '../import-format.ts';
import { unbrotli } from '../packed/unbrotli.ts';
import type { UnpackedBytes } from '../packed/unpacked.ts';
import { unzstd, beginsZstd } from '../packed/unzstd.ts';
import { joined } from './byte-stream.ts';
import { dechunked, type HttpHead } from './http-message.ts';

/** Undoes the transfer and content encodings of an HTTP body; `most` bytes at the utmost come out. */
export async function decodeBody(
  { fields }: HttpHead,
  body: Uint8Array,
  expand: ImportContext['expand'],
  most: number,
): Promise<UnpackedBytes> {
  let damage: string | undefined;
  let bytes = /chunked/iu.test(fields.get('transfer-encoding') ?? '') ? dechunked(body) : body;
  const encodings = (fields.get('content-encoding') ?? '').toLowerCase().split(/\s*,\s*/u);
  for (const encoding of encodings.toReversed()) {
    let length = 0;
    const decoded = await unpacked(encoding, bytes, (more) => {
      length += more;
      return length <= most && expand(more);
    });
    if (decoded === null) continue;
    if (!('bytes' in decoded)) return decoded;
    bytes = decoded.bytes;
    damage = decoded.damage;
  }
  return damage === undefined ? { bytes } : { bytes, damage };
}

type Room = (bytes: number) => boolean;

/** Null where nothing is to be undone: many archives keep the header of a body that they unpacked. */
async function unpacked(encoding: string, bytes: Uint8Array, room: Room): Promise<UnpackedBytes | null> {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return bytes[0] === 0x1f && bytes[1] === 0x8b ? collected(gunzip(bytesSource(bytes)), room) : null;
    case 'deflate':
      return collected(inflated(bytes), room);
    case 'br':
      return looksLikeMarkup(bytes) ? null : unbrotli(bytes, room);
    case 'zstd':
      return beginsZstd(bytes) ? collected(unzstd(bytesSource(bytes)), room) : null;
    default:
      return null;
  }
}

/** "deflate" is zlib data (RFC 1950) by the standard, and raw DEFLATE by the servers that misread it. */
async function* inflated(bytes: Uint8Array): AsyncGenerator<Piece> {
  const zlib = (bytes[0]! & 15) === 8 && (bytes[0]! * 256 + (bytes[1] ?? 0)) % 31 === 0;
  const inflater = new Inflater();
  inflater.feed(zlib ? bytes.subarray(2) : bytes, true);
  for (let piece = inflater.take(); piece !== null; piece = inflater.take())
    yield await Promise.resolve({ bytes: piece });
  if (inflater.damage !== null) yield { damage: inflater.damage };
}

function looksLikeMarkup(bytes: Uint8Array): boolean {
  return /^\s*(?:\uFEFF|ï»¿)?\s*[<{[]/u.test(String.fromCharCode(...bytes.subarray(0, 64)));
}

type Piece = { readonly bytes: Uint8Array } | { readonly damage: string };

async function collected(pieces: AsyncIterable<Piece>, room: Room): Promise<UnpackedBytes> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    if ('damage' in piece)
      return length === 0 ? { damage: piece.damage } : { bytes: joined(parts, length), damage: piece.damage };
    length += piece.bytes.length;
    if (!room(piece.bytes.length)) return { tooLarge: true };
    // What comes next may use the same memory.
    parts.push(piece.bytes.slice());
  }
  return { bytes: joined(parts, length) };
}
