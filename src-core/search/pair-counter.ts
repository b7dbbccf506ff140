/** Places of a word: for each document a run of distances, with a form in the low bits. */
export interface PairSide {
  readonly values: Int32Array;
  readonly formBits: number;
}

/** Up to so many places of both words are compared all with all. */
const FEW = 4;
/** Places that are none: different ones for the two words, so that they are never equal. */
const NO_FIRST = 1 << 29;
const NO_SECOND = 1 << 28;

/** Cells of all counters, which are never in use at the same time; all zero between uses from `base` on. */
let cells = new Uint8Array(1 << 15);
/** First cell that is free. */
let base = 0;

/**
 * Counts how often one word stands so many places behind another. Few places are compared all with all; else those of the
 * first are marked in cells and those of the second looked up. Neither has many branches that the processor could not
 * foresee, unlike merging. Each document uses cells behind those of the one before; all are cleared when half of them are used.
 */
export class PairCounter {
  readonly #first: PairSide;
  readonly #second: PairSide;
  /** 1 for the forms that count, by form. */
  readonly #firstForms: Uint8Array;
  readonly #secondForms: Uint8Array;
  readonly #ahead: number;

  /** Forms that count (null = all), and by how many places the second word must stand behind the first; may be negative. */
  constructor(
    first: PairSide,
    firstForms: Uint8Array | null,
    second: PairSide,
    secondForms: Uint8Array | null,
    ahead: number,
  ) {
    this.#first = first;
    this.#second = second;
    this.#firstForms = wantedForms(first, firstForms);
    this.#secondForms = wantedForms(second, secondForms);
    this.#ahead = ahead;
  }

  /** How many occurrences of the second word stand so. Both lists have FEW more values than are used. */
  count(firstFrom: number, firstCount: number, secondFrom: number, secondCount: number): number {
    if (((firstCount - 1) | (secondCount - 1)) < FEW)
      return this.#compare(firstFrom, firstCount, secondFrom, secondCount);
    const last = this.#mark(firstFrom, firstFrom + firstCount);
    const hits = this.#lookUp(secondFrom, secondFrom + secondCount, last);
    if (last < cells.length >> 1) base = last + 1;
    else {
      cells.fill(0, 0, last + 1);
      base = 0;
    }
    return hits;
  }

  /** Without a branch: how many places there are decides only which of them are none. */
  #compare(firstFrom: number, firstCount: number, secondFrom: number, secondCount: number): number {
    let { values, formBits } = this.#first;
    let forms = this.#firstForms;
    let formMask = forms.length - 1;
    let value = values[firstFrom] as number;
    let at = Math.max(0, this.#ahead) + (value >>> formBits);
    let none = (forms[value & formMask] as number) - 1;
    const a = (at & ~none) | (none & NO_FIRST);
    value = values[firstFrom + 1] as number;
    at += value >>> formBits;
    none = ((forms[value & formMask] as number) - 1) | ((firstCount - 2) >> 31);
    const b = (at & ~none) | (none & NO_FIRST);
    value = values[firstFrom + 2] as number;
    at += value >>> formBits;
    none = ((forms[value & formMask] as number) - 1) | ((firstCount - 3) >> 31);
    const c = (at & ~none) | (none & NO_FIRST);
    value = values[firstFrom + 3] as number;
    at += value >>> formBits;
    none = ((forms[value & formMask] as number) - 1) | ((firstCount - 4) >> 31);
    const d = (at & ~none) | (none & NO_FIRST);
    ({ values, formBits } = this.#second);
    forms = this.#secondForms;
    formMask = forms.length - 1;
    let hits = 0;
    at = Math.max(0, -this.#ahead);
    for (let index = 0; index < FEW; index += 1) {
      value = values[secondFrom + index] as number;
      at += value >>> formBits;
      none = ((forms[value & formMask] as number) - 1) | ((secondCount - 1 - index) >> 31);
      const place = (at & ~none) | (none & NO_SECOND);
      hits += isZero(place ^ a) | isZero(place ^ b) | isZero(place ^ c) | isZero(place ^ d);
    }
    return hits;
  }

  /** Returns the last cell that it marked. */
  #mark(from: number, end: number): number {
    const { values, formBits } = this.#first;
    const forms = this.#firstForms;
    const formMask = forms.length - 1;
    let limit = cells.length;
    let at = base + Math.max(0, this.#ahead);
    if (formMask === 0) {
      for (let index = from; index < end; index += 1) {
        at += values[index] as number;
        if (at >= limit) limit = grow(at);
        cells[at] = 1;
      }
    } else {
      for (let index = from; index < end; index += 1) {
        const value = values[index] as number;
        at += value >>> formBits;
        if (at >= limit) limit = grow(at);
        cells[at] = (cells[at] as number) | (forms[value & formMask] as number);
      }
    }
    return at;
  }

  #lookUp(from: number, end: number, last: number): number {
    const { values, formBits } = this.#second;
    const forms = this.#secondForms;
    const formMask = forms.length - 1;
    const marked = cells;
    let at = base + Math.max(0, -this.#ahead);
    let hits = 0;
    if (formMask === 0) {
      for (let index = from; index < end; index += 1) {
        at += values[index] as number;
        if (at > last) break;
        hits += marked[at] as number;
      }
    } else {
      for (let index = from; index < end; index += 1) {
        const value = values[index] as number;
        at += value >>> formBits;
        if (at > last) break;
        hits += (marked[at] as number) & (forms[value & formMask] as number);
      }
    }
    return hits;
  }
}

/** As long as there are numbers of so many bits, so that none is out of range. */
function wantedForms({ formBits }: PairSide, forms: Uint8Array | null): Uint8Array {
  const wanted = new Uint8Array(1 << formBits);
  if (forms === null) wanted.fill(1);
  else wanted.set(forms);
  return wanted;
}

/** 1 for 0, else 0; of numbers that are not negative. */
function isZero(value: number): number {
  return (value - 1) >>> 31;
}

function grow(at: number): number {
  const wide = new Uint8Array(at * 2);
  wide.set(cells);
  cells = wide;
  return wide.length;
}
