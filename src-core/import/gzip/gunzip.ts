import { crc32 } from '../../base/crc32.ts';
import type { ByteSource } from '../byte-source.ts';
import type { UnpackedPiece } from '../packed/unpacked.ts';
import { Inflater } from './inflater.ts';

const STEP = 128 * 1024;
/** Longest header: names and comments are short, the extra field has up to 64 KiB. */
const LONGEST_HEADER = 128 * 1024;
const SHORTEST_HEADER = 10;
const TRAILER = 8;

/**
 * Unpacks gzip data (RFC 1952) from the member at `start` on, member after member, piece by piece; bytes are good until the
 * next piece. Behind a damaged member it looks for the next one; zeros and anything else behind the last are passed over.
 */
export async function* gunzip(source: ByteSource, start = 0): AsyncGenerator<UnpackedPiece, void, undefined> {
  let member = start;
  let damaged = false;
  while (member < source.size) {
    const header = await headerLength(source, member);
    if (header === null) {
      if (member === start) yield { member, damage: 'it does not begin as gzip data' };
      const next = damaged ? await nextMember(source, member + 1) : null;
      if (next === null) return;
      member = next;
      continue;
    }
    const end: MemberEnd = yield* oneMember(source, member, header);
    // Signs that only look like a member's beginning are not worth a second word.
    if ('damage' in end && !damaged) yield { member, damage: end.damage };
    damaged = 'damage' in end;
    const next = 'damage' in end ? await nextMember(source, member + 1) : end.next;
    if (next === null) return;
    member = next;
  }
}

type MemberEnd = { readonly next: number } | { readonly damage: string };

async function* oneMember(
  source: ByteSource,
  member: number,
  header: number,
): AsyncGenerator<UnpackedPiece, MemberEnd, undefined> {
  const inflater = new Inflater();
  let fed = member + header;
  let checksum = 0;
  let length = 0;
  for (;;) {
    const bytes = inflater.take();
    if (bytes !== null) {
      checksum = crc32(bytes, checksum);
      length += bytes.length;
      yield { member, bytes };
      continue;
    }
    if (inflater.damage !== null) return { damage: inflater.damage };
    if (inflater.done) break;
    const packed = await source.read(fed, fed + STEP);
    fed += packed.length;
    inflater.feed(packed, packed.length === 0 || fed >= source.size);
  }
  const end = fed - inflater.rest.length;
  const trailer = await source.read(end, end + TRAILER);
  if (trailer.length < TRAILER) return { damage: 'it is cut short' };
  const view = new DataView(trailer.buffer, trailer.byteOffset, TRAILER);
  if (view.getUint32(0, true) !== checksum || view.getUint32(4, true) !== length >>> 0)
    return { damage: 'its checksum is wrong' };
  return { next: end + TRAILER };
}

/** Bytes of a member's header; null where none begins there. */
async function headerLength(source: ByteSource, at: number): Promise<number | null> {
  const bytes = await source.read(at, at + SHORTEST_HEADER);
  if (bytes.length < SHORTEST_HEADER || !beginsMember(bytes, 0)) return null;
  const flags = bytes[3]!;
  if ((flags & 0x1e) === 0) return SHORTEST_HEADER;
  const head = await source.read(at, at + LONGEST_HEADER);
  let length = SHORTEST_HEADER;
  if ((flags & 4) !== 0) length += 2 + ((head[length] ?? 0) | ((head[length + 1] ?? 0) << 8));
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = head.indexOf(0, length);
    if (end < 0) return null;
    length = end + 1;
  }
  if ((flags & 2) !== 0) length += 2;
  return length;
}

function beginsMember(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x1f &&
    bytes[at + 1] === 0x8b &&
    bytes[at + 2] === 8 &&
    ((bytes[at + 3] ?? 0xff) & 0xe0) === 0
  );
}

async function nextMember(source: ByteSource, from: number): Promise<number | null> {
  for (let at = from; at < source.size; at += STEP) {
    const bytes = await source.read(at, at + STEP + 3);
    for (let index = bytes.indexOf(0x1f); index >= 0 && index < STEP; index = bytes.indexOf(0x1f, index + 1))
      if (beginsMember(bytes, index)) return at + index;
  }
  return null;
}
