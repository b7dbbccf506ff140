import { crc32 } from '../base/crc32.ts';

/** "FLSG", little-endian. */
const MAGIC = 0x47534c46;
/** Raised with every change of the segment format, of the analysis or of the field weights. */
export const SEGMENT_VERSION = 3;
/** Bytes under one checksum, so that a range can later be checked without reading the whole file. */
const PAGE = 65536;
const WORD = 4;
const PAGES_PER_STEP = 100;

/** What a segment file is made of, in this order, each at a multiple of 8 bytes. */
const SECTIONS = [
  'counts',
  'added',
  'published',
  'words',
  'languages',
  'language',
  'site',
  'kinds',
  'lengths',
  'names',
  'keyOffsets',
  'keys',
  'articleOffsets',
  'articles',
  'titleOffsets',
  'titles',
  'byKey',
  'byTie',
  'byTitle',
  'byAdded',
  'terms',
  'termBlocks',
  'lexicon',
  'lexiconBlocks',
  'skips',
  'postings',
  'positions',
] as const;
export type SectionName = (typeof SECTIONS)[number];
export type SectionBytes = Readonly<Record<SectionName, Uint8Array>>;

const HEADER_WORDS = 4 + SECTIONS.length * 2;

/**
 * Packs the sections into one file:
 * magic, version, file length, section offsets and lengths, page checksums, checksum of the header; then the sections.
 * Yields after every few megabytes.
 */
export function* packSegment(sections: SectionBytes): Generator<void, Uint8Array<ArrayBuffer>> {
  const bodyLength = SECTIONS.reduce((sum, name) => sum + padded(sections[name].length), 0);
  const pages = Math.ceil(bodyLength / PAGE);
  const headerLength = padded((HEADER_WORDS + pages + 1) * WORD);
  const file = new Uint8Array(headerLength + bodyLength);
  const header = new Uint32Array(file.buffer, 0, headerLength / WORD);
  header[0] = MAGIC;
  header[1] = SEGMENT_VERSION;
  header[2] = file.length;
  header[3] = pages;
  let at = headerLength;
  for (const [index, name] of SECTIONS.entries()) {
    const bytes = sections[name];
    header[4 + index * 2] = at;
    header[5 + index * 2] = bytes.length;
    file.set(bytes, at);
    at += padded(bytes.length);
    if (bytes.length > PAGE * PAGES_PER_STEP) yield;
  }
  for (let page = 0; page < pages; page += 1) {
    if (page % PAGES_PER_STEP === PAGES_PER_STEP - 1) yield;
    const start = headerLength + page * PAGE;
    header[HEADER_WORDS + page] = crc32(file.subarray(start, Math.min(start + PAGE, file.length)));
  }
  const last = headerLength / WORD - 1;
  header[last] = crc32(file.subarray(0, last * WORD));
  return file;
}

/**
 * The sections of a segment file, or null where a byte is wrong or missing or the version is another.
 * Bytes that were packed just now (`fresh`) are not summed up again.
 */
export function unpackSegment(file: Uint8Array<ArrayBuffer>, fresh: boolean): SectionBytes | null {
  if (file.length < HEADER_WORDS * WORD || file.byteOffset % 8 !== 0) return null;
  const start = new Uint32Array(file.buffer, file.byteOffset, 4);
  if (start[0] !== MAGIC || start[1] !== SEGMENT_VERSION || start[2] !== file.length) return null;
  const pages = start[3] as number;
  const headerLength = padded((HEADER_WORDS + pages + 1) * WORD);
  if (headerLength > file.length || pages !== Math.ceil((file.length - headerLength) / PAGE)) return null;
  const header = new Uint32Array(file.buffer, file.byteOffset, headerLength / WORD);
  const last = headerLength / WORD - 1;
  if (header[last] !== crc32(file.subarray(0, last * WORD))) return null;
  for (let page = fresh ? pages : 0; page < pages; page += 1) {
    const from = headerLength + page * PAGE;
    if (header[HEADER_WORDS + page] !== crc32(file.subarray(from, Math.min(from + PAGE, file.length))))
      return null;
  }
  const sections = {} as Record<SectionName, Uint8Array>;
  SECTIONS.forEach((name, index) => {
    const from = header[4 + index * 2] as number;
    sections[name] = file.subarray(from, from + (header[5 + index * 2] as number));
  });
  return sections;
}

function padded(length: number): number {
  return (length + 7) & ~7;
}
