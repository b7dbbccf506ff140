import type { ByteSource } from '../byte-source.ts';
import type { UnpackedPiece } from './unpacked.ts';

/** Sizes of RFC 8878: a frame's header with its magic number, and what a block holds at most. */
const LONGEST_HEADER = 18;
const LARGEST_BLOCK = 128 * 1024;
/** Larger windows must be asked for when packing and when unpacking; each frame's is memory. */
const LARGEST_WINDOW = 128 * 1024 * 1024;
const CHECKSUM = 4;
const STEP = 256 * 1024;

interface Frame {
  readonly header: number;
  readonly checksum: boolean;
}

/** Whether Zstandard data begins here: a frame, or one that is to be passed over. */
export function beginsZstd(bytes: Uint8Array): boolean {
  return magicOf(bytes) !== null;
}

/**
 * Unpacks Zstandard data (RFC 8878) from the frame at `start` on, frame after frame, a block (128 KiB) at a time; ends with the
 * first damage. Checksums of the content are not compared.
 */
export async function* unzstd(source: ByteSource, start = 0): AsyncGenerator<UnpackedPiece, void, undefined> {
  const { Decompress } = await import('fzstd');
  const bytesAt = readAhead(source);
  for (let member = start; member < source.size;) {
    const head = await bytesAt(member, LONGEST_HEADER);
    const magic = magicOf(head);
    if (magic === 'skipped') {
      member += 8 + (uint32(head, 4) ?? source.size);
      continue;
    }
    const frame = magic === null ? null : frameOf(head);
    // What lies behind the last frame is no part of it.
    if (frame === null && member > start) return;
    if (frame === null) return yield { member, damage: 'it does not begin as Zstandard data' };
    if (typeof frame === 'string') return yield { member, damage: frame };
    const out: Uint8Array[] = [];
    const decoder = new Decompress((bytes) => {
      out.push(bytes);
    });
    let at = member + frame.header;
    decoder.push(head.slice(0, frame.header));
    for (let last = false; !last;) {
      const block = await bytesAt(at, 3 + LARGEST_BLOCK);
      const size = blockSize(block);
      if (size === null || block.length < size) return yield { member, damage: 'it is cut short' };
      last = (block[0]! & 1) === 1;
      at += size;
      try {
        decoder.push(block.slice(0, size));
        if (last) decoder.push(new Uint8Array(frame.checksum ? CHECKSUM : 0), true);
      } catch {
        return yield { member, damage: 'a block in it is wrong' };
      }
      for (const bytes of out.splice(0)) if (bytes.length > 0) yield { member, bytes };
    }
    member = at + (frame.checksum ? CHECKSUM : 0);
  }
}

/** Bytes from a place on, fewer at the end; reads ahead, as they are asked for in order. */
function readAhead(source: ByteSource): (at: number, count: number) => Promise<Uint8Array> {
  let from = 0;
  let bytes: Uint8Array = new Uint8Array(0);
  return async (at, count) => {
    if (at < from || Math.min(at + count, source.size) > from + bytes.length) {
      from = at;
      bytes = await source.read(at, at + Math.max(count, STEP));
    }
    return bytes.subarray(at - from, at - from + count);
  };
}

function magicOf(bytes: Uint8Array): 'frame' | 'skipped' | null {
  const magic = uint32(bytes, 0);
  if (magic === 0xfd2fb528) return 'frame';
  return magic !== null && magic >>> 4 === 0x184d2a5 ? 'skipped' : null;
}

function uint32(bytes: Uint8Array, at: number): number | null {
  if (bytes.length < at + 4) return null;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
}

/** A frame's header (RFC 8878, 3.1.1.1); a string says why it cannot be read. */
function frameOf(head: Uint8Array): Frame | string {
  const flags = head[4] ?? 8;
  if ((flags & 8) !== 0) return 'its header is wrong';
  const single = (flags & 0x20) !== 0;
  const dictionary = [0, 1, 2, 4][flags & 3]!;
  const sizeBytes = flags >> 6 === 0 ? (single ? 1 : 0) : 1 << (flags >> 6);
  const at = single ? 5 : 6;
  if (head.subarray(at, at + dictionary).some((byte) => byte !== 0))
    return 'it was packed with a dictionary that is not in it';
  if (windowOf(head, single ? at + dictionary : null, sizeBytes) > LARGEST_WINDOW)
    return 'it was packed to look back further than 128 MiB';
  return { header: at + dictionary + sizeBytes, checksum: (flags & 4) !== 0 };
}

function windowOf(head: Uint8Array, sizeAt: number | null, sizeBytes: number): number {
  if (sizeAt === null) {
    const descriptor = head[5] ?? 0;
    const base = 2 ** (10 + (descriptor >> 3));
    return base + (base / 8) * (descriptor & 7);
  }
  let size = 0;
  for (let index = sizeBytes - 1; index >= 0; index -= 1) size = size * 256 + (head[sizeAt + index] ?? 0);
  return sizeBytes === 2 ? size + 256 : size;
}

/** Bytes of a block with its header (RFC 8878, 3.1.1.2); null where it cannot be one. */
function blockSize(block: Uint8Array): number | null {
  if (block.length < 3) return null;
  const header = block[0]! | (block[1]! << 8) | (block[2]! << 16);
  const size = header >> 3;
  const type = (header >> 1) & 3;
  if (type === 3 || size > LARGEST_BLOCK) return null;
  return 3 + (type === 1 ? 1 : size);
}
