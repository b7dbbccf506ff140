import type { ArticleDocument } from '../../model/document.ts';
import { equalSlots, minHash, similarity } from './min-hash.ts';
import { textFeatures } from './text-features.ts';

/** Slots for words and for shingles. */
export const WORD_SLOTS = 128;
export const SHINGLE_SLOTS = 64;
/** Bytes that tell how many features there are, little-endian: words, shingles. */
const COUNTS = 4;
export const FIRST_WORD_SLOT = COUNTS;
export const FIRST_SHINGLE_SLOT = COUNTS + WORD_SLOTS;
/** Bytes of every fingerprint. */
export const FINGERPRINT_BYTES = FIRST_SHINGLE_SLOT + SHINGLE_SLOTS;
/** The same in words of four bytes: the counts, then the slots. */
export const FINGERPRINT_WORDS = FINGERPRINT_BYTES / 4;

const MOST = 0xffff;
/** Longer texts are compared by their beginning (UTF-16 units): a book's vocabulary resembles every other's. */
const LONGEST = 100_000;
const WORD_SEED = 0x51ed270b;
const SHINGLE_SEED = 0x2545f491;

/** A text's fingerprint, by which near-duplicates are found: counts of features, then the slots of words and of shingles. */
export function textFingerprint(text: string): Uint8Array {
  const { words, shingles } = textFeatures(text.slice(0, LONGEST));
  const print = new Uint8Array(FINGERPRINT_BYTES);
  const view = new DataView(print.buffer);
  view.setUint16(0, Math.min(MOST, words.length), true);
  view.setUint16(2, Math.min(MOST, shingles.length), true);
  print.set(minHash(words, WORD_SLOTS, WORD_SEED), FIRST_WORD_SLOT);
  print.set(minHash(shingles, SHINGLE_SLOTS, SHINGLE_SEED), FIRST_SHINGLE_SLOT);
  return print;
}

const featureCount = (print: Uint8Array): number => (print[0] ?? 0) | ((print[1] ?? 0) << 8);

/** The fingerprint of a document without its boilerplate; zeros where no words are left. */
export function documentFingerprint({ text, blocks }: ArticleDocument): Uint8Array {
  const print = textFingerprint(
    blocks
      .filter(({ role }) => role === undefined)
      .map(({ start, end }) => text.slice(start, end))
      .join('\n'),
  );
  return featureCount(print) === 0 ? print.fill(0) : print;
}

/** How alike two texts are. */
export interface Likeness {
  /** Estimated Jaccard similarity of their words, 0–1: high for rewrites and for other translations. */
  readonly words: number;
  /** The same of three words in a row: high only where sentences were copied. */
  readonly shingles: number;
  /** Features (words) of the shorter text. */
  readonly size: number;
}

/** Compares two fingerprints. */
export function compareFingerprints(a: Uint8Array, b: Uint8Array): Likeness {
  const both = new Uint8Array(2 * FINGERPRINT_BYTES);
  both.set(a);
  both.set(b, FINGERPRINT_BYTES);
  const words = new Uint32Array(both.buffer);
  const likeness: Mutable<Likeness> = { words: 0, shingles: 0, size: 0 };
  compareInto(likeness, words, 0, words, FINGERPRINT_WORDS);
  return likeness;
}

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

/** The same of fingerprints that lie in words, from `atA` and `atB` on; written into `likeness`, for millions of them. */
export function compareInto(
  likeness: Mutable<Likeness>,
  a: Uint32Array,
  atA: number,
  b: Uint32Array,
  atB: number,
): void {
  const ofWords = FIRST_WORD_SLOT / 4;
  const ofShingles = FIRST_SHINGLE_SLOT / 4;
  likeness.words = similarity(equalSlots(a, atA + ofWords, b, atB + ofWords, WORD_SLOTS / 4), WORD_SLOTS);
  likeness.shingles = similarity(
    equalSlots(a, atA + ofShingles, b, atB + ofShingles, SHINGLE_SLOTS / 4),
    SHINGLE_SLOTS,
  );
  // the byte order of every machine that runs this is little-endian, as the counts are
  likeness.size = Math.min((a[atA] as number) & MOST, (b[atB] as number) & MOST);
}
