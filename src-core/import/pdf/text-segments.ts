import type { TextExtent, TextRun } from './text-run.ts';

/** Runs that stand on one line without a wide gap, from left to right. */
export interface Segment extends TextExtent {
  readonly runs: readonly TextRun[];
}

/** All gaps are shares of the font's size. From here on a gap between two runs of the file's order is a blank. */
const BLANK = 0.17;
/** Gaps wider than this separate columns and cells; where the file has a blank there, lines set to full width may gape. */
const WIDE = 1.1;
const WIDE_AT_BLANK = 1.7;
/** Runs that do not follow each other in the file need to be closer. */
const NEAR = 0.6;
const OVERLAP = 0.6;
/** Raised or lowered by up to this, and smaller, a run still belongs to the line. */
const SHIFT = 0.6;
const SMALLER = 0.9;
const SAME_BASELINE = 0.25;

/** Puts runs together to the longest pieces that certainly belong together. */
export function textSegments(runs: readonly TextRun[]): readonly Segment[] {
  const groups: TextRun[][] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    if (last !== undefined && last.some((other) => isSame(other, run))) continue;
    const former = last?.at(-1);
    if (former !== undefined && follows(former, last as readonly TextRun[], run)) last?.push(run);
    else groups.push([run]);
  }
  return joinNear(groups.map(segmentOf));
}

/** Whether a blank belongs between two runs that stand beside each other. */
export function blankBetween(left: TextRun, right: TextRun): boolean {
  const size = Math.min(left.size, right.size);
  const gap = right.left - left.right;
  if (gap > BLANK * Math.max(left.size, right.size)) return true;
  const later = left.rightToLeft && right.rightToLeft ? left : right;
  return later.spaced && gap > -0.3 * size;
}

/** Bold by printing twice, shadows. */
function isSame(one: TextRun, other: TextRun): boolean {
  return (
    one.text === other.text &&
    Math.abs(one.left - other.left) < 0.2 * one.size &&
    Math.abs(one.baseline - other.baseline) < 0.2 * one.size
  );
}

function follows(former: TextRun, group: readonly TextRun[], run: TextRun): boolean {
  const size = Math.max(former.size, run.size);
  if (!onOneLine(former, run) && !onOneLine(largest(group), run)) return false;
  const gap =
    run.rightToLeft || former.rightToLeft
      ? Math.max(run.left - former.right, former.left - run.right)
      : run.left - former.right;
  return gap >= -OVERLAP * size && gap <= (run.spaced ? WIDE_AT_BLANK : WIDE) * size;
}

function onOneLine(one: TextRun, other: TextRun): boolean {
  const size = Math.max(one.size, other.size);
  const shift = Math.abs(one.baseline - other.baseline);
  if (shift <= SAME_BASELINE * Math.min(one.size, other.size)) return true;
  const smaller = Math.min(one.size, other.size) < SMALLER * size;
  return smaller && shift <= SHIFT * size && one.bottom > other.top && other.bottom > one.top;
}

function largest(runs: readonly TextRun[]): TextRun {
  return runs.reduce((most, run) => (run.size > most.size ? run : most), runs[0] as TextRun);
}

/** Runs in any order as one segment. */
export function segmentOf(runs: readonly TextRun[]): Segment {
  const sorted = runs.toSorted((a, b) => a.left - b.left);
  const weight = new Map<number, number>();
  for (const { size, text } of sorted) weight.set(size, (weight.get(size) ?? 0) + text.length);
  const size = [...weight].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0];
  const typical = sorted.find((run) => run.size === size) as TextRun;
  return {
    runs: sorted,
    left: Math.min(...sorted.map(({ left }) => left)),
    right: Math.max(...sorted.map(({ right }) => right)),
    top: Math.min(...sorted.map(({ top }) => top)),
    bottom: Math.max(...sorted.map(({ bottom }) => bottom)),
    baseline: typical.baseline,
    size,
  };
}

/** Pieces of a line that the file holds apart: accents set by hand, formulas, text written word by word. */
function joinNear(segments: readonly Segment[]): readonly Segment[] {
  const sorted = segments.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left);
  const joined: Segment[] = [];
  for (const segment of sorted) {
    const at = findNear(joined, segment);
    if (at < 0) joined.push(segment);
    else joined[at] = segmentOf([...(joined[at] as Segment).runs, ...segment.runs]);
  }
  return joined;
}

function findNear(joined: readonly Segment[], segment: Segment): number {
  for (let at = joined.length - 1; at >= 0; at -= 1) {
    const other = joined[at] as Segment;
    if (segment.baseline - other.baseline > 2 * Math.max(segment.size, other.size)) break;
    const size = Math.max(segment.size, other.size);
    const gap = Math.max(segment.left - other.right, other.left - segment.right);
    if (gap > NEAR * size || gap < -OVERLAP * size) continue;
    const one = largest(other.runs);
    if (onOneLine(one, largest(segment.runs)) && !twice(other, segment)) return at;
  }
  return -1;
}

function twice(one: Segment, other: Segment): boolean {
  return one.runs.some((run) => other.runs.some((second) => isSame(run, second)));
}
