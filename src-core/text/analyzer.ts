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
import {
  bytesBefore,
  countBefore,
  FIRST_BYTE,
  isDigit,
  otherBytes,
  packLetters,
  SMALL_BITS,
} from './four-letters.ts';
import { type GluedWord, gluedWords, type WholeWord } from './glued-words.ts';
import { hasSeam } from './seams.ts';
import { isPossessive } from './possessive.ts';
import { segmentUnspaced } from './segment-unspaced.ts';
import {
  CAPITAL,
  codeOfClass,
  LETTER_BITS,
  LETTER_MASK,
  letterCodes,
  PART_UNITS,
  SHORT_UNITS,
} from './short-words.ts';
import { stemmerNumber } from './stemmers.ts';
import { lowerCapitals, TextUnits } from './text-units.ts';
import { WordTable } from './word-table.ts';

const MAX_SPELLINGS = 1 << 18;
const ASCII_APOSTROPHE = 0x27;
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
  /** A short word in lower case. */
  readonly #own = new Uint16Array(SHORT_UNITS);
  readonly #text = new TextUnits();

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
    const stemmer = stemmerNumber(language);
    this.#reserve(text.length);
    this.#text.take(text);
    this.#maybeGlued = !this.#text.isAscii;
    if (this.#text.isAscii) this.#findInAscii(text, stemmer);
    else this.#findWords(this.#text.lower, 0, text.length, stemmer);
  }

  /** Finds the words of an ASCII text in its bytes, four letters at a time. */
  #findInAscii(text: string, stemmer: number): void {
    const { bytes, view } = this.#text;
    const short = this.#table.shortWords(stemmer);
    const { words, starts, ends } = this;
    let count = 0;
    let index = 0;
    while (index < text.length) {
      const start = index;
      let four = view.getInt32(index, true);
      let others = otherBytes(four);
      if ((others & FIRST_BYTE) !== 0 && !isDigit(bytes[index] as number)) {
        index += 1;
        continue;
      }
      let letters = bytesBefore(others);
      let first = packLetters(four & letters);
      let second = 0;
      let third = 0;
      // a capital that begins the word is none
      let capitals = ~four & letters & ~FIRST_BYTE;
      let isShort = true;
      if (others === 0) {
        index += PART_UNITS;
        four = view.getInt32(index, true);
        others = otherBytes(four);
        letters = bytesBefore(others);
        const part = packLetters(four & letters);
        first |= part << 24;
        second = part >>> 8;
        capitals |= ~four & letters;
        if (others === 0) {
          index += PART_UNITS;
          four = view.getInt32(index, true);
          others = otherBytes(four);
          letters = bytesBefore(others);
          const next = packLetters(four & letters);
          second |= next << 16;
          third = next >>> 16;
          capitals |= ~four & letters;
          if (others === 0) {
            index += PART_UNITS;
            four = view.getInt32(index, true);
            others = otherBytes(four);
            letters = bytesBefore(others);
            third |= packLetters(four & letters) << 8;
            capitals |= ~four & letters;
            if (others === 0) {
              index += PART_UNITS;
              others = otherBytes(view.getInt32(index, true));
              isShort = (others & FIRST_BYTE) !== 0;
            }
          }
        }
      }
      index += countBefore(others);
      const behind = bytes[index] as number;
      if (!isShort || isDigit(behind)) {
        this.count = count;
        this.#text.copyWord(start);
        index = this.#findWords(text, start, start + 1, stemmer);
        count = this.count;
        continue;
      }
      let value = short.find(first, second, third);
      if (value < 0) value = this.#addShort(bytes, start, index, first, second, third, stemmer);
      if ((capitals & SMALL_BITS) !== 0) this.#noteSeam(bytes, start, index);
      words[count] = value >> 1;
      starts[count] = start;
      ends[count] = index;
      count += 1;
      if (behind === ASCII_APOSTROPHE && isPossessive(bytes, index, characterClasses())) index += 2;
    }
    this.count = count;
  }

  /** Finds the words that begin in [from, to) of the units; returns where it stopped. */
  #findWords(lower: string, from: number, to: number, stemmer: number): number {
    const classes = characterClasses();
    const codes = letterCodes();
    const units = this.#text.units;
    const short = this.#table.shortWords(stemmer);
    const { words, starts, ends } = this;
    let index = from;
    while (index < to) {
      const start = index;
      let code = codes[units[index] as number] as number;
      index += 1;
      if (code === 0) continue;
      if (code > 0) {
        let first = code & LETTER_MASK;
        let second = 0;
        let third = 0;
        let inside = 0;
        // the unit behind the text ends a word
        code = codes[units[index] as number] as number;
        let end = start + PART_UNITS;
        for (let bit = LETTER_BITS; code > 0 && index < end; bit += LETTER_BITS) {
          first |= (code & LETTER_MASK) << bit;
          inside |= code;
          index += 1;
          code = codes[units[index] as number] as number;
        }
        end += PART_UNITS;
        let part = 0;
        for (let bit = 0; code > 0 && index < end; bit += LETTER_BITS) {
          part |= (code & LETTER_MASK) << bit;
          inside |= code;
          index += 1;
          code = codes[units[index] as number] as number;
        }
        first |= part << 24;
        second = part >>> 8;
        end += PART_UNITS;
        part = 0;
        for (let bit = 0; code > 0 && index < end; bit += LETTER_BITS) {
          part |= (code & LETTER_MASK) << bit;
          inside |= code;
          index += 1;
          code = codes[units[index] as number] as number;
        }
        second |= part << 16;
        third = part >>> 16;
        end += PART_UNITS;
        for (let bit = 8; code > 0 && index < end; bit += LETTER_BITS) {
          third |= (code & LETTER_MASK) << bit;
          inside |= code;
          index += 1;
          code = codes[units[index] as number] as number;
        }
        if (code === 0 || code < SURROGATE_CODE) {
          let value = short.find(first, second, third);
          if (value < 0) value = this.#addShort(units, start, index, first, second, third, stemmer);
          // a capital behind another letter, or letters and digits
          if ((inside & CAPITAL) !== 0 || (value & 1) !== 0) this.#noteSeam(units, start, index);
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
    return index;
  }

  /** A word that is not short, and what is none; returns where it ends. */
  #otherWord(lower: string, start: number, classes: Uint8Array, stemmer: number): number {
    const units = this.#text.units;
    let kind = classes[units[start] as number] as number;
    if (kind === UNSPACED || kind === SURROGATE) return this.#special(lower, start, classes, stemmer);
    let index = start;
    while (kind <= FOLDED) {
      index += 1;
      kind = classes[units[index] as number] as number;
    }
    if (index === start) return start + 1;
    this.#noteSeam(units, start, index);
    if (kind === SURROGATE || index - start > MAX_WORD_UNITS)
      return this.#longWord(lower, start, classes, stemmer);
    this.#push(start, index, index, stemmer);
    return kind === APOSTROPHE && isPossessive(units, index, classes) ? index + 2 : index;
  }

  /** What is kept of a short word that is new. */
  #addShort(
    from: Uint8Array | Uint16Array,
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
    for (let index = 0; index < length; index += 1) own[index] = from[start + index] as number;
    lowerCapitals(own, 0, length);
    return this.#table.addShort(first, second, third, own, length, stemmer);
  }

  #noteSeam(units: Uint8Array | Uint16Array, start: number, end: number): void {
    if (!this.#maybeGlued) this.#maybeGlued = hasSeam(units, start, end);
  }

  /** Puts the parts of glued words in their place; what was copied of the text is still there. */
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
      if (this.#text.isAscii) this.#text.copyWord(start);
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

  /** Makes room for the words of so many units. */
  #reserve(length: number): void {
    if (length <= this.words.length) return;
    const size = length + (length >> 2);
    this.words = new Int32Array(size);
    this.starts = new Int32Array(size);
    this.ends = new Int32Array(size);
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
    const units = this.#text.units;
    lowerCapitals(units, start, cut);
    const word = this.#table.find(units, start, cut, stemmer);
    if (word >= 0) this.#place(word, start, end);
  }

  #pushCut(start: number, end: number, stemmer: number): void {
    this.#push(start, Math.min(end, start + MAX_WORD_UNITS), end, stemmer);
  }
}
