import type { MatchingWords } from './matching-words.ts';

/** Where rare words, and pairs of words, stand in a text. */
export interface SeedIndex {
  readonly words: ReadonlyMap<string, readonly number[]>;
  readonly pairs: ReadonlyMap<string, readonly number[]>;
  readonly count: number;
}

/** A run of words of the text where a passage may stand: [from, to), numbers of words. */
export interface CandidateRun {
  readonly from: number;
  readonly to: number;
  /** Share of what the passage's words would bring if all stood there, 0..1. */
  readonly share: number;
}

/** A word or pair that stands in more places tells nothing about the place of a passage. */
const MOST_PLACES = 40;
/** Words that a place may be off from where the passage's first word would be, and still be the same place. */
const BUCKET = 8;
/** Places that are looked at, and the share of the best one's votes they must have. */
const MOST_CANDIDATES = 4;
const LEAST_OF_BEST = 0.4;
/** Words between two halves of a passage that something was put into. */
const TORN = 150;

/** Notes where each word and pair of words stands. */
export function seedIndex({ keys }: MatchingWords): SeedIndex {
  const words = new Map<string, number[]>();
  const pairs = new Map<string, number[]>();
  for (const [at, key] of keys.entries()) {
    note(words, key, at);
    const next = keys[at + 1];
    if (next !== undefined) note(pairs, `${key} ${next}`, at);
  }
  return { words, pairs, count: keys.length };
}

function note(places: Map<string, number[]>, key: string, at: number): void {
  const found = places.get(key);
  if (found === undefined) places.set(key, [at]);
  else if (found.length <= MOST_PLACES) found.push(at);
}

/**
 * Where the words of a passage (with its surroundings) may stand: its rare words and pairs vote for the place of its first
 * word. The best first; `expected` is the word where that stood, for equals.
 */
export function candidateRuns(
  index: SeedIndex,
  keys: readonly string[],
  expected: number,
): readonly CandidateRun[] {
  const votes = new Map<number, number>();
  let all = 0;
  const vote = (places: readonly number[] | undefined, at: number): void => {
    const weight = Math.log2(1 + index.count / (places === undefined ? 1 : places.length));
    all += weight;
    if (places === undefined || places.length > MOST_PLACES) return;
    for (const place of places) {
      const bucket = Math.floor((place - at) / BUCKET);
      votes.set(bucket, (votes.get(bucket) ?? 0) + weight);
    }
  };
  for (const [at, key] of keys.entries()) {
    vote(index.words.get(key), at);
    const next = keys[at + 1];
    if (next !== undefined) vote(index.pairs.get(`${key} ${next}`), at);
  }
  const places = [...votes.keys()]
    .map((bucket) => ({ bucket, votes: (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0) }))
    .sort(
      (a, b) =>
        b.votes - a.votes || Math.abs(a.bucket * BUCKET - expected) - Math.abs(b.bucket * BUCKET - expected),
    );
  const most = places[0]?.votes ?? 0;
  const chosen: typeof places = [];
  for (const place of places) {
    if (chosen.length === MOST_CANDIDATES || place.votes < most * LEAST_OF_BEST) break;
    if (chosen.every(({ bucket }) => Math.abs(bucket - place.bucket) > 1)) chosen.push(place);
  }
  const slack = BUCKET + Math.ceil(keys.length / 3);
  return chosen.map(({ bucket, votes: own }) => {
    // a passage that something was put into votes twice, for two places near each other
    const near = chosen.filter((other) => Math.abs(other.bucket - bucket) * BUCKET <= TORN);
    const [first, last] = [
      Math.min(...near.map((each) => each.bucket)),
      Math.max(...near.map((each) => each.bucket)),
    ];
    return {
      from: Math.max(0, first * BUCKET - slack),
      to: Math.min(index.count, (last + 2) * BUCKET + keys.length + slack),
      share: all === 0 ? 0 : own / all,
    };
  });
}
