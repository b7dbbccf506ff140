import { createDecoder } from '../base/text-codec.ts';

/** Code page 855 (IBM, Cyrillic) from byte 0x80 on. */
const IBM855 =
  'ђЂѓЃёЁєЄѕЅіІїЇјЈљЉњЊћЋќЌўЎџЏюЮъЪ' +
  'аАбБцЦдДеЕфФгГ«»░▒▓│┤хХиИ╣║╗╝йЙ┐' +
  '└┴┬├─┼кК╚╔╩╦╠═╬¤лЛмМнНоОп┘┌█▄Пя▀' +
  'ЯрРсСтТуУжЖвВьЬ№\u00ADыЫзЗшШэЭщЩчЧ§■\u00A0';
const HIGH = 0x80;
const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;
const ESCAPE = 0x1b;
/** "ESC $ ) C": what begins ISO-2022-KR text (RFC 1557). */
const KOREAN_DESIGNATION = [ESCAPE, 0x24, 0x29, 0x43];
/** How JIS X 0208 maps the signs for which browsers take Microsoft's look-alikes. */
const JIS_SIGNS: Readonly<Record<string, string>> = {
  '～': '〜',
  '∥': '‖',
  '－': '−',
  '￠': '¢',
  '￡': '£',
  '￢': '¬',
};
const LAST = 0x10ffff;
const PIECE = 8192;

/** Encodings that the platform's decoder does not know, or maps otherwise than the standard. */
const DECODERS: Readonly<Record<string, (bytes: Uint8Array) => string | null>> = {
  ibm855: decodeIbm855,
  'iso-2022-kr': decodeIso2022Kr,
  'utf-32le': (bytes) => decodeUtf32(bytes, true),
  'utf-32be': (bytes) => decodeUtf32(bytes, false),
  'euc-jp': decodeEucJp,
};

/** Text of bytes in one of these encodings; null for any other label, and where the bytes are not in it. */
export function decodeLegacy(bytes: Uint8Array, label: string): string | null {
  const decode = DECODERS[label.toLowerCase()];
  return decode === undefined ? null : decode(bytes);
}

/** Whether the platform's decoder knows nothing of it; none of these needs more than four bytes that belong together. */
export function isForeignToPlatform(label: string): boolean {
  return label !== 'euc-jp' && label in DECODERS;
}

/** Byte order of UTF-32 text, marked or not: each four bytes are a character, hardly one of them a control; null = not UTF-32. */
export function utf32Order(bytes: Uint8Array): 'utf-32le' | 'utf-32be' | null {
  const end = Math.min(bytes.length, 4096) & ~3;
  if (end < 16) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, end);
  for (const little of [true, false]) {
    let controls = 0;
    let fits = true;
    for (let at = 0; fits && at < end; at += 4) {
      const point = view.getUint32(at, little);
      fits = point <= LAST;
      if (point < 0x20 && point !== 9 && point !== 10 && point !== 13) controls += 1;
    }
    if (fits && controls * 50 < end / 4) return little ? 'utf-32le' : 'utf-32be';
  }
  return null;
}

/** Whether the text says that it is ISO-2022-KR. */
export function isIso2022Kr(bytes: Uint8Array): boolean {
  const at = bytes.subarray(0, 1024).indexOf(ESCAPE);
  return at >= 0 && KOREAN_DESIGNATION.every((byte, index) => bytes[at + index] === byte);
}

function decodeIbm855(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += PIECE) {
    const piece = Array.from(bytes.subarray(from, from + PIECE), (byte) =>
      byte < HIGH ? byte : IBM855.charCodeAt(byte - HIGH),
    );
    text += String.fromCharCode(...piece);
  }
  return text;
}

/** Korean letters stand between shift signs as seven-bit EUC-KR (RFC 1557); a line end shifts back. */
function decodeIso2022Kr(bytes: Uint8Array): string | null {
  const eightBit = new Uint8Array(bytes.length);
  let length = 0;
  let shifted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte === ESCAPE && KOREAN_DESIGNATION.every((sign, index) => bytes[at + index] === sign)) at += 3;
    else if (byte === SHIFT_OUT) shifted = true;
    else if (byte === SHIFT_IN) shifted = false;
    else {
      if (byte === 10) shifted = false;
      eightBit[length] = shifted && byte > 0x20 ? byte | HIGH : byte;
      length += 1;
    }
  }
  return decodeFatal(eightBit.subarray(0, length), 'euc-kr');
}

function decodeUtf32(bytes: Uint8Array, little: boolean): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, little);
    if (point > LAST || (point >= 0xd800 && point <= 0xdfff)) return null;
    if (at > 0 || point !== 0xfeff) text += String.fromCodePoint(point);
  }
  return text;
}

function decodeEucJp(bytes: Uint8Array): string | null {
  return decodeFatal(bytes, 'euc-jp')?.replace(/[～∥－￠￡￢]/gu, (sign) => JIS_SIGNS[sign]!) ?? null;
}

function decodeFatal(bytes: Uint8Array, label: string): string | null {
  try {
    return createDecoder(label, true).decode(bytes);
  } catch {
    return null;
  }
}
