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
import { CAPITAL, codeOfClass, DIGIT_BASE, DIGIT_MASK, letterCodes, PART_UNITS } from './short-words.ts';
import { stemmerNumber } from './stemmers.ts';
import { WordTable } from './word-table.ts';

const MAX_SPELLINGS = 1 << 18;
/** From this length on the platform's encoder copies faster than a loop does. */
const LONG_TEXT = 100;
/** Bytes in UTF-8. */
const LONGEST_CHARACTER = 4;
const SPACE = 0x20;
const LETTER_S = 0x73;
/** Set in the small letters of ASCII. */
const SMALL = 0x20;
const NONE: readonly never[] = [];
const FIRST_UNITS = 1024;
const SURROGATE_CODE = codeOfClass(SURROGATE);
const APOSTROPHE_CODE = codeOfClass(APOSTROPHE);

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
  /** Whether words may be glued in the text of the last call. */
  #maybeGlued = false;
  #units = new Uint16Array(FIRST_UNITS);
  /** A short word in lower case. */
  readonly #own = new Uint16Array(3 * PART_UNITS);
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
    if (language === 'url' || !this.#maybeGlued) return;
    const glued = gluedWords(text);
    if (glued.length > 0) this.#takeApart(glued, stemmerNumber(language));
  }

  /** Finds the words of a text as they stand, glued or not: those of queries. */
  analyseWhole(text: string, language: string): void {
    this.count = 0;
    this.glued = NONE;
    const classes = characterClasses();
    const codes = letterCodes();
    const stemmer = stemmerNumber(language);
    const { length } = text;
    this.#reserve(length);
    const units = this.#units;
    const isAscii = this.#copyAscii(text);
    this.#maybeGlued = !isAscii;
    // in lower case, but for the capitals of ASCII
    const lower = isAscii ? text : lowerSameLength(text);
    if (!isAscii) copyUnits(lower, units);
    units[length] = SPACE;
    const short = this.#table.shortWords(stemmer);
    const { words, starts, ends } = this;
    let index = 0;
    while (index < length) {
      const start = index;
      let code = codes[units[index] as number] as number;
      index += 1;
      if (code === 0) continue;
      if (code > 0) {
        let first = code & DIGIT_MASK;
        let second = 0;
        let third = 0;
        let inside = 0;
        // the unit behind the text ends a word
        code = codes[units[index] as number] as number;
        let end = start + PART_UNITS;
        for (; code > 0 && index < end; code = codes[units[index] as number] as number) {
          first = (Math.imul(first, DIGIT_BASE) + (code & DIGIT_MASK)) | 0;
          inside |= code;
          index += 1;
        }
        end += PART_UNITS;
        for (; code > 0 && index < end; code = codes[units[index] as number] as number) {
          second = (Math.imul(second, DIGIT_BASE) + (code & DIGIT_MASK)) | 0;
          inside |= code;
          index += 1;
        }
        end += PART_UNITS;
        for (; code > 0 && index < end; code = codes[units[index] as number] as number) {
          third = (Math.imul(third, DIGIT_BASE) + (code & DIGIT_MASK)) | 0;
          inside |= code;
          index += 1;
        }
        if (code === 0 || code < SURROGATE_CODE) {
          let value = short.find(first, second, third);
          if (value < 0) value = this.#addShort(start, index, first, second, third, stemmer);
          // a capital behind another letter, or letters and digits
          if ((inside & CAPITAL) !== 0 || (value & 1) !== 0) this.#lookForSeam(units, start, index);
          const at = this.count;
          words[at] = value >> 1;
          starts[at] = start;
          ends[at] = index;
          this.count = at + 1;
          if (code === APOSTROPHE_CODE && isPossessive(units, index, classes)) index += 2;
          continue;
        }
      }
      index = this.#otherWord(lower, start, classes, stemmer);
    }
  }

  /** A word that is not short, and what is none; returns where it ends. */
  #otherWord(lower: string, start: number, classes: Uint8Array, stemmer: number): number {
    const units = this.#units;
    let kind = classes[units[start] as number] as number;
    if (kind === UNSPACED || kind === SURROGATE) return this.#special(lower, start, classes, stemmer);
    let index = start;
    while (kind <= FOLDED) {
      index += 1;
      kind = classes[units[index] as number] as number;
    }
    if (index === start) return start + 1;
    this.#lookForSeam(units, start, index);
    if (kind === SURROGATE || index - start > MAX_WORD_UNITS)
      return this.#longWord(lower, start, classes, stemmer);
    this.#push(start, index, index, stemmer);
    return kind === APOSTROPHE && isPossessive(units, index, classes) ? index + 2 : index;
  }

  /** What is kept of a short word that is new. */
  #addShort(
    start: number,
    end: number,
    first: number,
    second: number,
    third: number,
    stemmer: number,
  ): number {
    // the text's own units are looked at again
    const own = this.#own;
    const length = end - start;
    for (let index = 0; index < length; index += 1) own[index] = this.#units[start + index] as number;
    lowerCapitals(own, 0, length);
    return this.#table.addShort(first, second, third, own, length, stemmer);
  }

  /** Notes where a capital or a digit stands behind a small letter, or a capital behind a digit. */
  #lookForSeam(units: Uint16Array, start: number, end: number): void {
    let before = 0;
    for (let index = start; index < end; index += 1) {
      const kind = seamKind(units[index] as number);
      if (kind > before && before > 0) this.#maybeGlued = true;
      before = kind;
    }
  }

  /** Puts the parts of glued words in their place; the text's units are still there. */
  #takeApart(glued: readonly GluedWord[], stemmer: number): void {
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
        this.#pushCut(from, to, stemmer);
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

  /** Copies the units of a text where all of them are ASCII: reading them from a string costs several times as much. */
  #copyAscii(text: string): boolean {
    const { length } = text;
    if (length < LONG_TEXT) return copyUnits(text, this.#units) < 0x80;
    if (encodeUtf8Into(text, this.#bytes) !== length) return false;
    this.#units.set(this.#bytes.subarray(0, length));
    return true;
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
        this.#pushCut(start + (pairs[pair] as number), start + (pairs[pair + 1] as number), stemmer);
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
    this.#pushCut(start, index, stemmer);
    return index;
  }

  #push(start: number, cut: number, end: number, stemmer: number): void {
    const units = this.#units;
    lowerCapitals(units, start, cut);
    const word = this.#table.find(units, start, cut, stemmer);
    if (word >= 0) this.#place(word, start, end);
  }

  #pushCut(start: number, end: number, stemmer: number): void {
    this.#push(start, Math.min(end, start + MAX_WORD_UNITS), end, stemmer);
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
function isPossessive(units: Uint16Array, apostrophe: number, classes: Uint8Array): boolean {
  if (((units[apostrophe + 1] as number) | SMALL) !== LETTER_S) return false;
  const next = classes[units[apostrophe + 2] as number] as number;
  return next > FOLDED && next !== SURROGATE;
}

/** Copies the units of a string to the beginning of a list; returns all bits that are set in any of them. */
function copyUnits(text: string, units: Uint16Array): number {
  let bits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    units[index] = unit;
    bits |= unit;
  }
  return bits;
}

/** Makes the capitals of ASCII among the units small. */
function lowerCapitals(units: Uint16Array, start: number, end: number): void {
  for (let index = start; index < end; index += 1) {
    const unit = units[index] as number;
    if (unit >= 0x41 && unit <= 0x5a) units[index] = unit | SMALL;
  }
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

/** What an ASCII unit is to a seam of glued words: each kind but 0 may meet a higher one. */
function seamKind(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return 1;
  if (unit >= 0x30 && unit <= 0x39) return 2;
  return unit >= 0x41 && unit <= 0x5a ? 3 : 0;
}
