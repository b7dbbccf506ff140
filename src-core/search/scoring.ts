import { decodedLengths } from './length-code.ts';
import { BODY_WEIGHT } from './search-fields.ts';

/** BM25 parameters (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009), one pair for all archives. */
export const K1 = 1.2;
export const B = 0.75;
/** Words; where texts are shorter on average (sentences, captions), that some are longer than others says nothing. */
export const LEAST_AVERAGE = 100;
/**
 * Scores are summed as whole multiples of 2^-20: sums are then exact, so the order in which parts are
 * added (and which blocks were skipped) can never change a score.
 */
export const SCORE_UNIT = 1 << 20;

/** What stands below the fraction besides the weight, by length code; for the average length given (in words). */
export function lengthNorms(averageLength: number): Float64Array {
  const average = Math.max(averageLength, LEAST_AVERAGE);
  return decodedLengths().map((length) => BODY_WEIGHT * K1 * (1 - B + (B * length) / average));
}

/** Inverse document frequency as Lucene has it: never negative. In score units. */
export function inverseFrequency(documents: number, all: number): number {
  return SCORE_UNIT * Math.log(1 + (all - documents + 0.5) / (documents + 0.5));
}

/** Whole score units, at least 1, of a field-weighted count in a document of that norm. */
export function contribution(inverse: number, weight: number, norm: number): number {
  return 1 + Math.floor((inverse * weight) / (weight + norm));
}
