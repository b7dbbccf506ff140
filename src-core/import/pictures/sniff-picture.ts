import { markupStart } from '../xml/markup-start.ts';

/** A picture's type and size by its bytes; a size of 0 = not known. */
export interface PictureKind {
  readonly mediaType: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Tells a picture by its content, whatever its name or server says; null where it is none that an img element shows. */
export function sniffPicture(bytes: Uint8Array): PictureKind | null {
  if (bytes.length < 16) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const tag = (at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length));
  if (view.getUint32(0) === 0x89504e47 && bytes.length >= 24)
    return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
  if (tag(0, 4) === 'GIF8')
    return { mediaType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return jpeg(view);
  if (tag(0, 4) === 'RIFF' && tag(8, 4) === 'WEBP') return webp(view, tag(12, 4));
  if (tag(0, 2) === 'BM' && bytes.length >= 26 && view.getUint32(14, true) >= 40)
    return {
      mediaType: 'image/bmp',
      width: Math.abs(view.getInt32(18, true)),
      height: Math.abs(view.getInt32(22, true)),
    };
  if (tag(4, 4) === 'ftyp' && /^avi[fs]$/u.test(tag(8, 4)))
    return { mediaType: 'image/avif', width: 0, height: 0 };
  return svg(bytes);
}

/** The size stands in the frame header: the segments before it are passed over. */
function jpeg(view: DataView): PictureKind {
  const mediaType = 'image/jpeg';
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) break;
    const marker = view.getUint8(at + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frame) return { mediaType, width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return { mediaType, width: 0, height: 0 };
}

function webp(view: DataView, chunk: string): PictureKind {
  const mediaType = 'image/webp';
  if (view.byteLength < 30) return { mediaType, width: 0, height: 0 };
  if (chunk === 'VP8X') {
    const at = (offset: number): number =>
      view.getUint8(offset) + view.getUint8(offset + 1) * 256 + view.getUint8(offset + 2) * 65_536 + 1;
    return { mediaType, width: at(24), height: at(27) };
  }
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { mediaType, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { mediaType, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** SVG is text; it is shown in img elements only, where it runs no script and loads nothing. */
function svg(bytes: Uint8Array): PictureKind | null {
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const root = /^<svg([\s>][^>]*)/iu.exec(markupStart(head).rest);
  if (root === null) return null;
  const attributes = root[1]!;
  const side = (name: string): number =>
    Number(
      new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+)\\s*(?:px)?\\s*["']`, 'iu').exec(attributes)?.[1] ?? 0,
    );
  const box = /viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/iu.exec(attributes);
  const width = Math.round(side('width') || Number(box?.[1] ?? 0));
  const height = Math.round(side('height') || Number(box?.[2] ?? 0));
  return { mediaType: 'image/svg+xml', width, height };
}
