import { encodeUtf8Into } from '../base/text-codec.ts';
import { letterCodes } from './short-words.ts';

/** From this length on the platform's encoder copies faster than a loop does. */
const LONG_TEXT = 100;
/** Bytes and units behind a text that may be looked at, and no letters; no character has more bytes in UTF-8. */
const BEHIND = 4;
const SPACE = 0x20;
/** Set in the small letters of ASCII. */
const SMALL = 0x20;
const FIRST_UNITS = 1024;

/** The text that is looked at, letter by letter: reading these from a string costs several times as much. */
export class TextUnits {
  /** Whether all of the text is ASCII: then it stands in `bytes`, else in `units`. */
  isAscii = true;
  bytes = new Uint8Array(FIRST_UNITS + BEHIND);
  /** Of the bytes. */
  view = new DataView(this.bytes.buffer);
  units = new Uint16Array(FIRST_UNITS + BEHIND);
  /** The text, in lower case but for the capitals of ASCII. */
  lower = '';

  take(text: string): void {
    const { length } = text;
    this.#reserve(length);
    this.isAscii =
      length < LONG_TEXT ? copyUnits(text, this.bytes) < 0x80 : encodeUtf8Into(text, this.bytes) === length;
    this.lower = this.isAscii ? text : lowerSameLength(text);
    if (this.isAscii) this.bytes.fill(SPACE, length, length + BEHIND);
    else {
      copyUnits(this.lower, this.units);
      this.units.fill(SPACE, length, length + BEHIND);
    }
  }

  /** Copies a word of an ASCII text to the same place of the units, and what is looked at behind it. */
  copyWord(start: number): void {
    const { bytes, units } = this;
    const codes = letterCodes();
    let end = start;
    while ((codes[bytes[end] as number] as number) > 0) end += 1;
    for (let index = start; index < end + BEHIND; index += 1) units[index] = bytes[index] as number;
  }

  #reserve(length: number): void {
    if (length + BEHIND <= this.units.length) return;
    const size = length + (length >> 2) + BEHIND;
    this.units = new Uint16Array(size);
    // room behind the text: "as many bytes as units" then means that every character was one byte
    this.bytes = new Uint8Array(size + BEHIND);
    this.view = new DataView(this.bytes.buffer);
  }
}

/** Makes the capitals of ASCII among the units small. */
export function lowerCapitals(units: Uint16Array, start: number, end: number): void {
  for (let index = start; index < end; index += 1) {
    const unit = units[index] as number;
    if (unit >= 0x41 && unit <= 0x5a) units[index] = unit | SMALL;
  }
}

/** Copies the units of a string to the beginning of a list; returns all bits that are set in any of them. */
function copyUnits(text: string, units: Uint8Array | Uint16Array): number {
  let bits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    units[index] = unit;
    bits |= unit;
  }
  return bits;
}

/** Lower case that keeps every offset: a letter whose lower case is longer stays as it is. */
function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text
    .replace(/\P{ASCII}/gu, (character) => {
      const small = character.toLowerCase();
      return small.length === character.length ? small : character;
    })
    .replace(/[A-Z]/gu, (character) => character.toLowerCase());
}
