import { ByteReader, ByteWriter, compareBytes, readUnits, readUnitsInto } from './byte-writer.ts';

/** Entries between two strings that are written in full. */
export const ENTRIES_PER_BLOCK = 16;

/**
 * Writes sorted strings, each as the length it shares with the one before plus the rest, with numbers behind it.
 * Every 16th string is written in full, so that a reader can search by halves.
 */
export class FrontCodedWriter {
  readonly bytes = new ByteWriter(4096);
  /** Byte offset of every block. */
  readonly blocks: number[] = [];
  count = 0;
  #last = new Uint16Array(256);
  #lastLength = 0;

  /** Writes the units [start, start + length); the caller then writes the entry's numbers to `bytes`. True at the start of a block. */
  add(units: Uint16Array, start: number, length: number): boolean {
    if (length > this.#last.length) {
      const wide = new Uint16Array(length * 2);
      wide.set(this.#last);
      this.#last = wide;
    }
    const last = this.#last;
    const limit = Math.min(this.#lastLength, length);
    let shared = 0;
    while (shared < limit && last[shared] === units[start + shared]) shared += 1;
    for (let index = shared; index < length; index += 1) last[index] = units[start + index] as number;
    this.#lastLength = length;
    return this.addAfter(units, start, length, shared);
  }

  /** The same where it is known how many units are those of the string before. One list is written in one of the two ways. */
  addAfter(units: Uint16Array, start: number, length: number, shared: number): boolean {
    const isFirst = this.count % ENTRIES_PER_BLOCK === 0;
    this.count += 1;
    if (isFirst) this.blocks.push(this.bytes.length);
    const kept = isFirst ? 0 : shared;
    this.bytes.varint(kept);
    this.bytes.varint(length - kept);
    this.bytes.unitRange(units, start + kept, start + length);
    return isFirst;
  }
}

/** Text of the string that stands in full at a block's start. */
export function firstOfBlock(bytes: Uint8Array, offset: number): string {
  const reader = new ByteReader(bytes, offset);
  reader.varint();
  const units = reader.varint();
  return readUnits(bytes, reader.at, unitsEnd(bytes, reader.at, units));
}

/** Last block whose first string is not behind the wanted one; -1 where all are. `wanted` as `unitsOf` gives it. */
export function findBlock(
  bytes: Uint8Array,
  blocks: ArrayLike<number>,
  wanted: Uint8Array,
  from = 0,
  to = blocks.length,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    const reader = new ByteReader(bytes, blocks[middle]);
    reader.varint();
    const units = reader.varint();
    const end = unitsEnd(bytes, reader.at, units);
    if (compareBytes(bytes, reader.at, end, wanted, 0, wanted.length) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The first four bytes of every block's first string, close together: most of a search by halves touches only these. */
export class BlockHeads {
  readonly #bytes: Uint8Array;
  readonly #blocks: Uint32Array;
  readonly #heads: Uint32Array;

  constructor(bytes: Uint8Array, blocks: Uint32Array) {
    this.#bytes = bytes;
    this.#blocks = blocks;
    this.#heads = new Uint32Array(blocks.length);
    const reader = new ByteReader(bytes, 0);
    for (let block = 0; block < blocks.length; block += 1) {
      reader.at = blocks[block] as number;
      reader.varint();
      const units = reader.varint();
      this.#heads[block] = headOf(bytes, reader.at, unitsEnd(bytes, reader.at, Math.min(units, HEAD_BYTES)));
    }
  }

  /** As findBlock. */
  find(wanted: Uint8Array): number {
    const head = headOf(wanted, 0, wanted.length);
    const from = this.#firstFrom(head);
    return findBlock(this.#bytes, this.#blocks, wanted, from, this.#firstFrom(head + 1));
  }

  #firstFrom(head: number): number {
    const heads = this.#heads;
    let low = 0;
    let high = heads.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((heads[middle] as number) < head) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const HEAD_BYTES = 4;

function headOf(bytes: Uint8Array, start: number, end: number): number {
  let head = 0;
  for (let index = 0; index < HEAD_BYTES; index += 1)
    head = head * 256 + (start + index < end ? (bytes[start + index] as number) : 0);
  return head;
}

/** Walks the entries of a front-coded list; the caller reads each entry's numbers from `reader`. */
export class FrontCodedReader {
  readonly reader: ByteReader;
  text = '';
  /** Units of the wanted string that the last one compared with it begins with. */
  #matched = 0;

  constructor(bytes: Uint8Array, offset: number) {
    this.reader = new ByteReader(bytes, offset);
  }

  /** Reads the next string into `text`. */
  next(): void {
    const reader = this.reader;
    const shared = reader.varint();
    const units = reader.varint();
    const end = unitsEnd(reader.bytes, reader.at, units);
    const rest = readUnits(reader.bytes, reader.at, end);
    this.text = shared === 0 ? rest : this.text.slice(0, shared) + rest;
    reader.at = end;
  }

  /**
   * Passes over the next string; below 0 where it stands before the wanted one, 0 where it is it, above 0 where it stands
   * behind. From a block's start on, as long as strings stand before; `text` is void then.
   */
  compareNext(wanted: string): number {
    const reader = this.reader;
    const { bytes } = reader;
    const shared = reader.varint();
    let rest = reader.varint();
    let order = -1;
    if (shared < this.#matched) order = 1;
    else if (shared === this.#matched) {
      let at = reader.at;
      let index = shared;
      for (; rest > 0; rest -= 1, index += 1) {
        const first = bytes[at] as number;
        let unit = first;
        let size = 1;
        if (first >= 0xe0) {
          unit =
            ((first & 15) << 12) | (((bytes[at + 1] as number) & 63) << 6) | ((bytes[at + 2] as number) & 63);
          size = 3;
        } else if (first >= 0x80) {
          unit = ((first & 31) << 6) | ((bytes[at + 1] as number) & 63);
          size = 2;
        }
        const other = index < wanted.length ? wanted.charCodeAt(index) : -1;
        if (unit !== other) {
          order = unit - other;
          break;
        }
        at += size;
      }
      reader.at = at;
      this.#matched = index;
      if (rest === 0) order = index - wanted.length;
    }
    reader.at = unitsEnd(bytes, reader.at, rest);
    return order;
  }

  /** Passes over a string without reading it; `text` is void until the next string that stands in full. */
  skip(): void {
    const reader = this.reader;
    reader.varint();
    const units = reader.varint();
    reader.at = unitsEnd(reader.bytes, reader.at, units);
  }
}

/** Goes through entries [first, end) of a list, the first of which stands in full at `start`, without making strings: each entry's units stand in `units` while `take` is called; `shared` of them are those of the entry before. */
export function eachFrontCoded(
  bytes: Uint8Array,
  { start, first, end }: { readonly start: number; readonly first: number; readonly end: number },
  numbers: number,
  units: Uint16Array,
  take: (length: number, entry: number, shared: number) => void,
): void {
  const reader = new ByteReader(bytes, start);
  for (let entry = first; entry < end; entry += 1) {
    const shared = reader.varint();
    const length = shared + reader.varint();
    let at = readUnitsInto(bytes, reader.at, units, shared, length);
    for (let left = numbers; left > 0;) if ((bytes[at++] as number) < 128) left -= 1;
    reader.at = at;
    take(length, entry, shared);
  }
}

function unitsEnd(bytes: Uint8Array, start: number, units: number): number {
  let at = start;
  for (let unit = 0; unit < units; unit += 1) {
    const first = bytes[at] as number;
    at += first < 0x80 ? 1 : first < 0xe0 ? 2 : 3;
  }
  return at;
}
