/**
 * The first index from `from` on, below `count`, of which `holds` is true, where it is false of all before that and true of
 * all behind it; `count` where it is true of none. Asks some log2(count) times. (Loops in the search over postings write
 * their own: a call for each step costs there.)
 */
export function firstIndex(count: number, holds: (index: number) => boolean, from = 0): number {
  let [low, high] = [from, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
