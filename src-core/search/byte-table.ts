import { ByteWriter, compareBytes, readUnits } from './byte-writer.ts';

const FIRST_SIZE = 64;

/** Byte strings, each with a number in the order they came; found by a hash (FNV-1a), without making strings of them. */
export class ByteTable {
  count = 0;
  readonly #bytes = new ByteWriter();
  /** String n is bytes [offsets[n], offsets[n + 1]). */
  readonly #offsets = [0];
  /** Number + 1 by hash, 0 = free; its length is a power of two. */
  #slots = new Int32Array(FIRST_SIZE);

  /** Number of the string, which is new or known. */
  add(bytes: Uint8Array, start: number, end: number): number {
    if (this.count * 2 >= this.#slots.length) this.#grow();
    const slot = this.#slotOf(bytes, start, end);
    const known = (this.#slots[slot] as number) - 1;
    if (known >= 0) return known;
    this.#bytes.appendRange(bytes, start, end);
    this.#offsets.push(this.#bytes.length);
    this.count += 1;
    this.#slots[slot] = this.count;
    return this.count - 1;
  }

  /** Number of the string, -1 where it is not there. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return (this.#slots[this.#slotOf(bytes, start, end)] as number) - 1;
  }

  /** The string of that number, of bytes that `unitsOf` gave. */
  text(number: number): string {
    return readUnits(this.#bytes.bytes, this.#offsets[number] as number, this.#offsets[number + 1] as number);
  }

  /** Where the string is, or would be. */
  #slotOf(bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    const offsets = this.#offsets;
    let slot = hash(bytes, start, end) & mask;
    for (;;) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) return slot;
      const from = offsets[number] as number;
      const to = offsets[number + 1] as number;
      if (compareBytes(this.#bytes.bytes, from, to, bytes, start, end) === 0) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let number = 0; number < this.count; number += 1) {
      const start = this.#offsets[number] as number;
      const end = this.#offsets[number + 1] as number;
      this.#slots[this.#slotOf(this.#bytes.bytes, start, end)] = number + 1;
    }
  }
}

function hash(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0x811c9dc5;
  for (let at = start; at < end; at += 1) sum = Math.imul(sum ^ (bytes[at] as number), 0x01000193);
  // the low bits alone are poor
  return sum ^ (sum >>> 15);
}
