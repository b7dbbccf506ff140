const VALUES = new Int8Array(128).fill(-1);
for (const [value, sign] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  VALUES[sign.charCodeAt(0)] = value;
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;

/** Bytes of Base64 text (RFC 4648, also its URL form); blanks and line ends are passed over, anything else ends it. Null of null. */
export function base64Bytes(text: string | null): Uint8Array | null {
  if (text === null) return null;
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let hold = 0;
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? VALUES[code]! : -1;
    if (value < 0) {
      if (code === 10 || code === 13 || code === 32 || code === 9) continue;
      break;
    }
    hold = ((hold << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (hold >> bits) & 0xff;
    length += 1;
  }
  return bytes.subarray(0, length);
}
