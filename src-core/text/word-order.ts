/**
 * Word numbers in a sort order that grows with the table: only new words are sorted, then put between the old ones
 * by binary search, so that a small batch costs little however many words are known.
 */
export class WordOrder {
  #sorted = new Int32Array(0);
  readonly #compare: (a: number, b: number) => number;

  constructor(compare: (a: number, b: number) => number) {
    this.#compare = compare;
  }

  /** All word numbers below `count`, sorted. */
  upTo(count: number): Int32Array {
    const old = this.#sorted;
    const known = old.length;
    if (count <= known) return old;
    const compare = this.#compare;
    const fresh = Array.from({ length: count - known }, (_, index) => known + index).sort(compare);
    const sorted = new Int32Array(count);
    let from = 0;
    let at = 0;
    for (const word of fresh) {
      let to = from;
      let high = known;
      while (to < high) {
        const middle = (to + high) >> 1;
        if (compare(old[middle] as number, word) < 0) to = middle + 1;
        else high = middle;
      }
      sorted.set(old.subarray(from, to), at);
      at += to - from;
      from = to;
      sorted[at] = word;
      at += 1;
    }
    sorted.set(old.subarray(from), at);
    this.#sorted = sorted;
    return sorted;
  }
}
