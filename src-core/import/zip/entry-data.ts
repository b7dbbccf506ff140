import type { Entry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { crc32 } from '../../base/crc32.ts';
import type { ByteSource } from '../byte-source.ts';
import { forwardSource } from '../forward-source.ts';
import { inflated } from '../gzip/inflate-source.ts';
import type { ImportContext } from '../import-format.ts';

const LOCAL_HEADER = 30;
const STORED = 0;
const DEFLATE = 8;
/** Windows packs large files this way; the library does not unpack it. */
export const DEFLATE64 = 9;

/** What lies in a stored entry, or unpacked (where `expand` is given) in a packed one; null where that cannot be had. */
export async function entrySource(
  zip: ByteSource,
  entry: Entry,
  expand: ImportContext['expand'] | null,
): Promise<ByteSource | null> {
  const { compressionMethod: method, encrypted, uncompressedSize } = entry;
  const variant = method === DEFLATE ? 'deflate' : method === DEFLATE64 ? 'deflate64' : null;
  if (encrypted || !(method === STORED || (variant !== null && expand !== null))) return null;
  const data = await entryData(zip, entry);
  if (data === null || variant === null || expand === null) return data;
  let charged = 0;
  const allowed = (unpacked: number): boolean => {
    const more = unpacked - charged;
    charged = Math.max(charged, unpacked);
    return unpacked <= uncompressedSize && (more <= 0 || expand(more));
  };
  return forwardSource(uncompressedSize, () => inflated(data, allowed, variant));
}

/** Unpacks an entry of method 9 and compares its checksum at the end. Rejects at damage. */
export async function* deflate64Pieces(zip: ByteSource, entry: Entry): AsyncGenerator<Uint8Array> {
  const data = await entryData(zip, entry);
  if (data === null) throw new Error('an entry is not where it should be');
  let checksum = 0;
  for await (const piece of inflated(data, () => true, 'deflate64')) {
    checksum = crc32(piece, checksum);
    yield piece.slice();
  }
  if (checksum !== entry.signature) throw new Error('a checksum is wrong');
}

/** The bytes of an entry as they lie in the zip. */
async function entryData(zip: ByteSource, entry: Entry): Promise<ByteSource | null> {
  const { compressionMethod, uncompressedSize, compressedSize, offset } = entry;
  const header = await zip.read(offset, offset + LOCAL_HEADER);
  if (header.length < LOCAL_HEADER || header[0] !== 0x50 || header[1] !== 0x4b) return null;
  const lengths = new DataView(header.buffer, header.byteOffset, LOCAL_HEADER);
  const from = offset + LOCAL_HEADER + lengths.getUint16(26, true) + lengths.getUint16(28, true);
  const size = compressionMethod === STORED ? uncompressedSize : compressedSize;
  if (from + size > zip.size) return null;
  return {
    size,
    read: (start, end) => zip.read(from + Math.min(start, size), from + Math.max(start, Math.min(end, size))),
  };
}
