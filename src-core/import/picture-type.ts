import type { ImportedPicture } from './imported-article.ts';
import { sniffPicture } from './pictures/sniff-picture.ts';

/** Bytes of a picture that is kept. */
const LARGEST = 20 * 1024 * 1024;

/** A picture to be kept for the figures with that source; null where the bytes are none, or too many. */
export function pictureOf(source: string, bytes: Uint8Array): ImportedPicture | null {
  const kind = bytes.length > LARGEST ? null : sniffPicture(bytes);
  return kind === null ? null : { source, bytes, ...kind };
}
