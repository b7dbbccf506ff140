import { detect } from 'jschardet';
import { createDecoder } from '../base/text-codec.ts';
import { decodeLegacy, isIso2022Kr, utf32Order } from './legacy-encodings.ts';
import { utf16WithoutMark } from './sniff-binary.ts';

/** Text of bytes, and how sure we are of the encoding. */
export interface DecodedText {
  readonly text: string;
  /** WHATWG label, lower case. */
  readonly encoding: string;
  /** The encoding was neither marked, declared nor proved by valid UTF-8. */
  readonly guessed: boolean;
  /** Some bytes had no meaning in that encoding and became U+FFFD. */
  readonly damaged: boolean;
}

/** Names of the guesser that the platform's decoder knows by another one. */
const LABELS: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  cp949: 'euc-kr',
  maccyrillic: 'x-mac-cyrillic',
  macroman: 'macintosh',
  'euc-jis-2004': 'euc-jp',
  big5hkscs: 'big5',
};
/** Bytes that the guess looks at. */
const SAMPLE = 200_000;
/** Share of U+FFFD beyond which a text is no text. */
const TOO_DAMAGED = 0.1;

/**
 * Decodes bytes: what only one encoding can look like, byte order mark, then the declared encoding, then valid UTF-8, then a guess, then windows-1252.
 * Returns null where nothing sensible comes out.
 */
export function decodeText(bytes: Uint8Array, declared: string | null): DecodedText | null {
  const own = isIso2022Kr(bytes) ? 'iso-2022-kr' : utf32Order(bytes);
  const legacy = own === null ? null : decodeLegacy(bytes, own);
  if (own !== null && legacy !== null) return { text: legacy, encoding: own, guessed: false, damaged: false };
  const marked = encodingOfMark(bytes);
  if (marked !== null) return decodeAs(bytes, marked, false);
  // Valid UTF-8 with a multi-byte sequence is UTF-8 whatever is declared: no other encoding looks like that by chance.
  const utf8 = decodeFatal(bytes, 'utf-8');
  if (utf8 !== null && (declared === null || hasHighByte(bytes) || !changesAscii(declared))) {
    const wide = utf16WithoutMark(bytes);
    if (wide === null) return { text: utf8, encoding: 'utf-8', guessed: false, damaged: false };
    return decodeAs(bytes, wide, true);
  }
  if (declared !== null && !isUtf16Label(declared)) {
    const text = decodeFatal(bytes, declared);
    if (text !== null) return { text, encoding: declared.toLowerCase(), guessed: false, damaged: false };
  }
  const wide = utf16WithoutMark(bytes);
  if (wide !== null) return decodeAs(bytes, wide, true);
  return bestGuess(bytes, declared);
}

function bestGuess(bytes: Uint8Array, declared: string | null): DecodedText | null {
  // A few bad bytes in a long UTF-8 text: a damaged file, not another encoding.
  const mostly = decodeAs(bytes, 'utf-8', false);
  const damage = mostly === null ? 1 : badShare(mostly.text);
  if (mostly !== null && damage < 0.01 && multiByteRatio(bytes) > 0.5) return mostly;
  const guess = guessedLabel(bytes);
  for (const label of [guess, 'windows-1252']) {
    if (label === null || isUtf16Label(label)) continue;
    const text = decodeFatal(bytes, label);
    if (text !== null) return { text, encoding: label.toLowerCase(), guessed: true, damaged: false };
  }
  for (const label of [declared, guess, 'windows-1252']) {
    if (label === null || isUtf16Label(label)) continue;
    const decoded = decodeAs(bytes, label, true);
    if (decoded !== null && badShare(decoded.text) <= TOO_DAMAGED) return decoded;
  }
  return null;
}

function guessedLabel(bytes: Uint8Array): string | null {
  const name = detect(bytes.subarray(0, SAMPLE)).encoding?.toLowerCase() ?? null;
  return name === null ? null : (LABELS[name] ?? name);
}

function encodingOfMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decodeFatal(bytes: Uint8Array, label: string): string | null {
  const legacy = decodeLegacy(bytes, label);
  if (legacy !== null) return legacy;
  try {
    return createDecoder(label, true).decode(bytes);
  } catch {
    return null;
  }
}

function decodeAs(bytes: Uint8Array, label: string, guessed: boolean): DecodedText | null {
  try {
    const text = createDecoder(label, false).decode(bytes);
    return { text, encoding: label.toLowerCase(), guessed, damaged: text.includes('\uFFFD') };
  } catch {
    return null;
  }
}

/** A page that says UTF-16 in bytes a parser could read as ASCII is not UTF-16. */
function isUtf16Label(label: string): boolean {
  return /^(?:utf-?16|ucs-?2|utf-?32|unicode)/iu.test(label);
}

/** Encodings in which plain ASCII bytes can mean other characters. */
function changesAscii(label: string): boolean {
  return /^(?:iso-2022|hz|utf-7)/iu.test(label);
}

function hasHighByte(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index += 1) if (bytes[index]! >= 0x80) return true;
  return false;
}

function badShare(text: string): number {
  let bad = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) bad += 1;
  return text.length === 0 ? 0 : bad / text.length;
}

/** Share of the bytes ≥ 0x80 (of the first part) that lie in well-formed UTF-8 sequences. */
function multiByteRatio(bytes: Uint8Array): number {
  let high = 0;
  let good = 0;
  const end = Math.min(bytes.length, SAMPLE);
  for (let index = 0; index < end; index += 1) {
    const lead = bytes[index]!;
    if (lead < 0x80) continue;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    let follow = 1;
    while (follow < length && (bytes[index + follow]! & 0xc0) === 0x80) follow += 1;
    high += follow;
    if (length > 1 && follow === length) good += follow;
    index += follow - 1;
  }
  return high === 0 ? 1 : good / high;
}
