import type { OriginalRef } from '../model/article.ts';
import { fileExtension } from './file-extension.ts';

const BY_MEDIA_TYPE: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'text/markdown': 'md',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'application/x-ndjson': 'jsonl',
  'application/jsonl': 'jsonl',
  'application/ld+json': 'jsonld',
  'message/rfc822': 'eml',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/bmp': 'bmp',
  'image/svg+xml': 'svg',
};

/** Extension under which the host keeps an original: the name's own where it is a plain one, else the media type's. */
export function originalExtension({ name, mediaType }: Pick<OriginalRef, 'name' | 'mediaType'>): string {
  return fileExtension(name) || (BY_MEDIA_TYPE[mediaType] ?? 'bin');
}
