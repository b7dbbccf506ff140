/** Where a text was changed: [start, end) of the old text gave way to so many units. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** Which edge of a passage an offset is: what is inserted there stays outside of the passage. */
export type Edge = 'start' | 'end';

/** Cells of the table that words are compared in; larger texts count as changed from the first difference to the last. */
const MOST_CELLS = 1_000_000;
const TOKEN = /\s|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;

/** What changed from one text to another, word by word: in order, none touching the next. UTF-16 units of the old text. */
export function textChanges(before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  const [head, tail] = commonEnds(before, after);
  const old = before.slice(head, before.length - tail);
  const fresh = after.slice(head, after.length - tail);
  const [a, b] = [old.match(TOKEN) ?? [], fresh.match(TOKEN) ?? []];
  if ((a.length + 1) * (b.length + 1) > MOST_CELLS)
    return [{ start: head, end: head + old.length, length: fresh.length }];
  return hunks(a, b).map(([start, end, from, to]) => {
    const [first, last] = commonEnds(old.slice(start, end), fresh.slice(from, to));
    return { start: head + start + first, end: head + end - last, length: to - from - first - last };
  });
}

/** Where an edge of a passage of the former text lies now; what was changed inside of the passage stays in it. */
export function movedOffset(offset: number, changes: readonly TextChange[], edge: Edge): number {
  let shift = 0;
  for (const { start, end, length } of changes) {
    if (offset < start) break;
    if (offset > end) {
      shift += length - (end - start);
      continue;
    }
    const stays = offset === start && (edge === 'end' || start < end);
    return shift + (stays ? start : start + length);
  }
  return offset + shift;
}

/** Units that both texts begin with, and those they end with. */
function commonEnds(a: string, b: string): readonly [start: number, end: number] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  if (start > 0 && /[\uD800-\uDBFF]/u.test(a[start - 1] ?? '')) start -= 1;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  if (end > 0 && /^[\uDC00-\uDFFF]/u.test(a[a.length - end] ?? '')) end -= 1;
  return [start, end];
}

/** Stretches outside of the longest common subsequence, as units of both: [start, end) gave way to [from, to). */
function hunks(
  a: readonly string[],
  b: readonly string[],
): readonly (readonly [start: number, end: number, from: number, to: number])[] {
  const width = b.length + 1;
  /** Tokens that a[i…] and b[j…] have in common, at i * width + j. */
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] as number) + 1
          : Math.max(common[(i + 1) * width + j] as number, common[i * width + j + 1] as number);
  const found: [number, number, number, number][] = [];
  let [i, j, at, to] = [0, 0, 0, 0];
  let open: [number, number, number, number] | null = null;
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (x !== undefined && x === y) {
      open = null;
      at += x.length;
      to += x.length;
      i += 1;
      j += 1;
      continue;
    }
    if (open === null) found.push((open = [at, at, to, to]));
    const down = i < a.length ? (common[(i + 1) * width + j] as number) : -1;
    const right = j < b.length ? (common[i * width + j + 1] as number) : -1;
    if (x !== undefined && down >= right) {
      at += x.length;
      i += 1;
    } else {
      to += (y ?? '').length;
      j += 1;
    }
    open[1] = at;
    open[3] = to;
  }
  return found;
}
