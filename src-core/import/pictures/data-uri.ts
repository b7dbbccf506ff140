import { encodeUtf8 } from '../../base/text-codec.ts';
import { base64Bytes } from './base64.ts';

/** Bytes that an address holds itself (RFC 2397); null where it holds none. */
export function dataUriBytes(address: string): Uint8Array | null {
  const comma = address.indexOf(',');
  if (comma < 0 || !/^data:/iu.test(address)) return null;
  const content = address.slice(comma + 1);
  if (/;\s*base64\s*$/iu.test(address.slice(0, comma))) return base64Bytes(unescaped(content));
  const text = unescaped(content);
  return text === null ? null : encodeUtf8(text);
}

function unescaped(text: string): string | null {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
