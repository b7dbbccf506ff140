/** Decodes codes bit-reversed: entry = symbol << 4 | length of its code; 0 = no code. */
export interface HuffmanTable {
  readonly entries: Uint16Array;
  /** Bits that index the table: the longest code. */
  readonly bits: number;
}

const LONGEST_CODE = 15;

/** Canonical Huffman codes of RFC 1951, 3.2.2, from each symbol's length; null where more codes are asked for than there are. */
export function huffmanTable(lengths: Uint8Array): HuffmanTable | null {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  let bits = 1;
  for (const length of lengths) {
    if (length === 0) continue;
    counts[length]! += 1;
    if (length > bits) bits = length;
  }
  const next = new Uint16Array(LONGEST_CODE + 2);
  let left = 1;
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    left = left * 2 - counts[length]!;
    if (left < 0) return null;
    next[length + 1] = (next[length]! + counts[length]!) << 1;
  }
  const entries = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol += 1) {
    const length = lengths[symbol]!;
    if (length === 0) continue;
    const step = 1 << length;
    const entry = (symbol << 4) | length;
    for (let at = reversed(next[length]!, length); at < entries.length; at += step) entries[at] = entry;
    next[length]! += 1;
  }
  return { entries, bits };
}

function reversed(code: number, length: number): number {
  let turned = 0;
  for (let bit = 0; bit < length; bit += 1) turned |= ((code >> bit) & 1) << (length - 1 - bit);
  return turned;
}
