import { looksLikePage } from './html/looks-like-page.ts';
import { isIso2022Kr, utf32Order } from './legacy-encodings.ts';
import { markupStart } from './xml/markup-start.ts';

/** First bytes of what is certainly not text, with the name a person knows it by. */
const SIGNATURES: readonly (readonly [string, readonly number[], number])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], 0],
  ['ZIP', [0x50, 0x4b, 0x03, 0x04], 0],
  ['ZIP', [0x50, 0x4b, 0x05, 0x06], 0],
  ['PNG', [0x89, 0x50, 0x4e, 0x47], 0],
  ['JPEG', [0xff, 0xd8, 0xff], 0],
  ['GIF', [0x47, 0x49, 0x46, 0x38], 0],
  ['WebP', [0x57, 0x45, 0x42, 0x50], 8],
  ['WAV', [0x57, 0x41, 0x56, 0x45], 8],
  ['MP4', [0x66, 0x74, 0x79, 0x70], 4],
  ['MP3', [0x49, 0x44, 0x33], 0],
  ['Ogg', [0x4f, 0x67, 0x67, 0x53], 0],
  ['FLAC', [0x66, 0x4c, 0x61, 0x43], 0],
  ['Matroska', [0x1a, 0x45, 0xdf, 0xa3], 0],
  ['gzip', [0x1f, 0x8b, 0x08], 0],
  ['bzip2', [0x42, 0x5a, 0x68], 0],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a], 0],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf], 0],
  ['RAR', [0x52, 0x61, 0x72, 0x21], 0],
  ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd], 0],
  ['ELF', [0x7f, 0x45, 0x4c, 0x46], 0],
  ['Mach-O', [0xcf, 0xfa, 0xed, 0xfe], 0],
  ['Mach-O', [0xca, 0xfe, 0xba, 0xbe], 0],
  ['WebAssembly', [0x00, 0x61, 0x73, 0x6d], 0],
  ['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], 0],
  ['Microsoft Office 97–2003', [0xd0, 0xcf, 0x11, 0xe0], 0],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00], 0],
  ['TIFF', [0x4d, 0x4d, 0x00, 0x2a], 0],
  ['TrueType', [0x00, 0x01, 0x00, 0x00, 0x00], 0],
  ['OneNote', [0xe4, 0x52, 0x5c, 0x7b, 0x8c, 0xd8, 0xa7, 0x4d], 0],
  ['Windows cabinet', [0x4d, 0x53, 0x43, 0x46, 0, 0, 0, 0], 0],
  ['WOFF', [0x77, 0x4f, 0x46], 0],
];
/** Formats that are text to look at, but that no importer here reads as text. */
const TEXT_LIKE: readonly (readonly [string, RegExp])[] = [
  ['PostScript', /^%!PS/u],
  // ISO 2709: length and status of the first record
  ['MARC', /^\d{5}[acdnp][a-z]{2}/u],
];
const SAMPLE = 64 * 1024;

/** Names the kind of a binary file ("PNG", "ZIP", "binary data"), or null where the bytes may be text. */
export function sniffBinary(bytes: Uint8Array): string | null {
  for (const [name, signature, offset] of SIGNATURES) {
    if (signature.every((byte, index) => bytes[offset + index] === byte)) {
      if (name !== 'bzip2' && name !== 'MP3') return name;
      if (hasControlBytes(bytes)) return name;
    }
  }
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  for (const [name, pattern] of TEXT_LIKE)
    if (pattern.test(head) && (name !== 'MARC' || hasControlBytes(bytes))) return name;
  const start = String.fromCharCode(...bytes.subarray(0, 4096));
  if (/^<svg[\s>]/iu.test(markupStart(start).rest)) return 'SVG';
  // "MZ" also begins words, so a Windows program must show control bytes as well.
  if (head.startsWith('MZ') && hasControlBytes(bytes)) return 'Windows program';
  if (looksLikeUtf16(bytes) || utf32Order(bytes) !== null || isIso2022Kr(bytes)) return null;
  // A page with a hole of NUL bytes in its middle is a damaged page, and readable around it.
  if (looksLikePage(start)) return null;
  return hasControlBytes(bytes) ? 'binary data' : null;
}

/** Text has no NUL bytes and hardly any other control bytes. */
function hasControlBytes(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, SAMPLE);
  let odd = 0;
  for (let index = 0; index < end; index += 1) {
    const byte = bytes[index]!;
    if (byte === 0) return true;
    // ESC (0x1b) switches character sets in ISO-2022; 0x1a ends old DOS texts.
    if (
      byte < 0x20 &&
      byte !== 9 &&
      byte !== 10 &&
      byte !== 13 &&
      byte !== 12 &&
      byte !== 0x1b &&
      byte !== 0x1a
    )
      odd += 1;
  }
  return odd > 4 && odd > end / 200;
}

/** UTF-16 has NULs, but (in scripts near Latin) on one side of each pair only; a byte order mark settles it. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  return utf16WithoutMark(bytes) !== null;
}

/** Byte order of UTF-16 text without a byte order mark, judged by where its NUL bytes lie; null = not UTF-16. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const end = Math.min(bytes.length, 4096) & ~1;
  if (end < 8) return null;
  let even = 0;
  let odd = 0;
  let oddControls = 0;
  for (let index = 0; index < end; index += 2) {
    const first = bytes[index]!;
    const second = bytes[index + 1]!;
    if (first === 0) even += 1;
    if (second === 0) odd += 1;
    const unit = first === 0 ? second : first;
    if (unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 13) oddControls += 1;
  }
  const pairs = end / 2;
  if (oddControls > pairs / 50) return null;
  if (odd > pairs * 0.7 && even < pairs * 0.02) return 'utf-16le';
  if (even > pairs * 0.7 && odd < pairs * 0.02) return 'utf-16be';
  return null;
}
