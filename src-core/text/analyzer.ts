import { encodeUtf8Into } from '../base/text-codec.ts';
import {
  APOSTROPHE,
  characterClasses,
  FOLDED,
  isUnspacedCodePoint,
  isWordCodePoint,
  PLAIN,
  SURROGATE,
  UNSPACED,
} from './character-classes.ts';
import { MAX_WORD_UNITS } from './fold-word.ts';
import { segmentUnspaced } from './segment-unspaced.ts';
import { stemmerNumber } from './stemmers.ts';
import { hashUnits, WordTable } from './word-table.ts';

const MAX_SPELLINGS = 1 << 18;
/** From this length on the platform's encoder copies faster than a loop does. */
const LONG_TEXT = 100;
/** Bytes in UTF-8. */
const LONGEST_CHARACTER = 4;

/**
 * Cuts text into words and names each by its number in a table of surfaces and stems.
 * Everything that is compared with the index goes through this one class: documents, queries, snippets.
 * The result of `analyse` stands in `count`, `words`, `starts`, `ends` until the next call.
 */
export class Analyzer {
  /** Words found by the last call. */
  count = 0;
  /** Word numbers, for `surface` and `stem`. */
  words = new Int32Array(1024);
  /** UTF-16 offsets into the text given, half-open. */
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
  #table = new WordTable();
  #units = new Uint16Array(1024);
  #bytes = new Uint8Array(1024 + LONGEST_CHARACTER);

  /** Folded form of a word number. */
  surface(word: number): string {
    return this.#table.surfaces[word] as string;
  }

  /** Stem of a word number. */
  stem(word: number): string {
    return this.#table.stems[word] as string;
  }

  /** Number of the word that stands between two runs of a field; see MARK. */
  get runBreak(): number {
    return this.#table.runBreak;
  }

  /** Upper bound of the word numbers given out so far. */
  get wordLimit(): number {
    return this.#table.surfaces.length;
  }

  /** Whether the next `trim` will forget the table. */
  get isFull(): boolean {
    return this.#table.size > MAX_SPELLINGS;
  }

  /** Forgets the table when it has grown large; word numbers given out before are void then. */
  trim(): void {
    if (this.isFull) this.#table = new WordTable();
  }

  /** Finds the words of a text in one language (ISO 639-1 or "und"). */
  analyse(text: string, language: string): void {
    this.count = 0;
    const classes = characterClasses();
    const stemmer = stemmerNumber(language);
    const lower = lowerSameLength(text);
    const length = lower.length;
    const units = this.#copyUnits(lower);
    let index = 0;
    while (index < length) {
      let kind = classes[units[index] as number] as number;
      if (kind !== PLAIN && kind !== FOLDED) {
        if (kind === UNSPACED || kind === SURROGATE) index = this.#special(lower, index, classes, stemmer);
        else index += 1;
        continue;
      }
      const start = index;
      let hash = 0;
      do {
        const unit = units[index] as number;
        kind = classes[unit] as number;
        if (kind !== PLAIN && kind !== FOLDED) break;
        hash = (Math.imul(hash, 31) + unit) | 0;
        index += 1;
      } while (index < length);
      if (kind === SURROGATE || index - start > MAX_WORD_UNITS) {
        index = this.#longWord(lower, start, classes, stemmer);
        continue;
      }
      this.#push(this.#table.find(units, start, index, hash, stemmer), start, index);
      if (kind === APOSTROPHE && isPossessive(lower, index, classes)) index += 2;
    }
  }

  /** The units of a text, copied: reading them from a string costs several times as much. */
  #copyUnits(lower: string): Uint16Array {
    const length = lower.length;
    if (length > this.#units.length) {
      this.#units = new Uint16Array(length * 2);
      // room behind the text: "as many bytes as units" then means that every character was one byte
      this.#bytes = new Uint8Array(length * 2 + LONGEST_CHARACTER);
    }
    const units = this.#units;
    if (length < LONG_TEXT || encodeUtf8Into(lower, this.#bytes) !== length) {
      for (let index = 0; index < length; index += 1) units[index] = lower.charCodeAt(index);
    } else units.set(this.#bytes.subarray(0, length));
    return units;
  }

  /** A run that starts with a surrogate pair or a letter of an unspaced script; returns where it ends. */
  #special(lower: string, start: number, classes: Uint8Array, stemmer: number): number {
    let index = start;
    while (index < lower.length) {
      const codePoint = lower.codePointAt(index) as number;
      const unspaced = codePoint > 0xffff ? isUnspacedCodePoint(codePoint) : classes[codePoint] === UNSPACED;
      if (!unspaced) break;
      index += codePoint > 0xffff ? 2 : 1;
    }
    if (index > start) {
      const pairs = segmentUnspaced(lower.slice(start, index));
      for (let pair = 0; pair < pairs.length; pair += 2) {
        this.#pushSlow(start + (pairs[pair] as number), start + (pairs[pair + 1] as number), stemmer);
      }
      return index;
    }
    const codePoint = lower.codePointAt(start) as number;
    if (codePoint > 0xffff && isWordCodePoint(codePoint))
      return this.#longWord(lower, start, classes, stemmer);
    return start + (codePoint > 0xffff ? 2 : 1);
  }

  /** A word with letters beyond U+FFFF, or one longer than the limit; returns where it ends. */
  #longWord(lower: string, start: number, classes: Uint8Array, stemmer: number): number {
    let index = start;
    while (index < lower.length) {
      const codePoint = lower.codePointAt(index) as number;
      if (codePoint > 0xffff) {
        if (!isWordCodePoint(codePoint) || isUnspacedCodePoint(codePoint)) break;
        index += 2;
        continue;
      }
      const kind = classes[codePoint] as number;
      if (kind !== PLAIN && kind !== FOLDED) break;
      index += 1;
    }
    this.#pushSlow(start, index, stemmer);
    return index;
  }

  #pushSlow(start: number, end: number, stemmer: number): void {
    const cut = Math.min(end, start + MAX_WORD_UNITS);
    const units = this.#units;
    this.#push(this.#table.find(units, start, cut, hashUnits(units, start, cut), stemmer), start, end);
  }

  #push(word: number, start: number, end: number): void {
    if (word < 0) return;
    const at = this.count;
    if (at === this.words.length) {
      this.words = widened(this.words);
      this.starts = widened(this.starts);
      this.ends = widened(this.ends);
    }
    this.words[at] = word;
    this.starts[at] = start;
    this.ends[at] = end;
    this.count = at + 1;
  }
}

/** Whether "'s" and then no letter stands here: the English genitive, left out. */
function isPossessive(lower: string, apostrophe: number, classes: Uint8Array): boolean {
  if (lower.charCodeAt(apostrophe + 1) !== 0x73) return false;
  const next = classes[lower.charCodeAt(apostrophe + 2)];
  return next !== PLAIN && next !== FOLDED && next !== SURROGATE;
}

/** Lower case that keeps every offset: a letter whose lower case is longer stays as it is. */
function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text
    .replace(/\P{ASCII}/gu, (character) => {
      const small = character.toLowerCase();
      return small.length === character.length ? small : character;
    })
    .replace(/[A-Z]/gu, (character) => character.toLowerCase());
}

function widened(array: Int32Array): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(array.length * 2);
  wide.set(array);
  return wide;
}
