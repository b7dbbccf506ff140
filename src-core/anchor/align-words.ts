import type { MatchingWork } from './approximate-match.ts';

/** Points that a word brings which both sides have: its letters, but no more than these. */
const MOST_POINTS = 8;
/** Letters that words must begin with alike to count as forms of one another, and the points those bring. */
const STEM = 4;
const STEM_POINTS = 3;
/** What a pair brings besides that follows another one: of equal words those are taken that stand together. */
const FOLLOWING = 1;
/** What a word costs that only one side has. */
const GAP = 1;

/**
 * Aligns two runs of words where they are most alike: the stretch of both that brings the most points (Smith and Waterman,
 * Identification of common molecular subsequences, J. Mol. Biol. 147, 1981). For each word of `a` the number of its partner
 * in `b`, or -1.
 */
export function alignWords(
  a: readonly string[],
  b: readonly string[],
  work?: MatchingWork,
): Int32Array<ArrayBuffer> {
  const width = b.length + 1;
  const points = new Int32Array((a.length + 1) * width);
  const isPair = new Uint8Array(points.length);
  const pairedPoints = (i: number, j: number, at: number): number => {
    const pair = pointsOf(a[i - 1] as string, b[j - 1] as string);
    const before = at - width - 1;
    return pair === 0 ? 0 : (points[before] as number) + pair + FOLLOWING * (isPair[before] as number);
  };
  let best = 0;
  let bestAt = 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const at = i * width + j;
      const paired = pairedPoints(i, j, at);
      const value = Math.max(
        paired,
        (points[at - width] as number) - GAP,
        (points[at - 1] as number) - GAP,
        0,
      );
      points[at] = value;
      isPair[at] = paired > 0 && value === paired ? 1 : 0;
      if (value > best) {
        best = value;
        bestAt = at;
      }
    }
  }
  if (work !== undefined) work.steps += a.length * b.length;
  const partners = new Int32Array(a.length).fill(-1);
  for (let at = bestAt; (points[at] as number) > 0;) {
    const [i, j] = [Math.floor(at / width), at % width];
    if (isPair[at] === 1) {
      partners[i - 1] = j - 1;
      at -= width + 1;
    } else if (points[at] === (points[at - width] as number) - GAP) at -= width;
    else at -= 1;
  }
  return partners;
}

function pointsOf(one: string, other: string): number {
  if (one === other) return Math.min(one.length + 1, MOST_POINTS);
  const alike =
    one.length > STEM &&
    other.length > STEM &&
    one.charCodeAt(0) === other.charCodeAt(0) &&
    one.startsWith(other.slice(0, STEM)) &&
    Math.min(one.length, other.length) * 2 > Math.max(one.length, other.length);
  return alike ? STEM_POINTS : 0;
}
