import { foldWord } from './fold-word.ts';
import { MARK, stemWord } from './stemmers.ts';

const FIRST_BITS = 14;
/** A slot is four numbers beside each other, so that a known word costs one look into memory: */
const SLOT = 4;
const HASH = 0;
/** length << 5 | stemmer, plus 1; 0 = free */
const SHAPE = 1;
const START = 2;
const WORD = 3;
const STEMMER_BITS = 5;
const SPREAD = 0x9e3779b1;
/** So long that no pattern or slip of the pen comes near it. */
const RUN_BREAK = MARK.repeat(8);

/**
 * Words met so far, hashed straight from the code units of a text: a known word allocates nothing.
 * A *spelling* is what stands in the text (lower-cased); a *word* is its folded form in one language, with its stem.
 */
export class WordTable {
  /** Folded form by word number. */
  readonly surfaces: string[] = [];
  /** Stem by word number. */
  readonly stems: string[] = [];
  #bits = FIRST_BITS;
  #slots = new Int32Array(SLOT << FIRST_BITS);
  #pool = new Uint16Array(1 << (FIRST_BITS + 3));
  #poolEnd = 0;
  #spellings = 0;
  #runBreak = -1;

  /** Number of different spellings held. */
  get size(): number {
    return this.#spellings;
  }

  /** Number of what stands between two runs of a field. */
  get runBreak(): number {
    if (this.#runBreak < 0) {
      this.#runBreak = this.surfaces.length;
      this.surfaces.push(RUN_BREAK);
      this.stems.push(MARK);
    }
    return this.#runBreak;
  }

  /**
   * Number of the word spelled by the units [start, end) of a lower-cased text; `hash` is hashUnits of them.
   * -1 where the units make no word.
   */
  find(units: Uint16Array, start: number, end: number, hash: number, stemmer: number): number {
    const slots = this.#slots;
    const pool = this.#pool;
    const length = end - start;
    const shape = ((length << STEMMER_BITS) | stemmer) + 1;
    const mask = slots.length - 1;
    let slot = this.#slotOf(hash, stemmer);
    for (;;) {
      const found = slots[slot + SHAPE] as number;
      if (found === 0) return this.#add(spellingOf(units, start, end), hash, shape, stemmer);
      if (found === shape && slots[slot + HASH] === hash) {
        const from = slots[slot + START] as number;
        let index = 0;
        while (index < length && pool[from + index] === units[start + index]) index += 1;
        if (index === length) return slots[slot + WORD] as number;
      }
      slot = (slot + SLOT) & mask;
    }
  }

  #slotOf(hash: number, stemmer: number): number {
    return (Math.imul(hash + stemmer, SPREAD) >>> (32 - this.#bits)) * SLOT;
  }

  #add(spelling: string, hash: number, shape: number, stemmer: number): number {
    const surface = foldWord(spelling);
    // a folded form is its own spelling: so all spellings of a word meet in one number
    const word = surface === spelling ? this.#newWord(surface, stemmer) : this.#wordOf(surface, stemmer);
    this.#keep(spelling, hash, shape, stemmer, word);
    return word;
  }

  #wordOf(surface: string, stemmer: number): number {
    if (surface === '') return -1;
    const units = unitsOfSpelling(surface);
    return this.find(units, 0, units.length, hashUnits(units, 0, units.length), stemmer);
  }

  #newWord(surface: string, stemmer: number): number {
    const word = this.surfaces.length;
    this.surfaces.push(surface);
    this.stems.push(stemWord(surface, stemmer));
    return word;
  }

  #keep(spelling: string, hash: number, shape: number, stemmer: number, word: number): void {
    if (this.#spellings * 2 >= 1 << this.#bits) this.#grow();
    if (this.#poolEnd + spelling.length > this.#pool.length) {
      const pool = new Uint16Array(this.#pool.length * 2);
      pool.set(this.#pool);
      this.#pool = pool;
    }
    this.#spellings += 1;
    for (let index = 0; index < spelling.length; index += 1)
      this.#pool[this.#poolEnd + index] = spelling.charCodeAt(index);
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = this.#slotOf(hash, stemmer);
    while (slots[slot + SHAPE] !== 0) slot = (slot + SLOT) & mask;
    slots[slot + HASH] = hash;
    slots[slot + SHAPE] = shape;
    slots[slot + START] = this.#poolEnd;
    slots[slot + WORD] = word;
    this.#poolEnd += spelling.length;
  }

  #grow(): void {
    const old = this.#slots;
    this.#bits += 1;
    const slots = new Int32Array(SLOT << this.#bits);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      const shape = old[from + SHAPE] as number;
      if (shape === 0) continue;
      let slot = this.#slotOf(old[from + HASH] as number, (shape - 1) & ((1 << STEMMER_BITS) - 1));
      while (slots[slot + SHAPE] !== 0) slot = (slot + SLOT) & mask;
      for (let field = 0; field < SLOT; field += 1) slots[slot + field] = old[from + field] as number;
    }
    this.#slots = slots;
  }
}

/** Hash of the units [start, end), as the table wants it. */
export function hashUnits(units: Uint16Array, start: number, end: number): number {
  let hash = 0;
  for (let index = start; index < end; index += 1)
    hash = (Math.imul(hash, 31) + (units[index] as number)) | 0;
  return hash;
}

function spellingOf(units: Uint16Array, start: number, end: number): string {
  return String.fromCharCode(...units.subarray(start, end));
}

function unitsOfSpelling(spelling: string): Uint16Array {
  const units = new Uint16Array(spelling.length);
  for (let index = 0; index < spelling.length; index += 1) units[index] = spelling.charCodeAt(index);
  return units;
}
