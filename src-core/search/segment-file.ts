import { crc32 } from '../base/crc32.ts';
import type { PagedRegion } from './paged-bytes.ts';

/** "FLSG", little-endian. */
const MAGIC = 0x47534c46;
/** Raised with every change of the segment format, of the analysis or of the field weights. */
export const SEGMENT_VERSION = 10;
/** Bytes under one checksum, and the least that is read at once. */
const PAGE = 65536;
const WORD = 4;
const PAGES_PER_STEP = 100;

/** What every question needs: the first part of a segment file, in this order, each at a multiple of 8 bytes. */
const HEAD_SECTIONS = [
  'counts',
  'added',
  'published',
  'words',
  'languages',
  'language',
  'site',
  'facts',
  'authors',
  'topics',
  'kinds',
  'lengths',
  'names',
  'keyOffsets',
  'keys',
  'articleOffsets',
  'articles',
  'titleOffsets',
  'byKey',
  'byTie',
  'byTitle',
  'byAdded',
  'terms',
  'termBlocks',
  'lexicon',
  'lexiconBlocks',
  'skips',
  'neighbours',
] as const;
/** What is read in pages as it is needed: the second part of the file. */
const TAIL_SECTIONS = ['titles', 'postings', 'positions', 'prints'] as const;
const SECTIONS = [...HEAD_SECTIONS, ...TAIL_SECTIONS] as const;
export type SectionName = (typeof SECTIONS)[number];
export type SectionBytes = Readonly<Record<SectionName, Uint8Array>>;
export type HeadBytes = Readonly<Record<(typeof HEAD_SECTIONS)[number], Uint8Array>>;

/** Numbers of the paged sections. */
export const TITLES = 0;
export const POSTINGS = 1;
export const POSITIONS = 2;
export const PRINTS = 3;

/** The two parts of a segment file; the second stands right behind the first. */
export interface SegmentFile {
  readonly head: Uint8Array<ArrayBuffer>;
  readonly tail: Uint8Array<ArrayBuffer>;
}

/** The file in one piece. */
export function joinedFile({ head, tail }: SegmentFile): Uint8Array {
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}

const FIXED_WORDS = 6;
const HEADER_WORDS = FIXED_WORDS + SECTIONS.length * 2;
/** No segment has a longer header: room for the checksums of a terabyte. */
const LONGEST_HEADER = 1 << 26;

/**
 * Packs the sections into one file:
 * magic, version, file length, first byte of the tail, bytes of a page, pages of the head; section offsets and lengths,
 * page checksums of head and tail, checksum of the header; then the sections. Yields after every few megabytes.
 */
export function* packSegment(sections: SectionBytes, pageBytes = PAGE): Generator<void, SegmentFile> {
  const lengthOf = (names: readonly (keyof SectionBytes)[]): number =>
    names.reduce((sum, name) => sum + padded(sections[name].length), 0);
  const bodyLength = lengthOf(HEAD_SECTIONS);
  const tail = new Uint8Array(lengthOf(TAIL_SECTIONS));
  const headPages = Math.ceil(bodyLength / pageBytes);
  const tailPages = Math.ceil(tail.length / pageBytes);
  const headerLength = headerBytes(headPages + tailPages);
  const head = new Uint8Array(headerLength + bodyLength);
  const header = new Uint32Array(head.buffer, 0, headerLength / WORD);
  header.set([MAGIC, SEGMENT_VERSION, head.length + tail.length, head.length, pageBytes, headPages]);
  let at = headerLength;
  for (const [index, name] of SECTIONS.entries()) {
    const bytes = sections[name];
    header[FIXED_WORDS + index * 2] = at;
    header[FIXED_WORDS + index * 2 + 1] = bytes.length;
    if (at < head.length) head.set(bytes, at);
    else tail.set(bytes, at - head.length);
    at += padded(bytes.length);
    if (bytes.length > PAGE * PAGES_PER_STEP) yield;
  }
  let sum = HEADER_WORDS;
  for (const [bytes, start] of [
    [head, headerLength],
    [tail, 0],
  ] as const) {
    for (let page = start; page < bytes.length; page += pageBytes) {
      if (sum % PAGES_PER_STEP === 0) yield;
      header[sum] = crc32(bytes.subarray(page, page + pageBytes));
      sum += 1;
    }
  }
  const last = headerLength / WORD - 1;
  header[last] = crc32(head.subarray(0, last * WORD));
  return { head, tail };
}

/** What the beginning of a segment file says, checked. */
export interface SegmentHeader {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileBytes: number;
  /** First byte of the tail. */
  readonly tailAt: number;
}

/** Bytes of the header that a segment file begins with, as its first bytes say; null where they make no sense. */
export function headerLengthOf(start: Uint8Array<ArrayBuffer>): number | null {
  if (start.length < FIXED_WORDS * WORD || start.byteOffset % 8 !== 0) return null;
  const [magic, version, fileBytes = 0, tailAt = 0, pageBytes = 0, headPages = 0] = words(
    start,
    FIXED_WORDS * WORD,
  );
  if (magic !== MAGIC || version !== SEGMENT_VERSION || pageBytes < 8 || tailAt > fileBytes) return null;
  const length = headerBytes(headPages + Math.ceil((fileBytes - tailAt) / pageBytes));
  return length <= tailAt && length <= LONGEST_HEADER ? length : null;
}

/** The header at the beginning of the bytes given; null where it is damaged or not whole. */
export function readHeader(start: Uint8Array<ArrayBuffer>): SegmentHeader | null {
  const length = headerLengthOf(start);
  if (length === null || length > start.length) return null;
  const header = words(start, length);
  const last = header.length - 1;
  if (header[last] !== crc32(start.subarray(0, last * WORD))) return null;
  const [, , fileBytes = 0, tailAt = 0, pageBytes = 0, headPages = 0] = header;
  if (headPages !== Math.ceil((tailAt - length) / pageBytes)) return null;
  return { bytes: start.subarray(0, length), fileBytes, tailAt };
}

/** The sections of a segment file's head. Bytes that were packed just now (`fresh`) are not summed up again; null where one is wrong. */
export function unpackHead(
  header: SegmentHeader,
  head: Uint8Array<ArrayBuffer>,
  fresh: boolean,
): HeadBytes | null {
  const table = words(header.bytes, header.bytes.length);
  const pageBytes = table[4] as number;
  if (head.length !== header.tailAt || head.byteOffset % 8 !== 0) return null;
  let sum = HEADER_WORDS;
  const firstPage = fresh ? head.length : header.bytes.length;
  for (let page = firstPage; page < head.length; page += pageBytes) {
    if (table[sum] !== crc32(head.subarray(page, page + pageBytes))) return null;
    sum += 1;
  }
  const sections = {} as Record<keyof HeadBytes, Uint8Array>;
  HEAD_SECTIONS.forEach((name, index) => {
    const [from, length] = extentOf(table, index);
    sections[name] = head.subarray(from, from + length);
  });
  return sections;
}

/** Where the tail of a segment file lies. */
export function tailRegion(name: string, { bytes, fileBytes, tailAt }: SegmentHeader): PagedRegion {
  const table = words(bytes, bytes.length);
  const pageBytes = table[4] as number;
  const length = fileBytes - tailAt;
  const firstSum = HEADER_WORDS + (table[5] as number);
  return {
    name,
    offset: tailAt,
    length,
    pageBytes,
    sums: table.slice(firstSum, firstSum + Math.ceil(length / pageBytes)),
    sections: TAIL_SECTIONS.map((_, index) => {
      const [from, size] = extentOf(table, HEAD_SECTIONS.length + index);
      return [from - tailAt, size] as const;
    }),
  };
}

function extentOf(table: Uint32Array, section: number): readonly [from: number, length: number] {
  return [table[FIXED_WORDS + section * 2] as number, table[FIXED_WORDS + section * 2 + 1] as number];
}

function words(bytes: Uint8Array<ArrayBuffer>, length: number): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, length / WORD);
}

function headerBytes(pages: number): number {
  return padded((HEADER_WORDS + pages + 1) * WORD);
}

function padded(length: number): number {
  return (length + 7) & ~7;
}
