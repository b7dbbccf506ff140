import type { PositionCursor } from './position-cursor.ts';

const ROOM = 1 << 15;
const MOST_OF_A_BYTE = 255;

/**
 * Where the words of a phrase stand in one field of one document, one cell for each place a phrase could begin at:
 * the cell holds how many of the words, in the order they were taken, agree on it. Counting so has no branch that
 * the processor could not foresee, unlike merging two lists of places.
 *
 * Each document uses cells of its own behind those of the one before; all are cleared when half of them are used.
 */
export class PhraseMarks {
  #cells: Uint8Array | Uint16Array = new Uint8Array(ROOM);
  /** First cell that is free. */
  #base = 0;
  /** Last cell that the first word marked. */
  #last = -1;
  /** Words taken. */
  #stage = 0;

  /** Begins with another phrase, of so many words. */
  prepare(words: number): void {
    if (words <= MOST_OF_A_BYTE === this.#cells instanceof Uint8Array) return;
    // whole pages are quoted now and then: only for them is a cell wider than what the processor has at hand
    this.#cells = words <= MOST_OF_A_BYTE ? new Uint8Array(ROOM) : new Uint16Array(ROOM);
    this.#base = 0;
    this.#last = -1;
  }

  /** Begins with another field or document. */
  begin(): void {
    this.#base = this.#last + 1;
    if (this.#base > this.#cells.length >> 1) {
      this.#cells.fill(0, 0, this.#base);
      this.#base = 0;
    }
    this.#last = this.#base - 1;
    this.#stage = 0;
  }

  /** Begins with the next word; those before must have left some place. */
  nextWord(): void {
    this.#stage += 1;
  }

  /**
   * Takes the values that the cursor read from a field: of a word that stands `before` places before the end of the
   * phrase. Returns at how many more places all words so far agree.
   */
  take(cursor: PositionCursor, wanted: Uint8Array | null, before: number): number {
    return this.#stage === 0 ? this.#mark(cursor, wanted, before) : this.#match(cursor, wanted, before);
  }

  #mark(cursor: PositionCursor, wanted: Uint8Array | null, before: number): number {
    const { values, valuesEnd, formBits } = cursor;
    let cells = this.#cells;
    let limit = cells.length;
    let at = this.#base + before;
    if (wanted === null) {
      for (let index = cursor.valuesFrom; index < valuesEnd; index += 1) {
        at += (values[index] as number) >>> formBits;
        if (at >= limit) limit = (cells = this.#grow(at)).length;
        cells[at] = 1;
      }
    } else {
      const formMask = (1 << formBits) - 1;
      for (let index = cursor.valuesFrom; index < valuesEnd; index += 1) {
        const value = values[index] as number;
        at += value >>> formBits;
        if (at >= limit) limit = (cells = this.#grow(at)).length;
        cells[at] = (cells[at] as number) | (wanted[value & formMask] as number);
      }
    }
    if (at > this.#last) this.#last = at;
    return valuesEnd - cursor.valuesFrom;
  }

  #match(cursor: PositionCursor, wanted: Uint8Array | null, before: number): number {
    const { values, valuesEnd, formBits } = cursor;
    const cells = this.#cells;
    const last = this.#last;
    const stage = this.#stage;
    let at = this.#base + before;
    let hits = 0;
    if (wanted === null) {
      for (let index = cursor.valuesFrom; index < valuesEnd; index += 1) {
        at += (values[index] as number) >>> formBits;
        if (at > last) break;
        // 1 where the cell is equal to the stage, else 0
        const hit = (((cells[at] as number) ^ stage) - 1) >>> 31;
        cells[at] = (cells[at] as number) + hit;
        hits += hit;
      }
    } else {
      const formMask = (1 << formBits) - 1;
      for (let index = cursor.valuesFrom; index < valuesEnd; index += 1) {
        const value = values[index] as number;
        at += value >>> formBits;
        if (at > last) break;
        const hit = ((((cells[at] as number) ^ stage) - 1) >>> 31) & (wanted[value & formMask] as number);
        cells[at] = (cells[at] as number) + hit;
        hits += hit;
      }
    }
    return hits;
  }

  #grow(at: number): Uint8Array | Uint16Array {
    const cells = this.#cells instanceof Uint8Array ? new Uint8Array(at * 2) : new Uint16Array(at * 2);
    cells.set(this.#cells);
    this.#cells = cells;
    return cells;
  }
}
