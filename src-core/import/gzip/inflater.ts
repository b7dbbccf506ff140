import { huffmanTable, type HuffmanTable } from './huffman-table.ts';

const PIECE = 64 * 1024;
/** Bytes that the longest block header, or one symbol, may take: with fewer left it waits for more. */
const ENOUGH = 512;

/** Order of the code length codes, and base and extra bits of lengths and distances: RFC 1951, 3.2.5 and 3.2.7. */
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];

/** How far the data may look back, what the last length code and the distance codes say. */
interface Variant {
  readonly window: number;
  readonly longestMatch: number;
  readonly lengthBase: readonly number[];
  readonly lengthExtra: readonly number[];
  readonly distanceBase: readonly number[];
  readonly distanceExtra: readonly number[];
}

const DEFLATE: Variant = {
  window: 32 * 1024,
  longestMatch: 258,
  lengthBase: LENGTH_BASE,
  lengthExtra: LENGTH_EXTRA,
  distanceBase: DISTANCE_BASE,
  distanceExtra: DISTANCE_EXTRA,
};
/** What Windows' own zips of large files use (PKWARE's APPNOTE, method 9). */
const DEFLATE64: Variant = {
  window: 64 * 1024,
  longestMatch: 3 + 0xffff,
  lengthBase: LENGTH_BASE.with(28, 3),
  lengthExtra: LENGTH_EXTRA.with(28, 16),
  distanceBase: [...DISTANCE_BASE, 32_769, 49_153],
  distanceExtra: [...DISTANCE_EXTRA, 14, 14],
};

const FIXED_LITERALS = huffmanTable(
  Uint8Array.from({ length: 288 }, (_, at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8)),
)!;
const FIXED_DISTANCES = huffmanTable(new Uint8Array(32).fill(5))!;

/**
 * Raw DEFLATE data (RFC 1951) or Deflate64, fed and taken piece by piece. The platform's DecompressionStream does not say where the data
 * ends, which gzip files of many members need.
 */
export class Inflater {
  #input: Uint8Array = new Uint8Array(0);
  #at = 0;
  #last = false;
  #hold = 0;
  #bits = 0;
  /** 'header' of a block, bytes of a 'stored' one, 'codes' of a packed one. */
  #state: 'header' | 'stored' | 'codes' | 'done' = 'header';
  #final = false;
  #stored = 0;
  #literals: HuffmanTable = FIXED_LITERALS;
  #distances: HuffmanTable = FIXED_DISTANCES;
  readonly #variant: Variant;
  readonly #out: Uint8Array;
  /** Bytes of output at which it waits until they are taken. */
  readonly #full: number;
  #from = 0;
  #to = 0;
  /** What is wrong with the data; null as long as nothing is. */
  damage: string | null = null;

  constructor(variant: 'deflate' | 'deflate64' = 'deflate') {
    this.#variant = variant === 'deflate64' ? DEFLATE64 : DEFLATE;
    this.#full = this.#variant.window + PIECE;
    this.#out = new Uint8Array(this.#full + this.#variant.longestMatch);
  }

  /** Whether the end of the data was reached. */
  get done(): boolean {
    return this.#state === 'done';
  }

  /** Bytes fed that lie behind the end of the data. */
  get rest(): Uint8Array {
    return this.#input.subarray(this.#at - (this.#bits >> 3));
  }

  /** Gives more packed bytes; `last` = there are no more. */
  feed(bytes: Uint8Array, last: boolean): void {
    const left = this.#input.length - this.#at;
    if (left <= 0) this.#input = bytes;
    else {
      const joined = new Uint8Array(left + bytes.length);
      joined.set(this.#input.subarray(this.#at));
      joined.set(bytes, left);
      this.#input = joined;
    }
    this.#at = 0;
    this.#last = last;
  }

  /** The next unpacked bytes, good until the next call; null where more must be fed, or at the end, or at damage. */
  take(): Uint8Array | null {
    const { window } = this.#variant;
    if (this.#to >= this.#full) {
      this.#out.copyWithin(0, this.#to - window, this.#to);
      this.#to = window;
      this.#from = window;
    }
    while (
      this.damage === null &&
      this.#state !== 'done' &&
      this.#to < this.#full &&
      (this.#last || this.#input.length - this.#at >= ENOUGH)
    ) {
      if (this.#state === 'header') this.#header();
      else if (this.#state === 'stored') this.#copyStored();
      else this.#decode();
      if (this.#at > this.#input.length + (this.#bits >> 3)) this.damage = 'it is cut short';
    }
    if (this.#to === this.#from || this.damage !== null) return null;
    const piece = this.#out.subarray(this.#from, this.#to);
    this.#from = this.#to;
    return piece;
  }

  /** Behind the end come zeros; `take` sees that too many were read. */
  #need(count: number): void {
    while (this.#bits < count) {
      this.#hold |= (this.#input[this.#at] ?? 0) << this.#bits;
      this.#at += 1;
      this.#bits += 8;
    }
  }

  #read(count: number): number {
    this.#need(count);
    const value = this.#hold & ((1 << count) - 1);
    this.#hold >>>= count;
    this.#bits -= count;
    return value;
  }

  #symbol({ entries, bits }: HuffmanTable): number {
    this.#need(bits);
    const entry = entries[this.#hold & ((1 << bits) - 1)]!;
    const length = entry & 15;
    if (length === 0) return -1;
    this.#hold >>>= length;
    this.#bits -= length;
    return entry >> 4;
  }

  #header(): void {
    if (this.#final) {
      this.#state = 'done';
      return;
    }
    this.#final = this.#read(1) === 1;
    const type = this.#read(2);
    if (type === 0) this.#storedHeader();
    else if (type === 1) {
      this.#literals = FIXED_LITERALS;
      this.#distances = FIXED_DISTANCES;
      this.#state = 'codes';
    } else if (type === 2) this.#dynamicHeader();
    else this.damage = 'it has a block of no known kind';
  }

  #storedHeader(): void {
    this.#read(this.#bits & 7);
    const length = this.#read(16);
    if (this.#read(16) !== (~length & 0xffff)) this.damage = 'the length of a block is wrong';
    // Whole bytes that were read ahead belong to the block.
    this.#at -= this.#bits >> 3;
    this.#hold = 0;
    this.#bits = 0;
    this.#stored = length;
    this.#state = 'stored';
  }

  #copyStored(): void {
    const count = Math.min(this.#stored, this.#input.length - this.#at, this.#full - this.#to);
    if (count <= 0 && this.#stored > 0) {
      this.damage = 'it is cut short';
      return;
    }
    this.#out.set(this.#input.subarray(this.#at, this.#at + count), this.#to);
    this.#to += count;
    this.#at += count;
    this.#stored -= count;
    if (this.#stored === 0) this.#state = 'header';
  }

  #dynamicHeader(): void {
    const literals = this.#read(5) + 257;
    const distances = this.#read(5) + 1;
    const codes = this.#read(4) + 4;
    const codeLengths = new Uint8Array(19);
    for (let index = 0; index < codes; index += 1) codeLengths[CODE_ORDER[index]!] = this.#read(3);
    const codeTable = huffmanTable(codeLengths);
    const lengths = codeTable === null ? null : this.#lengths(codeTable, literals + distances);
    const literalTable = lengths === null ? null : huffmanTable(lengths.subarray(0, literals));
    const distanceTable = lengths === null ? null : huffmanTable(lengths.subarray(literals));
    if (literalTable === null || distanceTable === null) {
      this.damage = 'the codes of a block are wrong';
      return;
    }
    this.#literals = literalTable;
    this.#distances = distanceTable;
    this.#state = 'codes';
  }

  /** Lengths of codes, themselves packed; null where they are wrong. */
  #lengths(table: HuffmanTable, count: number): Uint8Array | null {
    const lengths = new Uint8Array(count);
    let at = 0;
    while (at < count) {
      const symbol = this.#symbol(table);
      if (symbol < 0) return null;
      if (symbol < 16) {
        lengths[at] = symbol;
        at += 1;
        continue;
      }
      if (symbol === 16 && at === 0) return null;
      const value = symbol === 16 ? lengths[at - 1]! : 0;
      const times =
        symbol === 16 ? 3 + this.#read(2) : symbol === 17 ? 3 + this.#read(3) : 11 + this.#read(7);
      if (at + times > count) return null;
      lengths.fill(value, at, at + times);
      at += times;
    }
    return lengths;
  }

  /** Decodes until the block ends, the output is full, or the input is nearly used up. Local variables make it fast. */
  #decode(): void {
    const { entries: literals, bits: literalBits } = this.#literals;
    const { entries: distances, bits: distanceBits } = this.#distances;
    const literalMask = (1 << literalBits) - 1;
    const distanceMask = (1 << distanceBits) - 1;
    const {
      lengthBase,
      lengthExtra: lengthBits,
      distanceBase,
      distanceExtra: distanceExtras,
    } = this.#variant;
    const out = this.#out;
    const full = this.#full;
    const input = this.#input;
    const stop = this.#last ? input.length + 8 : input.length - ENOUGH;
    let to = this.#to;
    let at = this.#at;
    let hold = this.#hold;
    let bits = this.#bits;
    while (to < full && at <= stop) {
      while (bits < 15) {
        hold |= (input[at]! | 0) << bits;
        at += 1;
        bits += 8;
      }
      const entry = literals[hold & literalMask]!;
      hold >>>= entry & 15;
      bits -= entry & 15;
      const symbol = entry >> 4;
      if (entry !== 0 && symbol < 256) {
        out[to] = symbol;
        to += 1;
        continue;
      }
      if (symbol === 256) {
        this.#state = 'header';
        break;
      }
      const lengthExtra = lengthBits[symbol - 257] ?? 0;
      while (bits < 20) {
        hold |= (input[at]! | 0) << bits;
        at += 1;
        bits += 8;
      }
      const length = (lengthBase[symbol - 257] ?? 0) + (hold & ((1 << lengthExtra) - 1));
      hold >>>= lengthExtra;
      bits -= lengthExtra;
      while (bits < 15) {
        hold |= (input[at]! | 0) << bits;
        at += 1;
        bits += 8;
      }
      const distanceEntry = distances[hold & distanceMask]!;
      hold >>>= distanceEntry & 15;
      bits -= distanceEntry & 15;
      const distanceExtra = distanceExtras[distanceEntry >> 4] ?? 0;
      while (bits < distanceExtra) {
        hold |= (input[at]! | 0) << bits;
        at += 1;
        bits += 8;
      }
      const distance = (distanceBase[distanceEntry >> 4] ?? 0) + (hold & ((1 << distanceExtra) - 1));
      hold >>>= distanceExtra;
      bits -= distanceExtra;
      if (length === 0 || distanceEntry === 0 || distance === 0 || distance > to) {
        this.damage = 'a code in it is wrong';
        break;
      }
      const end = to + length;
      for (let from = to - distance; to < end; from += 1, to += 1) out[to] = out[from]!;
    }
    this.#to = to;
    this.#at = at;
    this.#hold = hold;
    this.#bits = bits;
  }
}
