import type { SurfacePattern } from './surface-patterns.ts';
import { LONGEST_SURFACE, type UnitFollower } from './unit-follower.ts';

/** Longest word, in UTF-16 units, and longest pattern (without its stars) that is followed: a state is one row of bits. */
const MAX_UNITS = 31;
const TABLE = 1024;
/** Stands for any one unit; behind all units. */
const QUESTION = 0x10000;

/**
 * Follows a pattern through words unit by unit; bit i of a row = the first i units of the pattern are behind us
 * (Wu & Manber, "Fast text searching allowing errors", 1992). The rows of every beginning of the last word are kept, so
 * that of words in order only what differs from the one before is followed.
 */
export class SurfaceAutomaton implements UnitFollower {
  readonly prefix: string;
  readonly lastUnit: number;
  readonly units = new Uint16Array(LONGEST_SURFACE);
  /** Row by beginning, for each number of edits. */
  readonly #exact = new Int32Array(LONGEST_SURFACE + 1);
  readonly #once = new Int32Array(LONGEST_SURFACE + 1);
  readonly #twice = new Int32Array(LONGEST_SURFACE + 1);
  readonly #edits: number;
  /** Bit i: any units may stand between the first i of the pattern and the rest. */
  readonly #stars: number;
  /** Bit i: unit i of the pattern takes this unit; units from TABLE on are in a map. */
  readonly #takes = new Int32Array(TABLE);
  readonly #takesRare = new Map<number, number>();
  readonly #takesAny: number;
  readonly #accept: number;

  private constructor(literals: readonly number[], stars: number, edits: number) {
    let any = 0;
    let prefix = '';
    literals.forEach((unit, index) => {
      if (unit === QUESTION) any |= 1 << index;
    });
    this.#takes.fill(any);
    literals.forEach((unit, index) => {
      if (unit === QUESTION) return;
      if (unit < TABLE) this.#takes[unit] = (this.#takes[unit] as number) | (1 << index);
      else this.#takesRare.set(unit, (this.#takesRare.get(unit) ?? any) | (1 << index));
    });
    if (edits === 0) {
      for (const [index, unit] of literals.entries()) {
        if (unit === QUESTION || (stars & (1 << index)) !== 0) break;
        prefix += String.fromCharCode(unit);
      }
    }
    const last = literals.at(-1);
    const ends =
      edits === 0 && last !== undefined && last !== QUESTION && (stars & (1 << literals.length)) === 0;
    this.lastUnit = ends ? last : -1;
    this.prefix = prefix;
    this.#takesAny = any;
    this.#stars = stars;
    this.#edits = edits;
    this.#accept = 1 << literals.length;
    this.#exact[0] = 1;
    this.#once[0] = 3;
    this.#twice[0] = 7;
  }

  /** Null for a pattern that is too long to be followed. */
  static of(pattern: Exclude<SurfacePattern, { readonly type: 'regex' }>): SurfaceAutomaton | null {
    const literals: number[] = [];
    let stars = 0;
    const text = pattern.type === 'wildcard' ? pattern.pattern : pattern.word;
    for (let index = 0; index < text.length; index += 1) {
      if (pattern.type === 'wildcard' && text[index] === '*') stars |= 1 << literals.length;
      else literals.push(pattern.type === 'fuzzy' || text[index] !== '?' ? text.charCodeAt(index) : QUESTION);
      if (literals.length > MAX_UNITS) return null;
    }
    return new SurfaceAutomaton(literals, stars, pattern.type === 'fuzzy' ? pattern.edits : 0);
  }

  follow(from: number, to: number): number {
    const exact = this.#exact;
    const stars = this.#stars;
    const units = this.units;
    const all = (this.#accept << 1) - 1;
    for (let at = from; at < to; at += 1) {
      const unit = units[at] as number;
      const takes =
        unit < TABLE ? (this.#takes[unit] as number) : (this.#takesRare.get(unit) ?? this.#takesAny);
      const zero = exact[at] as number;
      const next = (zero & stars) | ((zero & takes) << 1);
      exact[at + 1] = next;
      let alive = next;
      if (this.#edits > 0) {
        const one = this.#once[at] as number;
        // taken as it stands; a unit too many, another one, or one too few
        const nextOne = (((one & takes) << 1) | zero | ((zero | next) << 1)) & all;
        this.#once[at + 1] = nextOne;
        alive = nextOne;
        if (this.#edits > 1) {
          const two = this.#twice[at] as number;
          alive = (((two & takes) << 1) | one | ((one | nextOne) << 1)) & all;
          this.#twice[at + 1] = alive;
        }
      }
      if (alive === 0) return at + 1;
    }
    return -1;
  }

  accepts(length: number): boolean {
    const rows = this.#edits === 0 ? this.#exact : this.#edits === 1 ? this.#once : this.#twice;
    return ((rows[length] as number) & this.#accept) !== 0;
  }
}
