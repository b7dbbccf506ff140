import { crc32 } from '../base/crc32.ts';
import type { SegmentReader } from './page-loader.ts';
import { headerLengthOf, readHeader, type SegmentFile } from './segment-file.ts';
import { Segment } from './segment.ts';

/** A segment that was packed just now, with a name of its own by that number and its bytes. */
export function openFresh({ head, tail }: SegmentFile, number: number): Segment {
  const sum = crc32(head.subarray(0, 4096), crc32(tail.subarray(0, 4096)))
    .toString(16)
    .padStart(8, '0');
  const name = `segment-${String(number).padStart(6, '0')}-${sum}.flseg`;
  const segment = Segment.open(name, head, tail, true);
  if (segment === null) throw new Error(`a segment of ${head.length} bytes could not be read back`);
  return segment;
}

/** The segment of a file with all its bytes; null where one is wrong or missing or cannot be read. */
export async function openWhole(read: SegmentReader, name: string, bytes: number): Promise<Segment | null> {
  try {
    const file = ownBytes(await read(name, 0, -1));
    const header = readHeader(file);
    if (file.length !== bytes || header?.fileBytes !== bytes) return null;
    return Segment.open(name, file.subarray(0, header.tailAt), file.subarray(header.tailAt));
  } catch {
    return null;
  }
}

/**
 * The segment of a file without its tail; null where what was read is damaged, or cannot be read. So many bytes are read
 * `atOnce`: a smaller file whole.
 */
export async function openLazily(
  read: SegmentReader,
  name: string,
  bytes: number,
  atOnce: number,
): Promise<Segment | null> {
  try {
    let start = ownBytes(await read(name, 0, Math.min(bytes, atOnce)));
    const headerLength = headerLengthOf(start);
    if (headerLength === null) return null;
    if (headerLength > start.length) start = ownBytes(await read(name, 0, headerLength));
    const header = readHeader(start);
    if (header?.fileBytes !== bytes) return null;
    const { tailAt } = header;
    // copies, so that no byte of the tail is kept with the head
    const head = new Uint8Array(tailAt);
    head.set(start.subarray(0, tailAt));
    if (start.length < tailAt) head.set(await read(name, start.length, tailAt), start.length);
    return Segment.open(name, head, start.length === bytes ? start.slice(tailAt) : null);
  } catch {
    return null;
  }
}

/** Bytes in a buffer that starts at a multiple of 8, so that typed arrays can lie over them. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteOffset % 8 === 0
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);
}
