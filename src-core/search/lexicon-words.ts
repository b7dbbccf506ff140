import type { LexiconWord } from './query-vocabulary.ts';
import type { Segment } from './segment.ts';

/** Entries looked at before no further segment is begun: about five milliseconds. */
const MOST_WALKED = 8_000;
const LONGEST_SURFACE = 4096;
/** Longest word whose edits are counted: the automaton is one row of bits. */
const MAX_UNITS = 31;

/**
 * The commonest words of the archive that begin with a folded prefix. The largest segments are walked first: what is
 * common stands there, too, so the small ones are left out where very many words begin so.
 */
export function commonestWords(segments: readonly Segment[], prefix: string, limit: number): LexiconWord[] {
  const counts = new Map<string, number>();
  const budget = { left: MOST_WALKED };
  for (const segment of segments.toSorted((a, b) => b.surfaceCount - a.surfaceCount)) {
    if (budget.left <= 0) break;
    for (const { word, occurrences } of commonestOf(segment, prefix, limit * 4, budget))
      counts.set(word, (counts.get(word) ?? 0) + occurrences);
  }
  return [...counts]
    .map(([word, occurrences]) => ({ word, occurrences }))
    .sort(byOccurrences)
    .slice(0, limit);
}

function byOccurrences(a: LexiconWord, b: LexiconWord): number {
  return b.occurrences - a.occurrences || (a.word < b.word ? -1 : 1);
}

/** One walk over the words of a segment that begin so, with no more in hand than are wanted. */
function commonestOf(
  segment: Segment,
  prefix: string,
  limit: number,
  budget: { left: number },
): LexiconWord[] {
  const best: LexiconWord[] = [];
  let least = 0;
  const offer = (word: string, occurrences: number): void => {
    if (occurrences <= least && best.length >= limit) return;
    let at = best.length;
    while (at > 0 && (best[at - 1] as LexiconWord).occurrences < occurrences) at -= 1;
    best.splice(at, 0, { word, occurrences });
    if (best.length > limit) best.pop();
    least = best.at(-1)?.occurrences ?? 0;
  };
  const walk = segment.walkLexicon(prefix);
  let word = '';
  let occurrences = 0;
  for (; walk.valid; walk.next()) {
    budget.left -= 1;
    // a word of several languages stands here once for each of its stems
    if (walk.surface !== word) {
      if (occurrences > 0) offer(word, occurrences);
      word = walk.surface;
      occurrences = 0;
      if (!word.startsWith(prefix)) break;
    }
    occurrences += walk.occurrences;
  }
  if (occurrences > 0) offer(word, occurrences);
  return best;
}

/** How often a folded word stands in the archive; deleted records are counted until they are merged away. */
export function wordOccurrences(segments: readonly Segment[], word: string): number {
  let sum = 0;
  for (const segment of segments) {
    const walk = segment.walkLexicon(word);
    for (; walk.valid && walk.surface === word; walk.next()) sum += walk.occurrences;
  }
  return sum;
}

/** A word of the archive near another one. */
export interface NearWord extends LexiconWord {
  /** Letters to insert, leave out, replace or swap with the next. */
  readonly edits: number;
}

/**
 * The archive's words at most so many edits from a folded word, in no order; more than one edit away only those with
 * the same first letter. None for words longer than 31 units.
 */
export function nearWords(segments: readonly Segment[], word: string, edits: number): NearWord[] {
  if (word.length === 0 || word.length > MAX_UNITS) return [];
  const distance = editDistance(word, edits);
  const first = word.charCodeAt(0);
  const units = new Uint16Array(LONGEST_SURFACE);
  const found = new Map<string, number>();
  for (const segment of segments) {
    segment.eachSurface(units, (length) => {
      const far = distance(units, length);
      if (far <= edits && (far <= 1 || units[0] === first))
        found.set(String.fromCharCode(...units.subarray(0, length)), far);
    });
  }
  return [...found].map(([near, far]) => ({
    word: near,
    edits: far,
    occurrences: wordOccurrences(segments, near),
  }));
}

/**
 * Edits between a word and another, swapped neighbours counting as one; more than `most` where it is more than `most`.
 * Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003.
 */
function editDistance(word: string, most: number): (units: Uint16Array, length: number) => number {
  const size = word.length;
  const last = 1 << (size - 1);
  // by unit: where it stands in the word; others than the word's own are in no row
  const places = new Int32Array(1 << 16);
  for (let index = 0; index < size; index += 1) {
    const unit = word.charCodeAt(index);
    places[unit] = (places[unit] as number) | (1 << index);
  }
  return (units, length) => {
    if (Math.abs(length - size) > most) return most + 1;
    let plus = -1;
    let minus = 0;
    let diagonal = 0;
    let before = 0;
    let edits = size;
    for (let at = 0; at < length; at += 1) {
      const equal = places[units[at] as number] as number;
      const swapped = ((~diagonal & equal) << 1) & before;
      diagonal = (((equal & plus) + plus) ^ plus) | equal | minus | swapped;
      const up = minus | ~(diagonal | plus);
      const down = diagonal & plus;
      if ((up & last) !== 0) edits += 1;
      if ((down & last) !== 0) edits -= 1;
      const shifted = (up << 1) | 1;
      plus = (down << 1) | ~(diagonal | shifted);
      minus = shifted & diagonal;
      before = equal;
    }
    return edits;
  };
}
