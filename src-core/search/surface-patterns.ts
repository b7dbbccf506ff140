import { MARK } from '../text/stemmers.ts';
import type { PlanNode } from './query-plan.ts';
import { URL_FIELD } from './search-fields.ts';
import type { Segment } from './segment.ts';

/** What surface words are looked for: with * for any letters and ? for one, or within so many edits of a word. */
export type SurfacePattern =
  | { readonly type: 'wildcard'; readonly pattern: string }
  | { readonly type: 'fuzzy'; readonly word: string; readonly edits: number };

/** More words than this are not searched: the first in order are. */
const MAX_MATCHING_WORDS = 2000;
/** Longest word a fuzzy search takes: the automaton is one row of bits. */
export const MAX_FUZZY_UNITS = 31;
const LONGEST_SURFACE = 4096;
const STAR = 0x2a;
const QUESTION = 0x3f;

/** The plan with the archive's surface words that its patterns match, looked through once for each pattern. */
export function fillPatterns(plan: PlanNode, segments: readonly Segment[]): PlanNode {
  switch (plan.type) {
    case 'surfaces': {
      const found = new Set<string>();
      const mark = plan.filter === URL_FIELD ? MARK : '';
      for (const segment of segments) matchSurfaces(plan.pattern, mark, segment, found);
      if (found.size <= MAX_MATCHING_WORDS) return { ...plan, surfaces: found };
      return { ...plan, surfaces: new Set([...found].sort().slice(0, MAX_MATCHING_WORDS)), cut: true };
    }
    case 'not':
      return { type: 'not', child: fillPatterns(plan.child, segments) };
    case 'and':
    case 'or':
      return { type: plan.type, children: plan.children.map((child) => fillPatterns(child, segments)) };
    default:
      return plan;
  }
}

/** Patterns of a filled plan that match more words than were searched, as they are written. */
export function cutPatterns(plan: PlanNode): string[] {
  if (plan.type === 'not') return cutPatterns(plan.child);
  if (plan.type === 'and' || plan.type === 'or') return plan.children.flatMap((child) => cutPatterns(child));
  if (plan.type !== 'surfaces' || !plan.cut) return [];
  return [
    plan.pattern.type === 'wildcard' ? plan.pattern.pattern : `${plan.pattern.word}~${plan.pattern.edits}`,
  ];
}

function matchSurfaces(pattern: SurfacePattern, mark: string, segment: Segment, found: Set<string>): void {
  const units = new Uint16Array(LONGEST_SURFACE);
  const matches =
    pattern.type === 'wildcard' ? wildcard(pattern.pattern) : withinEdits(pattern.word, pattern.edits);
  segment.eachSurface(units, (length) => {
    if (matches(units, length)) found.add(mark + String.fromCharCode(...units.subarray(0, length)));
  });
}

type UnitTest = (units: Uint16Array, length: number) => boolean;

/** Goes back to the last star only, so never takes more than pattern times word steps. */
function wildcard(pattern: string): UnitTest {
  const wanted = Array.from({ length: pattern.length }, (_, index) => pattern.charCodeAt(index));
  return (units, length) => {
    let at = 0;
    let next = 0;
    let star = -1;
    let taken = 0;
    while (at < length) {
      const unit = wanted[next];
      if (unit === STAR) {
        star = next;
        taken = at;
        next += 1;
      } else if (unit === QUESTION || unit === units[at]) {
        next += 1;
        at += 1;
      } else if (star >= 0) {
        taken += 1;
        at = taken;
        next = star + 1;
      } else return false;
    }
    while (wanted[next] === STAR) next += 1;
    return next === wanted.length;
  };
}

/** Myers, "A fast bit-vector algorithm for approximate string matching", 1999: a column of the edit matrix in two words. */
function withinEdits(word: string, edits: number): UnitTest {
  const size = word.length;
  const last = 1 << (size - 1);
  const places = new Map<number, number>();
  for (let index = 0; index < size; index += 1)
    places.set(word.charCodeAt(index), (places.get(word.charCodeAt(index)) ?? 0) | (1 << index));
  return (units, length) => {
    if (Math.abs(length - size) > edits) return false;
    let plus = -1;
    let minus = 0;
    let distance = size;
    for (let at = 0; at < length; at += 1) {
      const equal = places.get(units[at] as number) ?? 0;
      const vertical = equal | minus;
      const horizontal = (((equal & plus) + plus) ^ plus) | equal;
      let up = minus | ~(horizontal | plus);
      const down = plus & horizontal;
      if ((up & last) !== 0) distance += 1;
      if ((down & last) !== 0) distance -= 1;
      up = (up << 1) | 1;
      plus = (down << 1) | ~(vertical | up);
      minus = up & vertical;
    }
    return distance <= edits;
  };
}
