import type { Segment } from './text-segments.ts';

/** A part of the page that is read from top to bottom before the next part begins. */
export interface Column {
  readonly segments: readonly Segment[];
}

/** Rows that must have a gap at one place for a gutter to be there. */
const ROWS = 5;
/** Characters of both neighbours of a gap, on average, where it may be a gutter; columns of tables are narrower. */
const CHARACTERS = 14;
/** How much of a column its lines fill; cells of tables are of any length. */
const FILLED = 0.62;
const SAME_ROW = 0.35;
/** Where former pages had a gutter, so many rows are enough. */
const ROWS_AT_KNOWN = 3;
/** Points. */
const SAME_GUTTER = 12;

/**
 * Segments in the order in which they are read: columns one after the other, what spans them before and after.
 * `known` holds where columns met on former pages, and takes in where they meet on this one.
 */
export function pageColumns(segments: readonly Segment[], known: number[]): readonly Column[] {
  const gutters = findGutters(segments, known);
  for (const gutter of gutters) if (!isNear(gutter, known)) known.push(gutter);
  if (gutters.length === 0) return [{ segments }];
  const columns: Column[] = [];
  let waiting: Segment[][] = gutters.map(() => []);
  waiting.push([]);
  const flush = (): void => {
    for (const column of waiting) if (column.length > 0) columns.push({ segments: column });
    waiting = waiting.map(() => []);
  };
  let across: Segment[] = [];
  const flushAcross = (): void => {
    if (across.length > 0) columns.push({ segments: across });
    across = [];
  };
  for (const segment of segments.toSorted((a, b) => a.baseline - b.baseline)) {
    const first = gutters.filter((gutter) => gutter <= segment.left + 1).length;
    const last = gutters.filter((gutter) => gutter < segment.right - 1).length;
    if (first < last && !hasNeighbour(segment, segments)) {
      flush();
      across.push(segment);
      continue;
    }
    flushAcross();
    waiting[first]?.push(segment);
  }
  flushAcross();
  flush();
  return columns;
}

/** A long formula reaches into the next column; what spans columns stands alone. */
function hasNeighbour(segment: Segment, segments: readonly Segment[]): boolean {
  return segments.some(
    (other) =>
      other !== segment &&
      Math.abs(other.baseline - segment.baseline) < SAME_ROW * segment.size &&
      (other.left >= segment.right || other.right <= segment.left),
  );
}

/** Rows of segments with one baseline, from the top; in each from left to right. */
export function segmentRows(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const rows: Segment[][] = [];
  for (const segment of segments.toSorted((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const former = row?.at(-1);
    const near =
      former !== undefined &&
      segment.baseline - former.baseline <= SAME_ROW * Math.min(segment.size, former.size);
    if (near) row?.push(segment);
    else rows.push([segment]);
  }
  return rows.map((row) => row.toSorted((a, b) => a.left - b.left));
}

interface Gap {
  readonly left: Segment;
  readonly right: Segment;
}

/** Where columns meet, from left to right, as x coordinates. */
function findGutters(segments: readonly Segment[], known: readonly number[]): readonly number[] {
  const gaps: Gap[] = [];
  for (const row of segmentRows(segments)) {
    for (const [index, right] of row.entries()) {
      const left = row[index - 1];
      if (left !== undefined) gaps.push({ left, right });
    }
  }
  // Columns whose lines do not share baselines have no rows in common: their edges tell.
  const candidates = [...gaps, ...offsetNeighbours(segments)];
  const gutters: number[] = [];
  let open = candidates;
  while (open.length >= ROWS_AT_KNOWN) {
    const { x, members } = fullestPlace(open);
    if (members.length < ROWS_AT_KNOWN) break;
    open = open.filter((gap) => !members.includes(gap));
    if (isGutter(x, members, segments, isNear(x, known)) && !isNear(x, gutters)) gutters.push(x);
  }
  return gutters.toSorted((a, b) => a - b);
}

function isNear(x: number, places: readonly number[]): boolean {
  return places.some((place) => Math.abs(place - x) < SAME_GUTTER);
}

/** For each segment the nearest one to its right that overlaps it in height. */
function offsetNeighbours(segments: readonly Segment[]): readonly Gap[] {
  const gaps: Gap[] = [];
  const byLeft = segments.toSorted((a, b) => a.left - b.left);
  for (const left of segments) {
    if (text(left).length < CHARACTERS) continue;
    const right = byLeft.find(
      (other) => other.left >= left.right && other.top < left.bottom && other.bottom > left.top,
    );
    if (right !== undefined && Math.abs(right.baseline - left.baseline) >= SAME_ROW * right.size)
      gaps.push({ left, right });
  }
  return gaps;
}

/** The x that lies in the most gaps. */
function fullestPlace(gaps: readonly Gap[]): { readonly x: number; readonly members: readonly Gap[] } {
  const edges = gaps.flatMap(({ left, right }) => [
    { x: left.right, step: 1 },
    { x: right.left, step: -1 },
  ]);
  edges.sort((a, b) => a.x - b.x || b.step - a.step);
  let depth = 0;
  let best = 0;
  let from = 0;
  let to = 0;
  for (const [index, { x, step }] of edges.entries()) {
    depth += step;
    if (depth <= best) continue;
    best = depth;
    from = x;
    to = edges[index + 1]?.x ?? x;
  }
  const x = (from + to) / 2;
  return { x, members: gaps.filter(({ left, right }) => left.right <= x && right.left >= x) };
}

/** Both sides are running text: lines of many letters that fill their column; beside a long column a figure or code may stand. */
function isGutter(x: number, members: readonly Gap[], segments: readonly Segment[], known: boolean): boolean {
  const lefts = [...new Set(members.map(({ left }) => left))];
  const rights = [...new Set(members.map(({ right }) => right))];
  const rows = Math.min(lefts.length, rights.length);
  if (rows < (known ? ROWS_AT_KNOWN : ROWS)) return false;
  const crossing = segments.filter((segment) => segment.left < x - 2 && segment.right > x + 2).length;
  if (crossing > 3 * Math.max(lefts.length, rights.length)) return false;
  const [one, other] = [lefts, rights].map(
    (side) => average(side.map((each) => text(each).length)) >= CHARACTERS && isFilled(side),
  );
  if (known) return one === true || other === true;
  if (one === true && other === true) return true;
  if (one !== true && other !== true) return false;
  const full = one === true ? lefts : rights;
  if (rows < (isCentral(x, segments) ? 10 : 8) || average(full.map((each) => text(each).length)) < 30)
    return false;
  // A box beside the text has lines of its own; cells of a table stand on the lines of their row.
  return isCentral(x, segments) || members.filter(isOffset).length > 0.5 * members.length;
}

function isOffset({ left, right }: Gap): boolean {
  return Math.abs(right.baseline - left.baseline) >= 0.1 * right.size;
}

/** In the middle of what stands on the page. */
function isCentral(x: number, segments: readonly Segment[]): boolean {
  const left = percentile(
    segments.map((each) => each.left),
    0.02,
  );
  const right = percentile(
    segments.map((each) => each.right),
    0.98,
  );
  return Math.abs(x - (left + right) / 2) < 0.08 * (right - left);
}

function isFilled(side: readonly Segment[]): boolean {
  const left = percentile(
    side.map((each) => each.left),
    0.1,
  );
  const right = percentile(
    side.map((each) => each.right),
    0.9,
  );
  const width = Math.max(1, right - left);
  return average(side.map((each) => Math.min(1, (each.right - each.left) / width))) >= FILLED;
}

function text({ runs }: Segment): string {
  return runs.map((run) => run.text).join(' ');
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? 0;
}
