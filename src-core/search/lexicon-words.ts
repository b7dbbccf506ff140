import { textOfUnits } from '../text/text-of-units.ts';
import { NearFollower } from './near-follower.ts';
import type { LexiconWord } from './query-vocabulary.ts';
import type { Segment } from './segment.ts';

/** Entries looked at before no further segment is begun: about five milliseconds. */
const MOST_WALKED = 8_000;
/** Longest word whose edits are counted: longer ones were pasted, not typed. */
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
  const followers = [
    new NearFollower(word, edits, 'same first letter'),
    new NearFollower(word, Math.min(1, edits), 'another'),
  ];
  const found = new Map<string, number>();
  for (const { lexicon } of segments) {
    for (const follower of followers) {
      lexicon.match(follower, (length) => {
        found.set(textOfUnits(follower.units, 0, length), follower.editsOf(length));
        return true;
      });
    }
  }
  return [...found].map(([near, far]) => ({
    word: near,
    edits: far,
    occurrences: wordOccurrences(segments, near),
  }));
}
