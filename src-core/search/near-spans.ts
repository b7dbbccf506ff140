/** More than a record has spans. */
const SPREAD = 2 ** 24;

/**
 * Occurrences of one operand in one record: word places, both ends included, ascending by start. Spans of different
 * `regions` (runs of text) are never near each other.
 */
export class SpanList {
  starts = new Int32Array(16);
  ends = new Int32Array(16);
  regions = new Int32Array(16);
  /** What each counts, in eighths of an occurrence of the word itself. */
  eighths = new Int32Array(16);
  /** 1 = takes part in a match; filled by `markNear` and `markSloppy`. */
  taking = new Uint8Array(16);
  count = 0;
  /** Longest span less one. */
  reach = 0;
  /** Places that were looked at to find the spans, besides these. */
  looked = 0;

  clear(): void {
    this.count = 0;
    this.reach = 0;
    this.looked = 0;
  }

  /** Adds a span. Starts may come in any order, see `sort`. */
  add(start: number, end: number, region: number, eighths: number): void {
    if (this.count === this.starts.length) {
      this.starts = widened(this.starts);
      this.ends = widened(this.ends);
      this.regions = widened(this.regions);
      this.eighths = widened(this.eighths);
      this.taking = new Uint8Array(this.starts.length);
    }
    const at = this.count;
    this.starts[at] = start;
    this.ends[at] = end;
    this.regions[at] = region;
    this.eighths[at] = eighths;
    this.taking[at] = 0;
    this.count = at + 1;
    this.reach = Math.max(this.reach, end - start);
  }

  /** Brings the spans in order and makes equal ones one. */
  sort(): void {
    const { starts, ends, regions, eighths, count } = this;
    let isSorted = true;
    for (let index = 1; index < count && isSorted; index += 1)
      isSorted = (starts[index - 1] as number) < (starts[index] as number);
    if (isSorted) return;
    // the start and where the span stood, in one number
    const keys = new Float64Array(count);
    for (let index = 0; index < count; index += 1) keys[index] = (starts[index] as number) * SPREAD + index;
    keys.sort();
    const old = [
      starts.slice(0, count),
      ends.slice(0, count),
      regions.slice(0, count),
      eighths.slice(0, count),
    ];
    const [oldStarts, oldEnds, oldRegions, oldEighths] = old as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    this.count = 0;
    for (const key of keys) {
      const at = key % SPREAD;
      this.#addDistinct(
        oldStarts[at] as number,
        oldEnds[at] as number,
        oldRegions[at] as number,
        oldEighths[at] as number,
      );
    }
  }

  /** Adds behind all others a span that is not shorter than an equal start's; of equal ones what counts most stays. */
  #addDistinct(start: number, end: number, region: number, eighths: number): void {
    for (let at = this.count - 1; at >= 0 && this.starts[at] === start; at -= 1) {
      if (this.ends[at] !== end) continue;
      this.eighths[at] = Math.max(this.eighths[at] as number, eighths);
      return;
    }
    this.add(start, end, region, eighths);
  }
}

/**
 * Marks the spans that take part in a chain: one of each operand, neighbours in the chain with at most so many words
 * between them in either order, without overlap, in one region. False where there is no chain.
 */
export function markNear(operands: readonly SpanList[], distances: readonly number[]): boolean {
  const [first] = operands;
  if (first === undefined) return false;
  first.taking.fill(1, 0, first.count);
  // forwards: what a chain from the first operand reaches; backwards: of that, what goes on to the last
  for (let index = 1; index < operands.length; index += 1)
    markNeighbours(
      operands[index - 1] as SpanList,
      operands[index] as SpanList,
      distances[index - 1] as number,
      1,
    );
  for (let index = operands.length - 1; index > 0; index -= 1)
    markNeighbours(
      operands[index] as SpanList,
      operands[index - 1] as SpanList,
      distances[index - 1] as number,
      0,
    );
  return hasTaking(first);
}

/** Keeps those of `to` that have a marked neighbour in `from`; with `fresh` all of them come into question. */
function markNeighbours(from: SpanList, to: SpanList, distance: number, fresh: 0 | 1): void {
  let low = 0;
  for (let index = 0; index < to.count; index += 1) {
    if (fresh === 0 && to.taking[index] === 0) continue;
    const start = to.starts[index] as number;
    const end = to.ends[index] as number;
    const region = to.regions[index] as number;
    const earliest = start - distance - 1 - from.reach;
    while (low < from.count && (from.starts[low] as number) < earliest) low += 1;
    let found: 0 | 1 = 0;
    for (let other = low; other < from.count; other += 1) {
      const otherStart = from.starts[other] as number;
      if (otherStart > end + distance + 1) break;
      if (from.taking[other] === 0 || from.regions[other] !== region) continue;
      const between = otherStart > end ? otherStart - end - 1 : start - (from.ends[other] as number) - 1;
      if (between >= 0 && between <= distance) {
        found = 1;
        break;
      }
    }
    to.taking[index] = found;
  }
}

/**
 * Marks the places of words that stand together: all of `words` (each as often as wanted), in any order, with at most
 * `others` words among them, in one region. `words[i]` says how often the word of list i is wanted. False where they do not.
 */
export function markSloppy(lists: readonly SpanList[], wanted: readonly number[], others: number): boolean {
  const width = wanted.reduce((sum, count) => sum + count, 0) + others;
  for (const list of lists) list.taking.fill(0, 0, list.count);
  const firsts = lists.map(() => 0);
  let any = false;
  for (const lead of lists) {
    firsts.fill(0);
    for (let index = 0; index < lead.count; index += 1) {
      const from = lead.starts[index] as number;
      const region = lead.regions[index] as number;
      const isComplete = lists.every((list, number) => {
        let at = firsts[number] as number;
        while (at < list.count && (list.starts[at] as number) < from) at += 1;
        firsts[number] = at;
        const last = at + (wanted[number] as number) - 1;
        return (
          last < list.count && (list.starts[last] as number) < from + width && list.regions[last] === region
        );
      });
      if (!isComplete) continue;
      any = true;
      lists.forEach((list, number) => {
        for (let at = firsts[number] as number; at < list.count; at += 1) {
          if ((list.starts[at] as number) >= from + width || list.regions[at] !== region) break;
          list.taking[at] = 1;
        }
      });
    }
  }
  return any;
}

function hasTaking(list: SpanList): boolean {
  for (let index = 0; index < list.count; index += 1) if (list.taking[index] === 1) return true;
  return false;
}

function widened(array: Int32Array): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(array.length * 2);
  wide.set(array);
  return wide;
}
