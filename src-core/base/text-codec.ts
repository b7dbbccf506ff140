/**
 * The one place where the core names TextDecoder and TextEncoder: they are pure functions of bytes,
 * present in every runtime we have, but not part of the ES2023 library that types this room.
 */
interface Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}
declare const TextDecoder: new (
  label?: string,
  options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => Decoder;
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const encoder = new TextEncoder();

/** UTF-8 bytes of a string; lone surrogates become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Decoder for a WHATWG encoding label; throws RangeError for an unknown label, TypeError on bad bytes when fatal. */
export function createDecoder(label: string, fatal: boolean): Decoder {
  return new TextDecoder(label, { fatal, ignoreBOM: false });
}

/** Text of UTF-8 bytes; malformed sequences become U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}
