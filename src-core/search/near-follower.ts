import { LONGEST_SURFACE, type UnitFollower } from './unit-follower.ts';

/** More edits than are ever counted. */
const FAR = 99;

/**
 * Accepts the words at most so many edits from another one, swapped neighbours counting as one: either those with its
 * first letter, or those with any other. One row of the matrix for each beginning (Oflazer, "Error-tolerant finite-state
 * recognition", 1996), of which only the cells that can count are worked out; so most words end at their third letter.
 */
export class NearFollower implements UnitFollower {
  readonly units = units;
  readonly prefix: string;
  readonly #word: string;
  readonly #edits: number;
  readonly #sameFirst: boolean;
  readonly #width: number;
  /** Row by row: edits between the first units of a word and the first of the other one. */
  readonly #rows: Uint8Array;

  constructor(word: string, edits: number, first: 'same first letter' | 'another') {
    this.#word = word;
    this.#edits = edits;
    this.#sameFirst = first === 'same first letter';
    this.prefix = this.#sameFirst ? word.charAt(0) : '';
    this.#width = word.length + 1;
    const depth = word.length + edits + 1;
    this.#rows = new Uint8Array(this.#width * depth).fill(FAR);
    for (let column = 0; column <= Math.min(edits, word.length); column += 1) this.#rows[column] = column;
  }

  follow(from: number, to: number): number {
    const word = this.#word;
    const edits = this.#edits;
    const rows = this.#rows;
    const width = this.#width;
    for (let at = from; at < to; at += 1) {
      const length = at + 1;
      const unit = units[at] as number;
      if (at === 0 && (unit === word.charCodeAt(0)) !== this.#sameFirst) return length;
      if (length > word.length + edits) return length;
      const row = length * width;
      const above = row - width;
      let lowest = FAR;
      if (length <= edits) lowest = rows[row] = length;
      for (
        let column = Math.max(1, length - edits), end = Math.min(word.length, length + edits);
        column <= end;
        column += 1
      ) {
        const other = word.charCodeAt(column - 1);
        let cell = (rows[above + column - 1] as number) + (unit === other ? 0 : 1);
        cell = Math.min(cell, (rows[above + column] as number) + 1, (rows[row + column - 1] as number) + 1);
        if (at > 0 && column > 1 && units[at - 1] === other && unit === word.charCodeAt(column - 2))
          cell = Math.min(cell, (rows[above - width + column - 2] as number) + 1);
        rows[row + column] = cell;
        if (cell < lowest) lowest = cell;
      }
      // no row has less than the one above, and what a swap goes on from has cost one more in this one, too
      if (lowest > edits) return length;
    }
    return -1;
  }

  accepts(length: number): boolean {
    return this.editsOf(length) <= this.#edits;
  }

  /** Edits of a word of that length that was gone through; more than are allowed where it is not accepted. */
  editsOf(length: number): number {
    return this.#rows[length * this.#width + this.#word.length] ?? FAR;
  }
}

const units = new Uint16Array(LONGEST_SURFACE);
