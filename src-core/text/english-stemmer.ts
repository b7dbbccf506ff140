/** A suffix, and what stands in its place then. */
type Rule = readonly [suffix: string, replacement: string];
/** Rules by the last letter of their suffix, the longest suffix first. */
type Step = readonly (readonly Uint16Array[])[];

const STEP_2: readonly Rule[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
];
const STEP_3: readonly Rule[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const STEP_4: readonly Rule[] = [
  'al',
  'ance',
  'ence',
  'er',
  'ic',
  'able',
  'ible',
  'ant',
  'ement',
  'ment',
  'ent',
  'ou',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
].map((suffix) => [suffix, '']);

const [A, E, I, L, O, S, T, U, W, X, Y, Z] = unitsOf('aeilostuwxyz') as unknown as Record<number, number> &
  [number, number, number, number, number, number, number, number, number, number, number, number];
const [ED, EED, ING, AT, BL, IZ, ION] = ['ed', 'eed', 'ing', 'at', 'bl', 'iz', 'ion'].map(unitsOf) as [
  Uint16Array,
  Uint16Array,
  Uint16Array,
  Uint16Array,
  Uint16Array,
  Uint16Array,
  Uint16Array,
];
const SECOND = stepOf(STEP_2);
const THIRD = stepOf(STEP_3);
const FOURTH = stepOf(STEP_4);
/** Most units that stemming adds. */
const LONGEST_ADDITION = 2;

/**
 * Porter's stemmer ("An algorithm for suffix stripping", 1980, with "logi" and "bli" as on his page), on the units of a
 * word of the letters a to z. It gives what lunr.stemmer gives, without regular expressions and strings.
 */
export class EnglishStemmer {
  /** The stem: its first `length` units. */
  units = new Uint16Array(64);
  length = 0;

  /** Stems the units [start, end). */
  stem(units: Uint16Array, start: number, end: number): void {
    const length = end - start;
    if (length + LONGEST_ADDITION > this.units.length) this.units = new Uint16Array(length * 2);
    for (let index = 0; index < length; index += 1) this.units[index] = units[start + index] as number;
    this.length = length;
    if (length < 3) return;
    this.#plural();
    this.#past();
    this.#finalY();
    this.#replace(SECOND, 0);
    this.#replace(THIRD, 0);
    if (!this.#replace(FOURTH, 1)) this.#ion();
    this.#finalE();
  }

  #plural(): void {
    const { units, length } = this;
    if (units[length - 1] !== S) return;
    const isEs = units[length - 2] === E;
    if (isEs && length > 3 && units[length - 3] === I) this.length -= 2;
    else if (isEs && length > 4 && units[length - 3] === S && units[length - 4] === S) this.length -= 2;
    else if (length > 2 && units[length - 2] !== S) this.length -= 1;
  }

  #past(): void {
    if (this.#endsWith(EED)) {
      if (this.#measure(this.length - 3) > 0) this.length -= 1;
      return;
    }
    const suffix = this.#endsWith(ED) ? 2 : this.#endsWith(ING) ? 3 : 0;
    if (suffix === 0 || !this.#hasVowel(this.length - suffix)) return;
    this.length -= suffix;
    const { units, length } = this;
    const last = units[length - 1] as number;
    // here nothing need stand in front of the ending
    if (this.#hasEnding(AT) || this.#hasEnding(BL) || this.#hasEnding(IZ)) this.#append(E);
    else if (
      length > 1 &&
      units[length - 2] === last &&
      !isVowelOrY(last) &&
      last !== L &&
      last !== S &&
      last !== Z
    )
      this.length -= 1;
    else if (this.#isShort(length)) this.#append(E);
  }

  #finalY(): void {
    const { units, length } = this;
    if (length > 2 && units[length - 1] === Y && !isVowel(units[length - 2] as number)) units[length - 1] = I;
  }

  /** Replaces the longest suffix where the rest measures more than `more`; false where the word has none of them. */
  #replace(step: Step, more: number): boolean {
    const rules = step[this.units[this.length - 1] as number];
    if (rules === undefined) return false;
    for (let rule = 0; rule < rules.length; rule += 2) {
      const suffix = rules[rule] as Uint16Array;
      if (!this.#endsWith(suffix)) continue;
      const rest = this.length - suffix.length;
      if (this.#measure(rest) <= more) return true;
      this.length = rest;
      for (const unit of rules[rule + 1] as Uint16Array) this.#append(unit);
      return true;
    }
    return false;
  }

  #ion(): void {
    const { units, length } = this;
    const before = units[length - 4];
    if (!this.#endsWith(ION) || length < 5 || (before !== S && before !== T)) return;
    if (this.#measure(length - 3) > 1) this.length -= 3;
  }

  #finalE(): void {
    const { units } = this;
    if (this.length > 1 && units[this.length - 1] === E) {
      const rest = this.length - 1;
      const measure = this.#measure(rest);
      if (measure > 1 || (measure === 1 && !this.#isShort(rest))) this.length = rest;
    }
    const { length } = this;
    if (length > 1 && units[length - 1] === L && units[length - 2] === L && this.#measure(length) > 1)
      this.length -= 1;
  }

  #append(unit: number): void {
    this.units[this.length] = unit;
    this.length += 1;
  }

  /** Whether the word is something and then these units. */
  #endsWith(suffix: Uint16Array): boolean {
    return this.length > suffix.length && this.#hasEnding(suffix);
  }

  #hasEnding(suffix: Uint16Array): boolean {
    const from = this.length - suffix.length;
    if (from < 0) return false;
    for (let index = suffix.length - 1; index >= 0; index -= 1)
      if (this.units[from + index] !== suffix[index]) return false;
    return true;
  }

  /** How often a vowel is followed by a consonant in the first `end` letters; y behind a consonant is a vowel. Counts to 2. */
  #measure(end: number): number {
    const { units } = this;
    let measure = 0;
    let wasVowel = false;
    for (let index = 0; index < end; index += 1) {
      const unit = units[index] as number;
      const vowel: boolean = isVowel(unit) || (unit === Y && index > 0 && !wasVowel);
      if (wasVowel && !vowel && ++measure === 2) break;
      wasVowel = vowel;
    }
    return measure;
  }

  #hasVowel(end: number): boolean {
    for (let index = 0; index < end; index += 1) {
      const unit = this.units[index] as number;
      if (isVowel(unit) || (unit === Y && index > 0)) return true;
    }
    return false;
  }

  /** Whether the first `end` letters are consonants, a vowel and a consonant other than w, x and y. */
  #isShort(end: number): boolean {
    const { units } = this;
    if (end < 3) return false;
    const last = units[end - 1] as number;
    if (isVowelOrY(last) || last === W || last === X) return false;
    if (!isVowelOrY(units[end - 2] as number)) return false;
    for (let index = end - 3; index > 0; index -= 1) if (isVowelOrY(units[index] as number)) return false;
    return !isVowel(units[0] as number);
  }
}

function isVowel(unit: number): boolean {
  return unit === A || unit === E || unit === I || unit === O || unit === U;
}

function isVowelOrY(unit: number): boolean {
  return isVowel(unit) || unit === Y;
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

function stepOf(rules: readonly Rule[]): Step {
  const step: Uint16Array[][] = [];
  for (const [suffix, replacement] of [...rules].sort(([a], [b]) => b.length - a.length))
    (step[suffix.charCodeAt(suffix.length - 1)] ??= []).push(unitsOf(suffix), unitsOf(replacement));
  return step;
}
