import { ByteReader, type ByteWriter } from './byte-writer.ts';

/** Widest field: with up to seven bits before it, it still lies within four bytes. */
const MOST_BITS = 24;
/** About what an exception takes: its distance and its high bits, a byte each. */
const EXCEPTION_BITS = 16;
/** So many bytes behind the last group may be read (and are ignored). */
export const PACKED_OVERREAD = 4;

const histogram = new Int32Array(33);

/**
 * Writes numbers (0 to 2^32 - 1) in as many bits each as most of them need:
 * bits, number of exceptions, (distance, high bits) of each exception; then the low bits of all, low bits first.
 * So number n is found without reading those before it (Zukowski et al., "Super-Scalar RAM-CPU Cache Compression", 2006).
 */
export function writePacked(out: ByteWriter, values: Int32Array, count: number): void {
  const { bits, exceptions } = chooseBits(values, count);
  out.byte(bits);
  out.varint(exceptions);
  if (exceptions > 0) {
    let last = -1;
    for (let index = 0; index < count; index += 1) {
      const high = bits === 0 ? (values[index] as number) : (values[index] as number) >>> bits;
      if (high === 0) continue;
      out.varint(index - last - 1);
      out.varint(high);
      last = index;
    }
  }
  out.reserve(((count * bits) >> 3) + 1);
  const bytes = out.bytes;
  const mask = (1 << bits) - 1;
  let at = out.length;
  let held = 0;
  let heldBits = 0;
  for (let index = 0; index < count; index += 1) {
    held |= ((values[index] as number) & mask) << heldBits;
    heldBits += bits;
    while (heldBits >= 8) {
      bytes[at++] = held & 255;
      held >>>= 8;
      heldBits -= 8;
    }
  }
  if (heldBits > 0) bytes[at++] = held;
  out.length = at;
}

function chooseBits(values: Int32Array, count: number): { bits: number; exceptions: number } {
  histogram.fill(0);
  for (let index = 0; index < count; index += 1) {
    const width = 32 - Math.clz32(values[index] as number);
    histogram[width] = (histogram[width] as number) + 1;
  }
  let above = count;
  let best = { bits: MOST_BITS, exceptions: 0 };
  let bestSize = Infinity;
  for (let bits = 0; bits <= MOST_BITS; bits += 1) {
    above -= histogram[bits] as number;
    const size = bits * count + above * EXCEPTION_BITS;
    if (size > bestSize && bits > 0) continue;
    bestSize = size;
    best = { bits, exceptions: above };
  }
  return best;
}

/** Three values of up to so many bits lie within four bytes wherever they begin. */
const THREE_AT_ONCE = 8;
/** And two of them up to so many. */
const TWO_AT_ONCE = 12;

const NONE = new Int32Array(0);
const NO_BYTES = new Uint8Array(0);
const NO_VIEW: DataView = new DataView(NO_BYTES.buffer);

/** Reads such a group from any number on. */
export class PackedGroup {
  #bytes: Uint8Array = NO_BYTES;
  /** Over the same bytes: one load for four of them. */
  #view: DataView = NO_VIEW;
  #bits = 0;
  #exceptions = 0;
  #next = 0;
  #at = 0;
  #indexes = NONE;
  #highs = NONE;

  /** Lets go of the bytes. */
  close(): void {
    this.#bytes = NO_BYTES;
    this.#view = NO_VIEW;
  }

  /** Stands at the group that begins at that byte. */
  open(bytes: Uint8Array, start: number): void {
    if (this.#bytes !== bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const reader = new ByteReader(bytes, start + 1);
    this.#bits = bytes[start] as number;
    const count = reader.varint();
    if (count > this.#indexes.length) {
      this.#indexes = new Int32Array(count * 2 + 16);
      this.#highs = new Int32Array(count * 2 + 16);
    }
    const indexes = this.#indexes;
    const highs = this.#highs;
    let at = reader.at;
    let index = -1;
    for (let exception = 0; exception < count; exception += 1) {
      let byte = bytes[at++] as number;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        value |= (byte & 127) << shift;
      }
      index += value + 1;
      indexes[exception] = index;
      byte = bytes[at++] as number;
      value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        value |= (byte & 127) << shift;
      }
      highs[exception] = value;
    }
    this.#exceptions = count;
    this.#next = 0;
    this.#at = at;
  }

  /** Values [from, from + count) of the group, to `to` and behind it; `from` never goes back between two calls. */
  read(from: number, count: number, into: Int32Array, to = 0): void {
    const view = this.#view;
    const bits = this.#bits;
    const mask = (1 << bits) - 1;
    const start = this.#at;
    let bit = from * bits;
    let index = to;
    const behind = to + count;
    if (bits <= THREE_AT_ONCE) {
      // one load of four bytes, less up to seven bits, holds three values
      const second = bits;
      const third = bits * 2;
      for (const end = behind - 2; index < end; index += 3) {
        const held = view.getInt32(start + (bit >> 3), true) >>> (bit & 7);
        into[index] = held & mask;
        into[index + 1] = (held >>> second) & mask;
        into[index + 2] = (held >>> third) & mask;
        bit += bits * 3;
      }
    } else if (bits <= TWO_AT_ONCE) {
      for (const end = behind - 1; index < end; index += 2) {
        const held = view.getInt32(start + (bit >> 3), true) >>> (bit & 7);
        into[index] = held & mask;
        into[index + 1] = (held >>> bits) & mask;
        bit += bits * 2;
      }
    }
    for (; index < behind; index += 1) {
      into[index] = (view.getInt32(start + (bit >> 3), true) >>> (bit & 7)) & mask;
      bit += bits;
    }
    const indexes = this.#indexes;
    const highs = this.#highs;
    const exceptions = this.#exceptions;
    let next = this.#next;
    while (next < exceptions && (indexes[next] as number) < from) next += 1;
    for (; next < exceptions; next += 1) {
      const at = (indexes[next] as number) - from;
      if (at >= count) break;
      into[to + at] = (into[to + at] as number) | ((highs[next] as number) << bits);
    }
    this.#next = next;
  }
}
