/** Goes through words unit by unit and remembers its state behind every beginning of the last one. */
export interface UnitFollower {
  /** UTF-16 units of the word at hand, filled in by whom it follows. */
  readonly units: Uint16Array;
  /** Every word that is accepted begins with it. */
  readonly prefix: string;
  /** Goes on through units [from, to); gives the length of the beginning with which no word is accepted, or -1. */
  follow(from: number, to: number): number;
  /** Whether the first `length` units, all gone through, are such a word. */
  accepts(length: number): boolean;
}

/** Of the index's surface words, in units. */
export const LONGEST_SURFACE = 4096;
