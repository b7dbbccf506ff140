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

/** Up to so many bits lie within two bytes wherever they begin. */
const TWO_BYTE_BITS = 9;

/** Reads such a group from any number on. */
export class PackedGroup {
  #bytes: Uint8Array = new Uint8Array(0);
  #bits = 0;
  #exceptions = 0;
  #next = 0;
  #at = 0;
  #indexes = new Int32Array(32);
  #highs = new Int32Array(32);

  /** Stands at the group that begins at that byte. */
  open(bytes: Uint8Array, start: number): void {
    this.#bytes = bytes;
    const reader = new ByteReader(bytes, start + 1);
    this.#bits = bytes[start] as number;
    const count = reader.varint();
    if (count > this.#indexes.length) {
      this.#indexes = new Int32Array(count * 2);
      this.#highs = new Int32Array(count * 2);
    }
    let index = -1;
    for (let exception = 0; exception < count; exception += 1) {
      index += reader.varint() + 1;
      this.#indexes[exception] = index;
      this.#highs[exception] = reader.varint();
    }
    this.#exceptions = count;
    this.#next = 0;
    this.#at = reader.at;
  }

  /**
   * Reads values [from, from + count) that are distances with a form in the low bits: `places` gets the sums of the
   * distances, `forms` the forms, of those `wanted` only where given. Returns how many; `from` never goes back.
   */
  readPlaces(
    from: number,
    count: number,
    formBits: number,
    wanted: Uint8Array | null,
    places: Int32Array,
    forms: Int32Array,
  ): number {
    const bytes = this.#bytes;
    const bits = this.#bits;
    const mask = (1 << bits) - 1;
    const formMask = (1 << formBits) - 1;
    const start = this.#at;
    const end = from + count;
    let next = this.#next;
    while (next < this.#exceptions && (this.#indexes[next] as number) < from) next += 1;
    let exception = next < this.#exceptions ? (this.#indexes[next] as number) : -1;
    let bit = from * bits;
    let place = 0;
    let found = 0;
    for (let index = from; index < end; index += 1) {
      const at = start + (bit >> 3);
      let unit = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
      if (bits > TWO_BYTE_BITS) unit |= ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);
      let value = (unit >>> (bit & 7)) & mask;
      bit += bits;
      if (index === exception) {
        value |= (this.#highs[next] as number) << bits;
        next += 1;
        exception = next < this.#exceptions ? (this.#indexes[next] as number) : -1;
      }
      place += value >>> formBits;
      const form = value & formMask;
      if (wanted !== null && wanted[form] === 0) continue;
      places[found] = place;
      forms[found] = form;
      found += 1;
    }
    this.#next = next;
    return found;
  }

  /** Values [from, from + count) of the group; `from` never goes back between two calls. */
  read(from: number, count: number, into: Int32Array): void {
    const bytes = this.#bytes;
    const bits = this.#bits;
    const mask = (1 << bits) - 1;
    const start = this.#at;
    let bit = from * bits;
    for (let index = 0; index < count; index += 1) {
      const at = start + (bit >> 3);
      into[index] =
        (((bytes[at] as number) |
          ((bytes[at + 1] as number) << 8) |
          ((bytes[at + 2] as number) << 16) |
          ((bytes[at + 3] as number) << 24)) >>>
          (bit & 7)) &
        mask;
      bit += bits;
    }
    const end = from + count;
    let next = this.#next;
    while (next < this.#exceptions && (this.#indexes[next] as number) < from) next += 1;
    for (; next < this.#exceptions && (this.#indexes[next] as number) < end; next += 1) {
      const index = (this.#indexes[next] as number) - from;
      into[index] = (into[index] as number) | ((this.#highs[next] as number) << bits);
    }
    this.#next = next;
  }
}
