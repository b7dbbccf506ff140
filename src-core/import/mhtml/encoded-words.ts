import { createDecoder } from '../../base/text-codec.ts';
import { base64Bytes } from '../pictures/base64.ts';
import { unquoted } from './mime-parts.ts';

/** Text of a header field with its encoded words (RFC 2047) undone; one that cannot be read stays as it is. */
export function encodedWords(field: string): string {
  return field
    .replace(/(\?=)\s+(?==\?)/gu, '$1')
    .replace(
      /=\?([\w-]+)(?:\*[\w-]+)?\?([bq])\?([^?]*)\?=/giu,
      (whole, charset: string, kind: string, text: string) => {
        const bytes =
          kind.toLowerCase() === 'b'
            ? base64Bytes(text)
            : unquoted(Uint8Array.from(text.replaceAll('_', ' '), (sign) => sign.charCodeAt(0) & 0xff));
        try {
          return createDecoder(charset, false).decode(bytes ?? new Uint8Array(0));
        } catch {
          return whole;
        }
      },
    );
}
