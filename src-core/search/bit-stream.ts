import type { ByteWriter } from './byte-writer.ts';

/** Bits that one load of four bytes gives wherever they begin. */
const SURE_BITS = 25;

/** Appends numbers of any width to bytes, high bits first. */
export class BitWriter {
  readonly #out: ByteWriter;
  #held = 0;
  #heldBits = 0;

  constructor(out: ByteWriter) {
    this.#out = out;
  }

  /** The low `bits` (at most 24) of a number. */
  put(value: number, bits: number): void {
    const out = this.#out;
    if (out.length + 4 > out.bytes.length) out.reserve(4);
    const held = (this.#held << bits) | (value & ((1 << bits) - 1));
    let heldBits = this.#heldBits + bits;
    let at = out.length;
    while (heldBits >= 8) {
      heldBits -= 8;
      out.bytes[at++] = held >>> heldBits;
    }
    out.length = at;
    this.#held = held;
    this.#heldBits = heldBits;
  }

  /** A whole number below 2^30 as Rice's code: its high part as so many zeros and a one, then its low `bits`. */
  rice(value: number, bits: number): void {
    const length = (value >>> bits) + 1 + bits;
    if (length <= 24) {
      this.put((1 << bits) | (value & ((1 << bits) - 1)), length);
      return;
    }
    for (let zeros = value >>> bits; zeros > 0; zeros -= 16) this.put(0, Math.min(16, zeros));
    this.put(1, 1);
    if (bits > 16) this.put(value >>> 16, bits - 16);
    this.put(value, Math.min(16, bits));
  }

  /** Ends on a byte. */
  end(): void {
    if (this.#heldBits > 0) this.put(0, 8 - this.#heldBits);
  }
}

/** Reads what a BitWriter wrote. Up to four bytes behind the last may be touched. */
export class BitReader {
  readonly #view: DataView;
  readonly #start: number;
  #bit = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#start = start;
  }

  rice(bits: number): number {
    const window = this.#window();
    const zeros = Math.clz32(window);
    if (zeros + 1 + bits > SURE_BITS) return this.#longRice(bits);
    this.#bit += zeros + 1 + bits;
    return (zeros << bits) | ((((window << zeros) << 1) >>> 1) >>> (31 - bits));
  }

  /** Reads Rice codes of the distances between numbers that ascend, the first from -1, as the numbers themselves. */
  ascending(into: Int32Array, count: number, bits: number): void {
    const view = this.#view;
    const start = this.#start;
    let bit = this.#bit;
    let last = -1;
    for (let index = 0; index < count; index += 1) {
      const window = view.getInt32(start + (bit >>> 3)) << (bit & 7);
      const zeros = Math.clz32(window);
      const length = zeros + 1 + bits;
      if (length > SURE_BITS) {
        this.#bit = bit;
        last += this.#longRice(bits) + 1;
        bit = this.#bit;
      } else {
        bit += length;
        last += ((zeros << bits) | ((((window << zeros) << 1) >>> 1) >>> (31 - bits))) + 1;
      }
      into[index] = last;
    }
    this.#bit = bit;
  }

  #longRice(bits: number): number {
    let high = 0;
    for (;;) {
      const zeros = Math.min(16, Math.clz32(this.#window()));
      high += zeros;
      this.#bit += zeros;
      if (zeros === 16) continue;
      this.#bit += 1;
      break;
    }
    let low = 0;
    for (let left = bits; left > 0;) {
      const part = Math.min(16, left);
      low = (low << part) | (this.#window() >>> (32 - part));
      this.#bit += part;
      left -= part;
    }
    return (high << bits) | low;
  }

  /** The next bits, the first of them highest; SURE_BITS of them count. */
  #window(): number {
    return this.#view.getInt32(this.#start + (this.#bit >>> 3)) << (this.#bit & 7);
  }
}

/** Low bits for Rice's code of the distances between so many numbers out of so many: about the shortest where they lie at random. */
export function riceBits(count: number, range: number): number {
  let bits = 0;
  while ((1 << bits) * 2 * count < range) bits += 1;
  return bits;
}
