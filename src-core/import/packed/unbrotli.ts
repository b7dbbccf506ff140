import { joined } from '../warc/byte-stream.ts';
import type { UnpackedBytes } from './unpacked.ts';

/**
 * Unpacks brotli data (RFC 7932). `room` is asked before each piece that comes out, at most 16 MiB, whether it may;
 * browsers have no brotli for scripts, so the decoder is one in plain JavaScript.
 */
export async function unbrotli(packed: Uint8Array, room: (bytes: number) => boolean): Promise<UnpackedBytes> {
  const { BrotliDecompress } = await import('brotli/dec/decode.js');
  const pieces: Uint8Array[] = [];
  let length = 0;
  let read = 0;
  let tooLarge = false;
  try {
    BrotliDecompress(
      {
        read: (buffer, at, count) => {
          const part = packed.subarray(read, read + count);
          buffer.set(part, at);
          read += part.length;
          return part.length;
        },
      },
      {
        buffer: { length: Infinity },
        write: (bytes, count) => {
          tooLarge = !room(count);
          if (tooLarge) throw new Error('past the limit');
          pieces.push(bytes.slice(0, count));
          length += count;
        },
      },
    );
  } catch {
    if (tooLarge) return { tooLarge };
    const damage = 'its packed content cannot be read';
    return length === 0 ? { damage } : { bytes: joined(pieces, length), damage };
  }
  return { bytes: joined(pieces, length) };
}
