import { firstIndex } from '../base/first-index.ts';
import type { MatchingWork } from './approximate-match.ts';
import type { MatchingWords } from './matching-words.ts';
import { matchingWords } from './matching-words.ts';
import { passageEnds, quotedWords } from './passage-ends.ts';
import type { PassageEnds } from './passage-ends.ts';
import type { PassageQuote } from './passage-query.ts';
import { candidateRuns } from './passage-seeds.ts';
import type { SeedIndex } from './passage-seeds.ts';

/** Words from which on a quote is looked for by pieces: aligning it as a whole would take its length squared. */
const LONG = 300;
/** Words of a piece, characters beside it, and pieces that are tried from each end of the quote towards its middle. */
const PIECE = 80;
const BESIDE = 48;
const MOST_PIECES = 3;
/** Share of a piece's seeds that must vote for its place, and how much longer or shorter the whole may have become. */
const LEAST_SHARE = 0.3;
const MOST_TIMES = 3;

/** Places where most of a quote's words may stand, found by its rare words. */
export function changedPlaces(
  quote: PassageQuote,
  text: string,
  words: MatchingWords,
  seeds: SeedIndex,
  expected: number,
  work?: MatchingWork,
): readonly PassageEnds[] {
  const placesOf = (part: PassageQuote, at: number, share: number): readonly PassageEnds[] => {
    const quoted = quotedWords(part);
    const near = wordAt(words, at - part.prefix.length);
    return candidateRuns(seeds, quoted.words.keys, near)
      .filter((run) => run.share >= share)
      .flatMap((run) => passageEnds(quoted, part, text, words, run, work) ?? []);
  };
  const own = matchingWords(quote.exact);
  if (own.keys.length <= LONG) return placesOf(quote, expected, 0);
  const pieces = (fromEnd: boolean): readonly PassageEnds[] => {
    for (let number = 0; number < MOST_PIECES; number += 1) {
      const skipped = Math.floor((own.keys.length * number) / (2 * MOST_PIECES));
      const first = fromEnd ? own.keys.length - PIECE - skipped : skipped;
      const [part, offset] = pieceOf(quote, own, first);
      const places = placesOf(part, expected + offset, LEAST_SHARE);
      if (places.length > 0) return places;
    }
    return [];
  };
  const heads = pieces(false);
  const tails = pieces(true);
  const { length } = quote.exact;
  return heads.flatMap(({ start }) =>
    tails.flatMap(({ end }) =>
      end > start && end - start < length * MOST_TIMES && length < (end - start) * MOST_TIMES
        ? [{ start, end }]
        : [],
    ),
  );
}

/** Words of a quote from the given one on, with what stands beside them, and where they begin in it. */
function pieceOf(
  { prefix, exact, suffix }: PassageQuote,
  words: MatchingWords,
  first: number,
): readonly [part: PassageQuote, offset: number] {
  const isHead = first === 0;
  const isTail = first + PIECE >= words.keys.length;
  const start = isHead ? 0 : (words.starts[first] as number);
  const end = isTail ? exact.length : (words.ends[first + PIECE - 1] as number);
  const part = {
    prefix: isHead ? prefix : exact.slice(Math.max(0, start - BESIDE), start),
    exact: exact.slice(start, end),
    suffix: isTail ? suffix : exact.slice(end, end + BESIDE),
  };
  return [part, start];
}

/** Number of the last word that begins at or before an offset; 0 where none does. */
function wordAt({ starts }: MatchingWords, offset: number): number {
  return Math.max(0, firstIndex(starts.length, (at) => (starts[at] as number) > offset) - 1);
}
