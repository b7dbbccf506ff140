import { encodeUtf8Into } from '../base/text-codec.ts';
import {
  APOSTROPHE,
  characterClasses,
  FOLDED,
  isUnspacedCodePoint,
  isWordCodePoint,
  SURROGATE,
  UNSPACED,
} from './character-classes.ts';
import { MAX_WORD_UNITS } from './fold-word.ts';
import { type GluedWord, gluedWords } from './glued-words.ts';
import { segmentUnspaced } from './segment-unspaced.ts';
import { stemmerNumber } from './stemmers.ts';
import { hashUnits } from './unit-table.ts';
import { WordTable } from './word-table.ts';

const MAX_SPELLINGS = 1 << 18;
/** From this length on the platform's encoder copies faster than a loop does. */
const LONG_TEXT = 100;
/** Bytes in UTF-8. */
const LONGEST_CHARACTER = 4;
const SPACE = 0x20;
const NONE: readonly never[] = [];
const FIRST_UNITS = 1024;
/** What a byte is to a seam of glued words: 1 = small letter, 2 = digit, 3 = capital, 0 = none; each may meet one of a higher number. */
const SEAM_KINDS = Uint8Array.from({ length: 256 }, (_, byte) => seamKind(byte));

/**
 * Cuts text into words and names each by its number in a table of surfaces and stems.
 * Everything that is compared with the index goes through this one class: documents, queries, snippets.
 * The result of `analyse` stands in `count`, `words`, `starts`, `ends`, `glued` until the next call.
 */
export class Analyzer {
  /** Words found by the last call. */
  count = 0;
  /** Word numbers, for `surface` and `stem`. */
  words = new Int32Array(FIRST_UNITS);
  /** UTF-16 offsets into the text given, half-open. */
  starts = new Int32Array(FIRST_UNITS);
  ends = new Int32Array(FIRST_UNITS);
  /** Glued words among them: their parts stand one behind the other in `words`, the whole word stands here. */
  glued: readonly WholeWord[] = NONE;
  #table = new WordTable();
  #units = new Uint16Array(FIRST_UNITS);
  #bytes = new Uint8Array(FIRST_UNITS + LONGEST_CHARACTER);

  /** Folded form of a word number. */
  surface(word: number): string {
    return this.#table.surface(word);
  }

  /** Stem of a word number. */
  stem(word: number): string {
    return this.#table.stem(word);
  }

  /** Number of the word that stands between two runs of a field; see MARK. */
  get runBreak(): number {
    return this.#table.runBreak;
  }

  /** All words met so far, by their numbers. */
  get table(): WordTable {
    return this.#table;
  }

  /** Whether the next `trim` will forget the table. */
  get isFull(): boolean {
    return this.#table.size > MAX_SPELLINGS;
  }

  /** Forgets the table when it has grown large; word numbers given out before are void then. */
  trim(): void {
    if (this.isFull) this.#table = new WordTable();
  }

  /** Finds the words of a text in one language (ISO 639-1, "und" or "url"), glued ones in parts but in addresses. */
  analyse(text: string, language: string): void {
    this.analyseWhole(text, language);
    if (language === 'url' || !this.#mayBeGlued(text)) return;
    const glued = gluedWords(text);
    if (glued.length > 0) this.#takeApart(text, glued, stemmerNumber(language));
  }

  /** Finds the words of a text as they stand, glued or not: those of queries. */
  analyseWhole(text: string, language: string): void {
    this.count = 0;
    this.glued = NONE;
    const classes = characterClasses();
    const stemmer = stemmerNumber(language);
    const lower = lowerSameLength(text);
    const length = lower.length;
    this.#reserve(length);
    const units = this.#copyUnits(lower);
    const table = this.#table;
    const { words, starts, ends } = this;
    let index = 0;
    while (index < length) {
      let unit = units[index] as number;
      let kind = classes[unit] as number;
      if (kind > FOLDED) {
        if (kind === UNSPACED || kind === SURROGATE) index = this.#special(lower, index, classes, stemmer);
        else index += 1;
        continue;
      }
      const start = index;
      let hash = 0;
      do {
        hash = (Math.imul(hash, 31) + unit) | 0;
        index += 1;
        // the unit behind the text ends a word
        unit = units[index] as number;
        kind = classes[unit] as number;
      } while (kind <= FOLDED);
      if (kind === SURROGATE || index - start > MAX_WORD_UNITS) {
        index = this.#longWord(lower, start, classes, stemmer);
        continue;
      }
      const word = table.find(lower, units, start, index, hash, stemmer);
      if (word >= 0) {
        const at = this.count;
        words[at] = word;
        starts[at] = start;
        ends[at] = index;
        this.count = at + 1;
      }
      if (kind === APOSTROPHE && isPossessive(lower, index, classes)) index += 2;
    }
  }

  /** Whether words may be glued in a text; a look at each byte costs a third of what the pattern does. */
  #mayBeGlued(text: string): boolean {
    const bytes = this.#bytes;
    if (text.length < LONG_TEXT || encodeUtf8Into(text, bytes) !== text.length) return true;
    let before = 0;
    for (let index = 0; index < text.length; index += 1) {
      const kind = SEAM_KINDS[bytes[index] as number] as number;
      if (kind > before && before > 0) return true;
      before = kind;
    }
    return false;
  }

  /** Puts the parts of glued words in their place; the text's units are still there. */
  #takeApart(text: string, glued: readonly GluedWord[], stemmer: number): void {
    const lower = lowerSameLength(text);
    const { count } = this;
    const words = this.words.slice(0, count);
    const starts = this.starts.slice(0, count);
    const ends = this.ends.slice(0, count);
    const whole: WholeWord[] = [];
    let next = 0;
    this.count = 0;
    for (let index = 0; index < count; index += 1) {
      const start = starts[index] as number;
      const end = ends[index] as number;
      while (next < glued.length && (glued[next] as GluedWord).start < start) next += 1;
      const found = glued[next];
      if (found?.start !== start || found.end !== end) {
        this.#place(words[index] as number, start, end);
        continue;
      }
      whole.push({ word: words[index] as number, index: this.count, start, end });
      [...found.cuts, end].reduce((from, to) => {
        this.#pushSlow(lower, from, to, stemmer);
        return to;
      }, start);
    }
    this.glued = whole;
  }

  #place(word: number, start: number, end: number): void {
    const at = this.count;
    this.words[at] = word;
    this.starts[at] = start;
    this.ends[at] = end;
    this.count = at + 1;
  }

  /** Makes room for the words of so many units, and for one unit more. */
  #reserve(length: number): void {
    if (length < this.#units.length) return;
    const size = length + (length >> 2) + 1;
    this.#units = new Uint16Array(size);
    // room behind the text: "as many bytes as units" then means that every character was one byte
    this.#bytes = new Uint8Array(size + LONGEST_CHARACTER);
    this.words = new Int32Array(size);
    this.starts = new Int32Array(size);
    this.ends = new Int32Array(size);
  }

  /** The units of a text and a space, copied: reading them from a string costs several times as much. */
  #copyUnits(lower: string): Uint16Array {
    const length = lower.length;
    const units = this.#units;
    if (length < LONG_TEXT || encodeUtf8Into(lower, this.#bytes) !== length) {
      for (let index = 0; index < length; index += 1) units[index] = lower.charCodeAt(index);
    } else units.set(this.#bytes.subarray(0, length));
    units[length] = SPACE;
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
        this.#pushSlow(lower, start + (pairs[pair] as number), start + (pairs[pair + 1] as number), stemmer);
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
      if (kind > FOLDED) break;
      index += 1;
    }
    this.#pushSlow(lower, start, index, stemmer);
    return index;
  }

  #pushSlow(lower: string, start: number, end: number, stemmer: number): void {
    const cut = Math.min(end, start + MAX_WORD_UNITS);
    const units = this.#units;
    const word = this.#table.find(lower, units, start, cut, hashUnits(units, start, cut), stemmer);
    if (word >= 0) this.#place(word, start, end);
  }
}

/** A glued word as it stands in the text. */
export interface WholeWord {
  readonly word: number;
  /** Place of its first part among the words. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** Whether "'s" and then no letter stands here: the English genitive, left out. */
function isPossessive(lower: string, apostrophe: number, classes: Uint8Array): boolean {
  if (lower.charCodeAt(apostrophe + 1) !== 0x73) return false;
  const next = classes[lower.charCodeAt(apostrophe + 2)];
  return next === undefined || (next > FOLDED && next !== SURROGATE);
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

function seamKind(byte: number): number {
  if (byte >= 0x61 && byte <= 0x7a) return 1;
  if (byte >= 0x30 && byte <= 0x39) return 2;
  return byte >= 0x41 && byte <= 0x5a ? 3 : 0;
}
