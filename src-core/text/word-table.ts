import { EnglishStemmer } from './english-stemmer.ts';
import { foldWord, isFoldedUnit } from './fold-word.ts';
import { ADDRESS, ENGLISH, MARK, stemWord } from './stemmers.ts';
import { ABSENT, hashUnits, UnitTable } from './unit-table.ts';

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
  readonly #stems = new UnitTable();
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
    return this.#spellings.size;
  }

  /** Folded forms by word number; void after the next `find`. */
  get surfaces(): UnitTexts {
    return {
      pool: this.#spellings.pool,
      starts: this.#wordStarts,
      lengths: this.#wordLengths,
      count: this.#words,
    };
  }

  /** Stems by stem number; void after the next `find`. */
  get stems(): UnitTexts {
    return {
      pool: this.#stems.pool,
      starts: this.#stemStarts,
      lengths: this.#stemLengths,
      count: this.#stems.size,
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
      this.#runBreak = this.#newWord(units, 0, RUN_BREAK.length, 0, 0, this.#stemOfString(MARK));
    }
    return this.#runBreak;
  }

  /**
   * Number of the word spelled by the units [start, end) of a lower-cased text; `hash` is hashUnits of them.
   * -1 where the units make no word.
   */
  find(units: Uint16Array, start: number, end: number, hash: number, stemmer: number): number {
    const word = this.#spellings.find(units, start, end, hash, stemmer);
    return word === ABSENT ? this.#add(units, start, end, hash, stemmer) : word;
  }

  #add(units: Uint16Array, start: number, end: number, hash: number, stemmer: number): number {
    const kind = kindOf(units, start, end);
    if (kind === LETTERS && stemmer === ENGLISH) {
      const english = this.#english;
      english.stem(units, start, end);
      const stem = this.#stemOf(
        english.units,
        0,
        english.length,
        hashUnits(english.units, 0, english.length),
      );
      return this.#newWord(units, start, end, hash, stemmer, stem);
    }
    if (kind === DIGITS && stemmer !== ADDRESS)
      return this.#newWord(units, start, end, hash, stemmer, this.#stemOf(units, start, end, hash));
    const spelling = String.fromCharCode(...units.subarray(start, end));
    const surface = kind === OTHER ? foldWord(spelling) : spelling;
    if (surface === spelling)
      return this.#newWord(units, start, end, hash, stemmer, this.#stemOfString(stemWord(surface, stemmer)));
    // a folded form is its own spelling: so all spellings of a word meet in one number
    const word = surface === '' ? -1 : this.#wordOf(surface, stemmer);
    this.#spellings.insert(units, start, end, hash, stemmer, word);
    return word;
  }

  #newWord(
    units: Uint16Array,
    start: number,
    end: number,
    hash: number,
    stemmer: number,
    stem: number,
  ): number {
    const word = this.#words;
    if (word === this.stemOfWord.length) {
      this.stemOfWord = widened(this.stemOfWord);
      this.#wordStarts = widened(this.#wordStarts);
      this.#wordLengths = widened(this.#wordLengths);
    }
    this.#words += 1;
    this.#wordStarts[word] = this.#spellings.insert(units, start, end, hash, stemmer, word);
    this.#wordLengths[word] = end - start;
    this.stemOfWord[word] = stem;
    return word;
  }

  #wordOf(surface: string, stemmer: number): number {
    const units = unitsOf(surface, new Uint16Array(surface.length));
    const hash = hashUnits(units, 0, surface.length);
    return this.find(units, 0, surface.length, hash, stemmer);
  }

  #stemOfString(stem: string): number {
    if (stem.length > this.#units.length) this.#units = new Uint16Array(stem.length);
    const units = unitsOf(stem, this.#units);
    return this.#stemOf(units, 0, stem.length, hashUnits(units, 0, stem.length));
  }

  #stemOf(units: Uint16Array, start: number, end: number, hash: number): number {
    const known = this.#stems.find(units, start, end, hash, 0);
    if (known !== ABSENT) return known;
    const stem = this.#stems.size;
    if (stem === this.#stemStarts.length) {
      this.#stemStarts = widened(this.#stemStarts);
      this.#stemLengths = widened(this.#stemLengths);
    }
    this.#stemStarts[stem] = this.#stems.insert(units, start, end, hash, 0, stem);
    this.#stemLengths[stem] = end - start;
    return stem;
  }
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
  return String.fromCharCode(...texts.pool.subarray(start, start + (texts.lengths[number] as number)));
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
