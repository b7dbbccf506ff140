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
interface Encoder {
  encode(text: string): Uint8Array;
  encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number };
}
declare const TextEncoder: new () => Encoder;

const encoder = new TextEncoder();

/** UTF-8 bytes of a string; lone surrogates become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Writes a string's UTF-8 bytes into a buffer, as far as whole characters fit; returns how many bytes. */
export function encodeUtf8Into(text: string, into: Uint8Array): number {
  return encoder.encodeInto(text, into).written;
}

/** Decoder for a WHATWG encoding label; throws RangeError for an unknown label, TypeError on bad bytes when fatal. */
export function createDecoder(label: string, fatal: boolean): Decoder {
  return new TextDecoder(label, { fatal, ignoreBOM: false });
}

/** Text of UTF-8 bytes; malformed sequences become U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}
