/** Bits of a number that a double holds exactly. */
const EXACT_BITS = 53;

/**
 * Positions 0 … n-1 in code unit order of the texts; equal texts stay in order.
 * The first letters of each are packed into one number together with its position, so that the platform sorts numbers;
 * only texts that begin alike are then compared.
 */
export function sortTexts(texts: readonly string[]): Int32Array {
  const count = texts.length;
  const order = new Int32Array(count);
  if (count === 0) return order;
  const { ranks, bits } = alphabetOf(texts);
  const indexBits = bitsOf(count);
  const letters = Math.floor((EXACT_BITS - indexBits) / bits);
  const indexes = 2 ** indexBits;
  const step = 2 ** bits;
  const keys = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    const text = texts[index] as string;
    let prefix = 0;
    for (let letter = 0; letter < letters; letter += 1)
      prefix = prefix * step + (letter < text.length ? (ranks[text.charCodeAt(letter)] as number) : 0);
    keys[index] = prefix * indexes + index;
  }
  keys.sort();
  let from = 0;
  let prefix = -1;
  for (let at = 0; at <= count; at += 1) {
    const key = at < count ? (keys[at] as number) : -1;
    const next = Math.floor(key / indexes);
    if (at < count) order[at] = key - next * indexes;
    if (next === prefix && at < count) continue;
    // what fits into the number whole is in order already
    if (at - from > 1) sortAlike(order.subarray(from, at), texts, letters);
    from = at;
    prefix = next;
  }
  return order;
}

function sortAlike(part: Int32Array, texts: readonly string[], letters: number): void {
  if (part.every((index) => (texts[index] as string).length <= letters)) return;
  part.sort((a, b) => {
    const first = texts[a] as string;
    const second = texts[b] as string;
    return first < second ? -1 : first > second ? 1 : a - b;
  });
}

/** Rank of each code unit that occurs, from 1; and the bits a rank takes. */
function alphabetOf(texts: readonly string[]): { readonly ranks: Uint16Array; readonly bits: number } {
  const ranks = new Uint16Array(65_536);
  for (const text of texts) {
    for (let index = 0; index < text.length; index += 1) ranks[text.charCodeAt(index)] = 1;
  }
  let rank = 0;
  for (let unit = 0; unit < ranks.length; unit += 1) if (ranks[unit] === 1) ranks[unit] = ++rank;
  return { ranks, bits: bitsOf(rank + 1) };
}

/** Bits that number so many things. */
function bitsOf(things: number): number {
  return things <= 1 ? 1 : 32 - Math.clz32(things - 1);
}
