import type { ImportedPicture } from './imported-article.ts';

/** Bytes of a picture that is kept. */
const LARGEST = 20 * 1024 * 1024;

/** Media type of a picture by its first bytes: raster formats that browsers show, and SVG; null for everything else. */
export function pictureType(bytes: Uint8Array): string | null {
  const at = (offset: number, ...wanted: readonly number[]): boolean =>
    wanted.every((byte, index) => bytes[offset + index] === byte);
  if (at(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)) return 'image/png';
  if (at(0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (at(0, 0x47, 0x49, 0x46, 0x38)) return 'image/gif';
  if (at(0, 0x52, 0x49, 0x46, 0x46) && at(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
  if (at(4, 0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69)) return 'image/avif';
  if (at(0, 0x42, 0x4d) && at(6, 0, 0, 0, 0)) return 'image/bmp';
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  return /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/iu.test(
    head,
  )
    ? 'image/svg+xml'
    : null;
}

/** A picture to be kept for the figures with that source; null where the bytes are none, or too many. */
export function pictureOf(source: string, bytes: Uint8Array): ImportedPicture | null {
  const mediaType = bytes.length > LARGEST ? null : pictureType(bytes);
  return mediaType === null ? null : { source, bytes, mediaType };
}
