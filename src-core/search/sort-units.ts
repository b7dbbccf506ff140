import type { UnitTexts } from '../text/word-table.ts';

/** Letters that have a rank of their own, in code unit order; all units between two of them share a rank. */
const KNOWN = '-0123456789:abcdefghijklmnopqrstuvwxyzäåçéöøü';
const UNITS = 256;
/** Set in the rank of units that share it: behind such a letter the key says nothing. */
const SHARED = 64;
/** A key holds the ranks of the first letters: 0 = the text is over. */
const LETTERS = 8;
const RANK_BITS = 6;
const HALF = LETTERS / 2;
/** Keys are sorted by so many bits at a time, the lowest first. */
const DIGIT_BITS = 12;
const DIGITS = 4;
/** Fewer texts are not worth it. */
const FEW = 200;

const RANKS = makeRanks();

function makeRanks(): Uint8Array {
  const ranks = new Uint8Array(UNITS + 1);
  let rank = 1;
  for (let unit = 0; unit <= UNITS; unit += 1) {
    const known = unit < UNITS && KNOWN.includes(String.fromCharCode(unit));
    const wasShared = unit > 0 && (ranks[unit - 1] as number) >= SHARED;
    if (unit > 0 && (known || !wasShared)) rank += 1;
    ranks[unit] = known ? rank : rank | SHARED;
  }
  return ranks;
}

/**
 * The texts of those numbers in code unit order; equal texts stay in order.
 * A radix sort of the first letters of each, packed into a number, then of the next letters of those that begin alike.
 */
export function sortByUnits(texts: UnitTexts, numbers: Int32Array): Int32Array<ArrayBuffer> {
  const sorted = Int32Array.from(numbers);
  sortFrom(texts, sorted, 0);
  return sorted;
}

/** Sorts texts whose first `letter` units are the same. */
function sortFrom(texts: UnitTexts, numbers: Int32Array, letter: number): void {
  const count = numbers.length;
  if (count < FEW) {
    numbers.sort((a, b) => compareUnits(texts, a, b, letter));
    return;
  }
  const { high, low } = keysOf(texts, numbers, letter);
  const order = radixSort(high, low);
  const before = numbers.slice();
  for (let index = 0; index < count; index += 1) numbers[index] = before[order[index] as number] as number;
  let from = 0;
  for (let at = 1; at <= count; at += 1) {
    const first = order[from] as number;
    const next = at < count ? (order[at] as number) : -1;
    if (next >= 0 && high[next] === high[first] && low[next] === low[first]) continue;
    if (at - from > 1) sortAlike(texts, numbers.subarray(from, at), letter);
    from = at;
  }
}

/** Sorts texts of the same key. */
function sortAlike(texts: UnitTexts, numbers: Int32Array, letter: number): void {
  const { pool, starts, lengths } = texts;
  const first = numbers[0] as number;
  const start = (starts[first] as number) + letter;
  const end = start + Math.min(LETTERS, (lengths[first] as number) - letter);
  for (let at = start; at < end; at += 1) {
    if ((rankOf(pool[at] as number) & SHARED) === 0) continue;
    numbers.sort((a, b) => compareUnits(texts, a, b, letter));
    return;
  }
  // texts that are over are the same
  if (end - start === LETTERS) sortFrom(texts, numbers, letter + LETTERS);
}

function rankOf(unit: number): number {
  return RANKS[unit < UNITS ? unit : UNITS] as number;
}

function keysOf(
  texts: UnitTexts,
  numbers: Int32Array,
  letter: number,
): { high: Int32Array; low: Int32Array } {
  const { pool, starts, lengths } = texts;
  const high = new Int32Array(numbers.length);
  const low = new Int32Array(numbers.length);
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] as number;
    const start = (starts[number] as number) + letter;
    const end = start + Math.min(LETTERS, (lengths[number] as number) - letter);
    let first = 0;
    let second = 0;
    let shift = (HALF - 1) * RANK_BITS;
    for (let at = start; at < end; at += 1) {
      const rank = rankOf(pool[at] as number);
      const bits = rank & (SHARED - 1);
      if (at < start + HALF) first |= bits << shift;
      else second |= bits << shift;
      if (rank >= SHARED) break;
      shift = shift === 0 ? (HALF - 1) * RANK_BITS : shift - RANK_BITS;
    }
    high[index] = first;
    low[index] = second;
  }
  return { high, low };
}

/** Positions in the order of the keys; equal ones stay in order. */
function radixSort(high: Int32Array, low: Int32Array): Int32Array {
  const size = 1 << DIGIT_BITS;
  const mask = size - 1;
  let from = new Int32Array(high.length);
  let to = new Int32Array(high.length);
  for (let index = 0; index < from.length; index += 1) from[index] = index;
  const next = new Int32Array(size + 1);
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const keys = digit < 2 ? low : high;
    const shift = (digit & 1) * DIGIT_BITS;
    next.fill(0);
    for (let index = 0; index < keys.length; index += 1) {
      const bucket = (((keys[index] as number) >> shift) & mask) + 1;
      next[bucket] = (next[bucket] as number) + 1;
    }
    for (let bucket = 1; bucket < size; bucket += 1)
      next[bucket] = (next[bucket] as number) + (next[bucket - 1] as number);
    for (let index = 0; index < from.length; index += 1) {
      const item = from[index] as number;
      const bucket = ((keys[item] as number) >> shift) & mask;
      const at = next[bucket] as number;
      next[bucket] = at + 1;
      to[at] = item;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Code unit order of two texts whose first `letter` units are the same. */
function compareUnits(texts: UnitTexts, a: number, b: number, letter: number): number {
  const { pool, starts, lengths } = texts;
  const aStart = starts[a] as number;
  const bStart = starts[b] as number;
  const aLength = lengths[a] as number;
  const bLength = lengths[b] as number;
  const shared = Math.min(aLength, bLength);
  for (let index = letter; index < shared; index += 1) {
    const difference = (pool[aStart + index] as number) - (pool[bStart + index] as number);
    if (difference !== 0) return difference;
  }
  return aLength - bLength;
}
