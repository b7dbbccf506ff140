import { foldWord } from '../../text/fold-word.ts';
import { isStopWord } from '../../text/stop-words.ts';
import { hashText, mixBits } from '../../base/hash-text.ts';

/** What two texts are compared by: 32-bit hashes, each once. */
export interface TextFeatures {
  /** Words that carry the matter; a number stands for three, because numbers tell one report of a kind from the next. */
  readonly words: readonly number[];
  /** Three words in a row, all of them. */
  readonly shingles: readonly number[];
}

/** Letters and digits with their marks; signs of scripts without spaces come in runs. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const DIGIT = /\p{N}/u;
const SHINGLE = 3;
/** Features of a number beside its word. */
const NUMBER_COPIES: readonly number[] = [0x5bd1e995, 0x27d4eb2f];
/** Words that are remembered; a longer list is begun anew. */
const MOST_WORDS = 1 << 17;
const ALL_LANGUAGES = -1;
const STOP = 1;
const NUMBER = 2;

/** Hash and kind of words that came before: most of a text's words did. */
interface KnownWord {
  readonly hash: number;
  readonly kind: number;
}
const known = new Map<string, KnownWord>();

function wordOf(surface: string): KnownWord {
  const found = known.get(surface);
  if (found !== undefined) return found;
  if (known.size >= MOST_WORDS) known.clear();
  const folded = foldWord(surface);
  // of every language, so that it does not matter whether a text's language was told right
  const kind = DIGIT.test(folded) ? NUMBER : isStopWord(folded, ALL_LANGUAGES) ? STOP : 0;
  const word = { hash: hashText(folded), kind };
  known.set(surface, word);
  return word;
}

/** Two signs each of a run without spaces, "北京市" → 北京, 京市; a single one stands alone. */
function signPairs(run: string): string[] {
  const signs = [...run];
  if (signs.length < 2) return signs;
  return signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
}

/** Features of a text in any language. */
export function textFeatures(text: string): TextFeatures {
  const words = new Set<number>();
  const shingles = new Set<number>();
  let before = 0;
  let last = 0;
  let count = 0;
  const take = (surface: string): void => {
    const { hash, kind } = wordOf(surface);
    if (kind !== STOP) words.add(hash);
    if (kind === NUMBER) for (const copy of NUMBER_COPIES) words.add(mixBits(hash ^ copy));
    count += 1;
    if (count >= SHINGLE)
      shingles.add(mixBits(Math.imul(before, 0x9e3779b1) ^ Math.imul(last, 0x85ebca77) ^ hash));
    before = last;
    last = hash;
  };
  for (const [surface] of text.normalize('NFC').matchAll(WORD)) {
    if (UNSPACED.test(surface)) for (const pair of signPairs(surface)) take(pair);
    else take(surface);
  }
  return { words: [...words], shingles: [...shingles] };
}
