import type { Likeness } from './fingerprint.ts';

/**
 * Least similarity of the words of two versions of one story. Measured on machine and human translations of one
 * original: below .34 different events of one kind begin to mix, above .42 free translations fall out.
 */
const WORDS = 0.38;
/** Least similarity of their shingles: a quarter shared word for word is a copy whatever else was written around it. */
const SHINGLES = 0.25;
/** The same for texts published further apart than a story lives: reports of one form (prices, bonds, weather) stay apart. */
const WORDS_FAR = 0.62;
const SHINGLES_FAR = 0.4;
/** Days. */
const FAR_APART = 10;
/** Texts of fewer features say too little. */
const LEAST_FEATURES = 3;
/** The fewer words there are, the more of them agree by chance: asked for in addition, divided by their number. */
const SHORTNESS = 0.5;

/**
 * Whether two texts tell one story: a copy, a rewrite, or another translation. `days` is the time between their
 * publications, null where it is not known.
 */
export function isSameStory({ words, shingles, size }: Likeness, days: number | null = null): boolean {
  if (size < LEAST_FEATURES) return false;
  const far = days !== null && Math.abs(days) > FAR_APART;
  const short = SHORTNESS / size;
  return words >= (far ? WORDS_FAR : WORDS) + short || shingles >= (far ? SHINGLES_FAR : SHINGLES) + short;
}
