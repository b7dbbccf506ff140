import { EnglishStemmer } from './english-stemmer.ts';
import { foldWord, isFoldedUnit } from './fold-word.ts';
import { ShortParts, ShortWords } from './short-words.ts';
import { ADDRESS, ENGLISH, MARK, stemWord } from './stemmers.ts';
import { textOfUnits } from './text-of-units.ts';
import { ABSENT, hashUnits, UnitPool, UnitTable } from './unit-table.ts';

/** What a spelling is made of: the letters a to z; its own index form with a digit in it; its own index form; anything. */
const LETTERS = 0;
const DIGITS = 1;
const FOLDED = 2;
const OTHER = 3;
const FIRST_WORDS = 1 << 12;
/** So long that no pattern or slip of the pen comes near it. */
const RUN_BREAK = MARK.repeat(8);

/** Texts by number: text n is units [starts[n], starts[n] + lengths[n]) of the pool. The arrays may be longer than `count`. */
export interface UnitTexts {
  readonly pool: Uint16Array;
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  readonly count: number;
}

/**
 * Words met so far. A *spelling* is what stands in the text (lower-cased); a *word* is its folded form in one language;
 * a *stem* is a text of its own, shared by the words of all languages. No string is made of a word unless it is asked for.
 */
export class WordTable {
  /** Number of its stem by word number; may be longer than there are words. */
  stemOfWord = new Int32Array(FIRST_WORDS);
  readonly #spellings = new UnitTable();
  readonly #longStems = new UnitTable();
  /** Words that are short, by stemmer: `number << 1`, and 1 where a letter stands beside a digit; not in #spellings. */
  readonly #short: ShortWords[] = [];
  /** Stems that are short; not in #longStems. */
  readonly #shortStems = new ShortWords();
  readonly #parts = new ShortParts();
  /** Folded forms of the words, and stems. */
  readonly #surfaces = new UnitPool();
  readonly #stems = new UnitPool();
  #stemCount = 0;
  #words = 0;
  #runBreak = -1;
  #wordStarts = new Int32Array(FIRST_WORDS);
  #wordLengths = new Int32Array(FIRST_WORDS);
  #stemStarts = new Int32Array(FIRST_WORDS);
  #stemLengths = new Int32Array(FIRST_WORDS);
  readonly #surfaceStrings: string[] = [];
  readonly #stemStrings: string[] = [];
  readonly #english = new EnglishStemmer();
  #units = new Uint16Array(256);

  /** Number of different spellings held. */
  get size(): number {
    return this.#short.reduce((sum, { size }) => sum + size, this.#spellings.size);
  }

  /** Folded forms by word number; void after the next `find`. */
  get surfaces(): UnitTexts {
    return {
      pool: this.#surfaces.units,
      starts: this.#wordStarts,
      lengths: this.#wordLengths,
      count: this.#words,
    };
  }

  /** Stems by stem number; void after the next `find`. */
  get stems(): UnitTexts {
    return {
      pool: this.#stems.units,
      starts: this.#stemStarts,
      lengths: this.#stemLengths,
      count: this.#stemCount,
    };
  }

  /** Folded form of a word. */
  surface(word: number): string {
    return (this.#surfaceStrings[word] ??= stringOf(this.surfaces, word));
  }

  /** Stem of a word. */
  stem(word: number): string {
    const stem = this.stemOfWord[word] as number;
    return (this.#stemStrings[stem] ??= stringOf(this.stems, stem));
  }

  /** Number of what stands between two runs of a field. */
  get runBreak(): number {
    if (this.#runBreak < 0) {
      const units = unitsOf(RUN_BREAK, new Uint16Array(RUN_BREAK.length));
      this.#runBreak = this.#newWord(units, 0, RUN_BREAK.length, this.#stemOfString(MARK));
    }
    return this.#runBreak;
  }

  /** The short words of a stemmer; what is not held yet goes through `addShort`. */
  shortWords(stemmer: number): ShortWords {
    return (this.#short[stemmer] ??= new ShortWords());
  }

  /** Takes in a short word that `shortWords` does not hold, given its parts and its units in lower case; returns its value there. */
  addShort(
    first: number,
    second: number,
    third: number,
    units: Uint16Array,
    length: number,
    stemmer: number,
  ): number {
    const kind = kindOf(units, 0, length);
    let stem: number;
    if (kind === LETTERS && stemmer === ENGLISH) {
      const english = this.#english;
      english.stem(units, 0, length);
      stem = this.#stemOf(english.units, 0, english.length);
    } else if (kind === DIGITS && stemmer !== ADDRESS) stem = this.#stemOf(units, 0, length);
    else stem = this.#stemOfString(stemWord(textOfUnits(units, 0, length), stemmer));
    const isMixed = kind === DIGITS && hasLetter(units, length);
    const value = (this.#newWord(units, 0, length, stem) << 1) | (isMixed ? 1 : 0);
    this.shortWords(stemmer).insert(first, second, third, value);
    return value;
  }

  /** Number of the word spelled by the units [start, end) of a lower-cased text. -1 where the units make no word. */
  find(units: Uint16Array, start: number, end: number, stemmer: number): number {
    const parts = this.#parts;
    if (parts.take(units, start, end)) {
      const { first, second, third } = parts;
      const value = this.shortWords(stemmer).find(first, second, third);
      if (value >= 0) return value >> 1;
      return this.addShort(first, second, third, units.slice(start, end), end - start, stemmer) >> 1;
    }
    const hash = hashUnits(units, start, end);
    const word = this.#spellings.find(units, start, end, hash, stemmer);
    return word === ABSENT ? this.#add(units, start, end, hash, stemmer) : word;
  }

  /** Takes in a spelling that is not short. */
  #add(units: Uint16Array, start: number, end: number, hash: number, stemmer: number): number {
    const kind = kindOf(units, start, end);
    let word: number;
    if (kind === LETTERS && stemmer === ENGLISH) {
      const english = this.#english;
      english.stem(units, start, end);
      word = this.#newWord(units, start, end, this.#stemOf(english.units, 0, english.length));
    } else if (kind === DIGITS && stemmer !== ADDRESS) {
      word = this.#newWord(units, start, end, this.#stemOf(units, start, end));
    } else {
      const spelling = textOfUnits(units, start, end);
      const surface = kind === OTHER ? foldWord(spelling) : spelling;
      // a folded form is its own spelling: so all spellings of a word meet in one number
      if (surface === spelling)
        word = this.#newWord(units, start, end, this.#stemOfString(stemWord(surface, stemmer)));
      else word = surface === '' ? -1 : this.#wordOf(surface, stemmer);
    }
    this.#spellings.insert(units, start, end, hash, stemmer, word);
    return word;
  }

  #newWord(units: Uint16Array, start: number, end: number, stem: number): number {
    const word = this.#words;
    if (word === this.stemOfWord.length) {
      this.stemOfWord = widened(this.stemOfWord);
      this.#wordStarts = widened(this.#wordStarts);
      this.#wordLengths = widened(this.#wordLengths);
    }
    this.#words += 1;
    this.#wordStarts[word] = this.#surfaces.append(units, start, end);
    this.#wordLengths[word] = end - start;
    this.stemOfWord[word] = stem;
    return word;
  }

  #wordOf(surface: string, stemmer: number): number {
    return this.find(unitsOf(surface, new Uint16Array(surface.length)), 0, surface.length, stemmer);
  }

  #stemOfString(stem: string): number {
    if (stem.length > this.#units.length) this.#units = new Uint16Array(stem.length);
    return this.#stemOf(unitsOf(stem, this.#units), 0, stem.length);
  }

  #stemOf(units: Uint16Array, start: number, end: number): number {
    const parts = this.#parts;
    const stem = this.#stemCount;
    if (parts.take(units, start, end)) {
      const { first, second, third } = parts;
      const known = this.#shortStems.find(first, second, third);
      if (known >= 0) return known;
      this.#shortStems.insert(first, second, third, stem);
    } else {
      const hash = hashUnits(units, start, end);
      const known = this.#longStems.find(units, start, end, hash, 0);
      if (known !== ABSENT) return known;
      this.#longStems.insert(units, start, end, hash, 0, stem);
    }
    if (stem === this.#stemStarts.length) {
      this.#stemStarts = widened(this.#stemStarts);
      this.#stemLengths = widened(this.#stemLengths);
    }
    this.#stemStarts[stem] = this.#stems.append(units, start, end);
    this.#stemLengths[stem] = end - start;
    this.#stemCount += 1;
    return stem;
  }
}

function hasLetter(units: Uint16Array, length: number): boolean {
  for (let index = 0; index < length; index += 1) if ((units[index] as number) >= 0x41) return true;
  return false;
}

function kindOf(units: Uint16Array, start: number, end: number): number {
  let kind = LETTERS;
  for (let index = start; index < end; index += 1) {
    const unit = units[index] as number;
    if (unit >= 0x61 && unit <= 0x7a) continue;
    if (!isFoldedUnit(unit)) return OTHER;
    if (unit >= 0x30 && unit <= 0x39) kind = DIGITS;
    else if (kind === LETTERS) kind = FOLDED;
  }
  return kind;
}

function stringOf(texts: UnitTexts, number: number): string {
  const start = texts.starts[number] as number;
  return textOfUnits(texts.pool, start, start + (texts.lengths[number] as number));
}

function unitsOf(text: string, units: Uint16Array): Uint16Array {
  for (let index = 0; index < text.length; index += 1) units[index] = text.charCodeAt(index);
  return units;
}

function widened(array: Int32Array): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(array.length * 2);
  wide.set(array);
  return wide;
}
