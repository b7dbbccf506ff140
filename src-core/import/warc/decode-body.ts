import { unbrotli } from '../../base/brotli.ts';
import { bytesSource } from '../byte-source.ts';
import { gunzip } from '../gzip/gunzip.ts';
import { Inflater } from '../gzip/inflater.ts';
import type { ImportContext } from '../import-format.ts';
import { joined } from './byte-stream.ts';
import { dechunked, type HttpHead } from './http-message.ts';

/** A decoded body, or why there is none: what is wrong with it, or that it grows past a limit. */
export type DecodedBody =
  /** With damage: what could be read before it. */
  | { readonly bytes: Uint8Array; readonly damage?: string }
  | { readonly damage: string }
  | { readonly tooLarge: true };

/** Undoes the transfer and content encodings of an HTTP body; `most` bytes at the utmost come out. */
export async function decodeBody(
  { fields }: HttpHead,
  body: Uint8Array,
  expand: ImportContext['expand'],
  most: number,
): Promise<DecodedBody> {
  let damage: string | undefined;
  let bytes = /chunked/iu.test(fields.get('transfer-encoding') ?? '') ? dechunked(body) : body;
  const encodings = (fields.get('content-encoding') ?? '').toLowerCase().split(/\s*,\s*/u);
  for (const encoding of encodings.toReversed()) {
    const pieces = unpackedPieces(encoding, bytes);
    if (pieces === null) continue;
    if ('damage' in pieces) return pieces;
    const decoded = await collected(pieces.pieces, expand, most);
    if (!('bytes' in decoded)) return decoded;
    bytes = decoded.bytes;
    damage = decoded.damage;
  }
  return damage === undefined ? { bytes } : { bytes, damage };
}

type Pieces = { readonly pieces: AsyncIterable<Uint8Array | { readonly damage: string }> };

/** Null where nothing is to be undone: many archives keep the header of a body that they unpacked. */
function unpackedPieces(encoding: string, bytes: Uint8Array): Pieces | { readonly damage: string } | null {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return bytes[0] === 0x1f && bytes[1] === 0x8b ? { pieces: gunzipped(bytes) } : null;
    case 'deflate':
      return { pieces: inflated(bytes) };
    case 'br': {
      if (looksLikeMarkup(bytes)) return null;
      const pieces = unbrotli(bytes);
      return pieces === null ? { damage: 'it is packed with brotli' } : { pieces };
    }
    case 'zstd':
      return looksLikeMarkup(bytes) ? null : { damage: 'it is packed with Zstandard' };
    default:
      return null;
  }
}

async function* gunzipped(bytes: Uint8Array): AsyncGenerator<Uint8Array | { readonly damage: string }> {
  for await (const piece of gunzip(bytesSource(bytes)))
    yield 'bytes' in piece ? piece.bytes.slice() : { damage: piece.damage };
}

/** "deflate" is zlib data (RFC 1950) by the standard, and raw DEFLATE by the servers that misread it. */
async function* inflated(bytes: Uint8Array): AsyncGenerator<Uint8Array | { readonly damage: string }> {
  const zlib = (bytes[0]! & 15) === 8 && (bytes[0]! * 256 + (bytes[1] ?? 0)) % 31 === 0;
  const inflater = new Inflater();
  inflater.feed(zlib ? bytes.subarray(2) : bytes, true);
  for (let piece = inflater.take(); piece !== null; piece = inflater.take())
    yield await Promise.resolve(piece.slice());
  if (inflater.damage !== null) yield { damage: inflater.damage };
}

function looksLikeMarkup(bytes: Uint8Array): boolean {
  return /^\s*(?:\uFEFF|ï»¿)?\s*[<{[]/u.test(String.fromCharCode(...bytes.subarray(0, 64)));
}

async function collected(
  pieces: AsyncIterable<Uint8Array | { readonly damage: string }>,
  expand: ImportContext['expand'],
  most: number,
): Promise<DecodedBody> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of pieces) {
      if ('damage' in piece)
        return length === 0 ? piece : { bytes: joined(parts, length), damage: piece.damage };
      length += piece.length;
      if (length > most || !expand(piece.length)) return { tooLarge: true };
      parts.push(piece);
    }
  } catch {
    return { damage: 'its packed content cannot be read' };
  }
  return { bytes: joined(parts, length) };
}
