import { LONGEST_SURFACE, type UnitFollower } from './unit-follower.ts';

const TABLE = 1024;

/**
 * Accepts the words within so many edits of another one (of at most 31 units); bit i of a row = the first i units of it are
 * behind us (Wu & Manber, "Fast text searching allowing errors", 1992). The rows of every beginning of the last word are
 * kept, so that of words in order only what differs from the one before is followed.
 */
export class FuzzyFollower implements UnitFollower {
  readonly prefix: string;
  readonly units = new Uint16Array(LONGEST_SURFACE);
  /** Row by beginning, for each number of edits. */
  readonly #exact = new Int32Array(LONGEST_SURFACE + 1);
  readonly #once = new Int32Array(LONGEST_SURFACE + 1);
  readonly #twice = new Int32Array(LONGEST_SURFACE + 1);
  readonly #edits: number;
  /** Bit i: unit i of the word is this unit; units from TABLE on are in a map. */
  readonly #takes = new Int32Array(TABLE);
  readonly #takesRare = new Map<number, number>();
  readonly #accept: number;

  constructor(word: string, edits: number) {
    for (let index = 0; index < word.length; index += 1) {
      const unit = word.charCodeAt(index);
      if (unit < TABLE) this.#takes[unit] = (this.#takes[unit] as number) | (1 << index);
      else this.#takesRare.set(unit, (this.#takesRare.get(unit) ?? 0) | (1 << index));
    }
    this.prefix = edits === 0 ? word : '';
    this.#edits = edits;
    this.#accept = 1 << word.length;
    this.#exact[0] = 1;
    this.#once[0] = 3;
    this.#twice[0] = 7;
  }

  follow(from: number, to: number): number {
    const exact = this.#exact;
    const units = this.units;
    const all = (this.#accept << 1) - 1;
    for (let at = from; at < to; at += 1) {
      const unit = units[at] as number;
      const takes = unit < TABLE ? (this.#takes[unit] as number) : (this.#takesRare.get(unit) ?? 0);
      const zero = exact[at] as number;
      const next = (zero & takes) << 1;
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
