/** A piece of an RTF file (RTF specification 1.9.1). */
export type RtfToken =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  /** A control word ("b", "par") with its number, or a control symbol ("~", "*"). */
  | { readonly type: 'control'; readonly word: string; readonly value: number | null }
  /** One byte of text, in the encoding of its font. */
  | { readonly type: 'byte'; readonly byte: number };

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Reads the pieces of a file in one pass; binary data is passed over. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken, void, undefined> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] as number;
    if (byte === OPEN || byte === CLOSE) {
      at += 1;
      yield byte === OPEN ? { type: 'open' } : { type: 'close' };
    } else if (byte === BACKSLASH) {
      const control = readControl(bytes, at + 1);
      at = control.end;
      yield control.token;
    } else {
      at += 1;
      // Line ends of the file are no text.
      if (byte !== 0x0a && byte !== 0x0d && byte !== 0) yield { type: 'byte', byte };
    }
  }
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function readControl(bytes: Uint8Array, start: number): { readonly token: RtfToken; readonly end: number } {
  const first = bytes[start];
  if (first === undefined) return { token: { type: 'control', word: '', value: null }, end: start };
  if (!isLetter(first)) {
    if (first === 0x27) {
      const hex = Number.parseInt(String.fromCharCode(bytes[start + 1] ?? 0, bytes[start + 2] ?? 0), 16);
      if (Number.isNaN(hex)) return { token: { type: 'control', word: '', value: null }, end: start + 1 };
      return { token: { type: 'byte', byte: hex }, end: start + 3 };
    }
    if (first === BACKSLASH || first === OPEN || first === CLOSE)
      return { token: { type: 'byte', byte: first }, end: start + 1 };
    // A backslash before a line end is a paragraph.
    const word = first === 0x0a || first === 0x0d ? 'par' : String.fromCharCode(first);
    return { token: { type: 'control', word, value: null }, end: start + 1 };
  }
  let at = start;
  while (isLetter(bytes[at]) && at - start < 32) at += 1;
  const word = String.fromCharCode(...bytes.subarray(start, at));
  let digits = '';
  if (bytes[at] === 0x2d && isDigit(bytes[at + 1])) {
    digits = '-';
    at += 1;
  }
  while (isDigit(bytes[at]) && digits.length < 11) {
    digits += String.fromCharCode(bytes[at] as number);
    at += 1;
  }
  const value = digits === '' ? null : Number(digits);
  if (bytes[at] === 0x20) at += 1;
  if (word === 'bin' && value !== null && value > 0) at += value;
  return { token: { type: 'control', word, value }, end: at };
}
