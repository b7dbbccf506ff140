/** Growing byte buffer with variable-length numbers (seven bits a byte, low bits first, high bit = more follows). */
export class ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for `more` bytes. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const wide = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    wide.set(this.bytes.subarray(0, this.length));
    this.bytes = wide;
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length++] = value;
  }

  /** A whole number from 0 to 2^32 - 1. */
  varint(value: number): void {
    if (this.length + 5 > this.bytes.length) this.reserve(5);
    const bytes = this.bytes;
    let at = this.length;
    let rest = value >>> 0;
    while (rest > 127) {
      bytes[at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.length = at;
  }

  /** Copies bytes [start, end) of others. */
  appendRange(bytes: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    // a loop is faster than the platform's copy where little is copied
    if (end - start < 64)
      for (let at = start; at < end; at += 1) this.bytes[this.length + at - start] = bytes[at] as number;
    else this.bytes.set(bytes.subarray(start, end), this.length);
    this.length += end - start;
  }

  /** A string, unit by unit (one to three bytes each): bytes then sort as the strings do. */
  units(text: string): void {
    this.reserve(text.length * 3);
    let at = this.length;
    for (let index = 0; index < text.length; index += 1)
      at = writeUnit(this.bytes, at, text.charCodeAt(index));
    this.length = at;
  }

  /** The same for units [start, end) of a list. */
  unitRange(units: Uint16Array, start: number, end: number): void {
    this.reserve((end - start) * 3);
    let at = this.length;
    for (let index = start; index < end; index += 1) at = writeUnit(this.bytes, at, units[index] as number);
    this.length = at;
  }

  /** The bytes written; a view, valid until the next write. */
  view(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.length);
  }
}

function writeUnit(bytes: Uint8Array, start: number, unit: number): number {
  let at = start;
  if (unit < 0x80) bytes[at++] = unit;
  else if (unit < 0x800) {
    bytes[at++] = 0xc0 | (unit >> 6);
    bytes[at++] = 0x80 | (unit & 63);
  } else {
    bytes[at++] = 0xe0 | (unit >> 12);
    bytes[at++] = 0x80 | ((unit >> 6) & 63);
    bytes[at++] = 0x80 | (unit & 63);
  }
  return at;
}

/** Text of bytes that `units` wrote. */
export function readUnits(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let at = start;
  while (at < end) {
    const first = bytes[at] as number;
    if (at + 3 < end) {
      const second = bytes[at + 1] as number;
      const third = bytes[at + 2] as number;
      const fourth = bytes[at + 3] as number;
      if ((first | second | third | fourth) < 0x80) {
        text += String.fromCharCode(first, second, third, fourth);
        at += 4;
        continue;
      }
    }
    if (first < 0x80) {
      text += String.fromCharCode(first);
      at += 1;
    } else if (first < 0xe0) {
      text += String.fromCharCode(((first & 31) << 6) | ((bytes[at + 1] as number) & 63));
      at += 2;
    } else {
      text += String.fromCharCode(
        ((first & 15) << 12) | (((bytes[at + 1] as number) & 63) << 6) | ((bytes[at + 2] as number) & 63),
      );
      at += 3;
    }
  }
  return text;
}

/** Bytes of a string as `units` writes them. */
export function unitsOf(text: string): Uint8Array {
  const writer = new ByteWriter(text.length * 3);
  writer.units(text);
  return writer.view();
}

/** Order of two byte ranges, by first difference, the shorter first. */
export function compareBytes(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): number {
  const shared = Math.min(aEnd - aStart, bEnd - bStart);
  for (let index = 0; index < shared; index += 1) {
    const difference = (a[aStart + index] as number) - (b[bStart + index] as number);
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}

/** Reads variable-length numbers one after the other. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  varint(): number {
    const bytes = this.bytes;
    let at = this.at;
    let byte = bytes[at++] as number;
    let value = byte & 127;
    let shift = 7;
    while (byte > 127) {
      byte = bytes[at++] as number;
      value |= (byte & 127) << shift;
      shift += 7;
    }
    this.at = at;
    return value >>> 0;
  }
}

/** Reads units [from, to) of a string into their places of a list; answers where the bytes go on. */
export function readUnitsInto(
  bytes: Uint8Array,
  start: number,
  units: Uint16Array,
  from: number,
  to: number,
): number {
  let at = start;
  for (let index = from; index < to; index += 1) {
    const first = bytes[at++] as number;
    if (first < 0x80) units[index] = first;
    else if (first < 0xe0) units[index] = ((first & 31) << 6) | ((bytes[at++] as number) & 63);
    else {
      const second = bytes[at++] as number;
      units[index] = ((first & 15) << 12) | ((second & 63) << 6) | ((bytes[at++] as number) & 63);
    }
  }
  return at;
}

/** The UTF-16 unit whose bytes begin there. */
export function unitAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return first;
  const second = (bytes[at + 1] as number) & 63;
  if (first < 0xe0) return ((first & 31) << 6) | second;
  return ((first & 15) << 12) | (second << 6) | ((bytes[at + 2] as number) & 63);
}

/** Reads so many variable-length numbers into the beginning of a list; answers where the bytes go on. */
export function readVarints(bytes: Uint8Array, start: number, values: Int32Array, count: number): number {
  let at = start;
  for (let index = 0; index < count; index += 1) {
    let byte = bytes[at++] as number;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 127) << shift;
    }
    values[index] = value;
  }
  return at;
}
