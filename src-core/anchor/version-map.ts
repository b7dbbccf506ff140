import { firstIndex } from '../base/first-index.ts';
import { matchingWords } from './matching-words.ts';
import type { MatchingWords } from './matching-words.ts';
import type { PassageEnds } from './passage-ends.ts';

/** How one version of a text lies on another, as far as both have the same words in the same order. */
export interface VersionMap {
  /** Where an offset of the former text lies now, estimated between the nearest words that stayed. */
  readonly place: (offset: number) => number;
  /** Whether a passage stands where the words around it say that it should, or (false) in another place. */
  readonly stays: (before: PassageEnds, after: PassageEnds) => boolean;
  /** Some words stayed: places are more than guesses. */
  readonly isKnown: boolean;
}

/** Words that together stand in one place only. */
const RUN = 4;

/**
 * Lays a version on the one before: runs of words that each has once are tied, the longest series of ties in the same order
 * in both is kept (Bram Cohen's patience diff), and each is extended to its neighbours. n log n in the words.
 */
export function versionMap(before: string, after: string): VersionMap {
  const [a, b] = [matchingWords(before), matchingWords(after)];
  const partners = extended(a, b, longestSeries(ties(a.keys, b.keys)));
  const words = [...partners.keys()].filter((word) => (partners[word] as number) >= 0);
  const started = Int32Array.from(words, (word) => a.starts[word] as number);
  const ended = Int32Array.from(words, (word) => a.ends[word] as number);
  const partner = (tie: number): number => partners[words[tie] as number] as number;
  /** Where the last tied word that ends at or before an offset ends in both texts. */
  const lastEnd = (offset: number): readonly [before: number, after: number] => {
    const tie = countUpTo(ended, offset) - 1;
    return tie < 0 ? [0, 0] : [ended[tie] as number, b.ends[partner(tie)] as number];
  };
  /** Where the first tied word that begins at or behind an offset begins in both texts. */
  const nextStart = (offset: number): readonly [before: number, after: number] => {
    const tie = countUpTo(started, offset - 1);
    return tie === words.length
      ? [before.length, after.length]
      : [started[tie] as number, b.starts[partner(tie)] as number];
  };
  return {
    isKnown: words.length > 0,
    place: (offset) => {
      const [from, to] = lastEnd(offset);
      const [until, there] = nextStart(offset);
      const share = until <= from ? 0 : (offset - from) / (until - from);
      return Math.round(to + share * (there - to));
    },
    stays: (was, is) => lastEnd(was.start)[1] <= is.start && is.end <= nextStart(was.end)[1],
  };
}

/** How many of the sorted numbers are at most `limit`. */
function countUpTo(sorted: Int32Array, limit: number): number {
  return firstIndex(sorted.length, (at) => (sorted[at] as number) > limit);
}

type Tie = readonly [before: number, after: number];

/** Runs of words that each text has exactly once, by their first word, in the order of the former text. */
function ties(a: readonly string[], b: readonly string[]): readonly Tie[] {
  const [here, there] = [singleRuns(a), singleRuns(b)];
  const found: Tie[] = [];
  for (const [run, at] of here) {
    const other = there.get(run) ?? -1;
    if (at >= 0 && other >= 0) found.push([at, other]);
  }
  return found;
}

/** Where each run of words stands; -1 where it stands several times. */
function singleRuns(keys: readonly string[]): ReadonlyMap<string, number> {
  const runs = new Map<string, number>();
  const length = Math.max(1, Math.min(RUN, keys.length));
  for (let at = 0; at + length <= keys.length; at += 1) {
    const run = keys.slice(at, at + length).join(' ');
    runs.set(run, runs.has(run) ? -1 : at);
  }
  return runs;
}

/** The longest series of ties that ascends in both texts (patience sorting). */
function longestSeries(all: readonly Tie[]): readonly Tie[] {
  const tops: number[] = [];
  const previous = new Int32Array(all.length).fill(-1);
  for (const [index, [, after]] of all.entries()) {
    const pile = firstIndex(tops.length, (at) => (all[tops[at] as number] as Tie)[1] >= after);
    previous[index] = tops[pile - 1] ?? -1;
    tops[pile] = index;
  }
  const series: Tie[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = previous[index] as number)
    series.push(all[index] as Tie);
  return series.toReversed();
}

/** For each word of the former text its partner, or -1: ties, and equal words beside them up to the next ties. */
function extended(a: MatchingWords, b: MatchingWords, series: readonly Tie[]): Int32Array {
  const partners = new Int32Array(a.keys.length).fill(-1);
  let [floorA, floorB] = [0, 0];
  for (const [index, [i, j]] of series.entries()) {
    const [nextA, nextB] = series[index + 1] ?? [a.keys.length, b.keys.length];
    for (let x = i, y = j; x >= floorA && y >= floorB && a.keys[x] === b.keys[y]; x -= 1, y -= 1)
      partners[x] = y;
    let [x, y] = [i, j];
    for (; x < nextA && y < nextB && a.keys[x] === b.keys[y]; x += 1, y += 1) partners[x] = y;
    [floorA, floorB] = [Math.max(x, i + 1), Math.max(y, j + 1)];
  }
  return partners;
}
