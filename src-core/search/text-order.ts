import type { UnitTexts } from '../text/word-table.ts';
import { sortByUnits } from './sort-units.ts';

/** Where fewer than one text in so many is wanted, these are sorted by themselves. */
const FEW = 8;
/** More than any text has. */
const MOST_UNITS = 0xffff;

/** Numbers of texts in code unit order of these. */
export interface SortedTexts {
  readonly numbers: Int32Array;
  /** Units that each has in common with the beginning of the one before it. */
  readonly shared: Uint16Array;
}

/**
 * The order of the texts of a table that only grows. It is kept, so that each text is compared with others once, however
 * often it is wanted again, and what neighbours share is known without reading them.
 */
export class TextOrder {
  #kept: SortedTexts = { numbers: new Int32Array(0), shared: new Uint16Array(0) };

  /** Those of the given numbers (each once) in order; `isWanted` is above 0 for these and 0 for all others. */
  sort(texts: UnitTexts, wanted: Int32Array, isWanted: Int32Array): SortedTexts {
    if (wanted.length * FEW < texts.count) {
      const numbers = sortByUnits(texts, wanted);
      return { numbers, shared: sharedByNeighbours(texts, numbers) };
    }
    this.#takeIn(texts);
    const { numbers: all, shared: allShared } = this.#kept;
    const numbers = new Int32Array(wanted.length);
    const shared = new Uint16Array(wanted.length);
    let count = 0;
    let least = MOST_UNITS;
    for (let index = 0; index < all.length; index += 1) {
      const number = all[index] as number;
      // two texts share what each of those between them shares with the one before it
      if ((allShared[index] as number) < least) least = allShared[index] as number;
      if (isWanted[number] === 0) continue;
      numbers[count] = number;
      shared[count] = least;
      count += 1;
      least = MOST_UNITS;
    }
    return { numbers, shared };
  }

  /** Sorts the texts that are new and merges them with the others. */
  #takeIn(texts: UnitTexts): void {
    const known = this.#kept.numbers.length;
    if (known === texts.count) return;
    const added = new Int32Array(texts.count - known);
    for (let index = 0; index < added.length; index += 1) added[index] = known + index;
    const numbers = sortByUnits(texts, added);
    this.#kept = merge(texts, this.#kept, { numbers, shared: sharedByNeighbours(texts, numbers) });
  }
}

/**
 * Merges two sorted lists. Letters are compared only where both candidates share as much with the text before, and only
 * behind that (Ng and Kakehi, "Merging string sequences by longest common prefixes", 2008).
 */
function merge(texts: UnitTexts, a: SortedTexts, b: SortedTexts): SortedTexts {
  const count = a.numbers.length + b.numbers.length;
  const numbers = new Int32Array(count);
  const shared = new Uint16Array(count);
  let atA = 0;
  let atB = 0;
  let sharedA = 0;
  let sharedB = 0;
  for (let at = 0; at < count; at += 1) {
    let takesA = atB === b.numbers.length || (atA < a.numbers.length && sharedA > sharedB);
    if (!takesA && atA < a.numbers.length && sharedA === sharedB) {
      const both = sharedBy(texts, a.numbers[atA] as number, b.numbers[atB] as number, sharedA);
      takesA = isInOrder(texts, a.numbers[atA] as number, b.numbers[atB] as number, both);
      shared[at] = sharedA;
      if (takesA) sharedB = both;
      else sharedA = both;
    } else shared[at] = takesA ? sharedA : sharedB;
    if (takesA) {
      numbers[at] = a.numbers[atA] as number;
      atA += 1;
      sharedA = atA < a.numbers.length ? (a.shared[atA] as number) : 0;
    } else {
      numbers[at] = b.numbers[atB] as number;
      atB += 1;
      sharedB = atB < b.numbers.length ? (b.shared[atB] as number) : 0;
    }
  }
  return { numbers, shared };
}

function sharedByNeighbours(texts: UnitTexts, numbers: Int32Array): Uint16Array {
  const shared = new Uint16Array(numbers.length);
  for (let index = 1; index < numbers.length; index += 1)
    shared[index] = sharedBy(texts, numbers[index - 1] as number, numbers[index] as number, 0);
  return shared;
}

/** Units that two texts have in common at their beginnings, known to be `least` or more. */
function sharedBy({ pool, starts, lengths }: UnitTexts, a: number, b: number, least: number): number {
  const aStart = starts[a] as number;
  const bStart = starts[b] as number;
  const most = Math.min(lengths[a] as number, lengths[b] as number);
  let shared = least;
  while (shared < most && pool[aStart + shared] === pool[bStart + shared]) shared += 1;
  return shared;
}

/** Whether the first of two texts that share so many units does not stand behind the second. */
function isInOrder({ pool, starts, lengths }: UnitTexts, a: number, b: number, shared: number): boolean {
  if (shared === lengths[a]) return true;
  if (shared === lengths[b]) return false;
  return (pool[(starts[a] as number) + shared] as number) < (pool[(starts[b] as number) + shared] as number);
}
