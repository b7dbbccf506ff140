import { foldWord } from './fold-word.ts';
import { stemWord } from './stemmers.ts';
import { WordOrder } from './word-order.ts';

const FIRST_SLOTS = 1 << 14;

/**
 * Words met so far, hashed straight from the code units of a text: a known word allocates nothing.
 * A *spelling* is what stands in the text (lower-cased); a *word* is its folded form in one language, with its stem.
 */
export class WordTable {
  /** Folded form by word number; "" = not a word at all. */
  readonly surfaces: string[] = [];
  /** Stem by word number. */
  readonly stems: string[] = [];
  #slots = new Int32Array(FIRST_SLOTS);
  #hashes = new Int32Array(FIRST_SLOTS);
  #starts = new Int32Array(FIRST_SLOTS);
  #words = new Int32Array(FIRST_SLOTS);
  #stemmers = new Uint8Array(FIRST_SLOTS);
  #pool = new Uint16Array(FIRST_SLOTS * 8);
  #poolEnd = 0;
  #spellings = 0;
  readonly #bySurface = new WordOrder((a, b) =>
    compareUnits(this.surfaces[a] as string, this.surfaces[b] as string),
  );
  readonly #byStem = new WordOrder(
    (a, b) =>
      compareUnits(this.stems[a] as string, this.stems[b] as string) ||
      compareUnits(this.surfaces[a] as string, this.surfaces[b] as string),
  );
  readonly #byWord = new Map<string, number>();

  /** Number of different spellings held. */
  get size(): number {
    return this.#spellings;
  }

  /** All word numbers in code unit order of their surfaces. */
  bySurface(): Int32Array {
    return this.#bySurface.upTo(this.surfaces.length);
  }

  /** All word numbers in code unit order of their stems, then of their surfaces. */
  byStem(): Int32Array {
    return this.#byStem.upTo(this.surfaces.length);
  }

  /**
   * Number of the word spelled by the units [start, end) of a lower-cased text; `hash` is over these units.
   * -1 where the units make no word.
   */
  find(lower: string, start: number, end: number, hash: number, stemmer: number): number {
    const mask = this.#slots.length - 1;
    const key = (hash ^ Math.imul(stemmer + 1, 0x9e3779b1)) | 0;
    let slot = (key ^ (key >>> 15)) & mask;
    const length = end - start;
    const pool = this.#pool;
    for (;;) {
      const entry = (this.#slots[slot] as number) - 1;
      if (entry < 0) return this.#add(lower.slice(start, end), key, stemmer);
      if (this.#hashes[entry] === key && this.#stemmers[entry] === stemmer) {
        const from = this.#starts[entry] as number;
        if ((this.#starts[entry + 1] as number) - from === length) {
          let index = 0;
          while (index < length && pool[from + index] === lower.charCodeAt(start + index)) index += 1;
          if (index === length) return this.#words[entry] as number;
        }
      }
      slot = (slot + 1) & mask;
    }
  }

  #add(spelling: string, key: number, stemmer: number): number {
    if (this.#spellings * 2 >= this.#slots.length) this.#grow();
    while (this.#poolEnd + spelling.length > this.#pool.length) {
      const pool = new Uint16Array(this.#pool.length * 2);
      pool.set(this.#pool);
      this.#pool = pool;
    }
    const entry = this.#spellings;
    this.#spellings += 1;
    this.#hashes[entry] = key;
    this.#stemmers[entry] = stemmer;
    this.#starts[entry] = this.#poolEnd;
    for (let index = 0; index < spelling.length; index += 1)
      this.#pool[this.#poolEnd + index] = spelling.charCodeAt(index);
    this.#poolEnd += spelling.length;
    this.#starts[entry + 1] = this.#poolEnd;
    this.#insert(entry, key);
    const word = this.#wordOf(foldWord(spelling), stemmer);
    this.#words[entry] = word;
    return word;
  }

  #wordOf(surface: string, stemmer: number): number {
    if (surface === '') return -1;
    const name = `${stemmer} ${surface}`;
    const known = this.#byWord.get(name);
    if (known !== undefined) return known;
    const word = this.surfaces.length;
    this.surfaces.push(surface);
    this.stems.push(stemWord(surface, stemmer));
    this.#byWord.set(name, word);
    return word;
  }

  #insert(entry: number, key: number): void {
    const mask = this.#slots.length - 1;
    let slot = (key ^ (key >>> 15)) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry + 1;
  }

  #grow(): void {
    const size = this.#slots.length * 2;
    const widen = (array: Int32Array): Int32Array<ArrayBuffer> => {
      const wide = new Int32Array(size);
      wide.set(array);
      return wide;
    };
    this.#hashes = widen(this.#hashes);
    this.#starts = widen(this.#starts);
    this.#words = widen(this.#words);
    const stemmers = new Uint8Array(size);
    stemmers.set(this.#stemmers);
    this.#stemmers = stemmers;
    this.#slots = new Int32Array(size);
    for (let entry = 0; entry < this.#spellings; entry += 1)
      this.#insert(entry, this.#hashes[entry] as number);
  }
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
