import type { ByteWriter } from './byte-writer.ts';

/** Longer than every length code. */
const NONE = 256;

/**
 * The (weight, length) pairs of a block that no other pair of it beats in both: whatever the average length becomes,
 * one of them has the block's highest score (Grand et al., "From MaxScore to Block-Max Wand", 2020).
 */
export class BlockBounds {
  /** Smallest length code by weight. */
  #shortest = new Uint16Array(256).fill(NONE);
  #heaviest = 0;

  add(weight: number, length: number): void {
    if (weight >= this.#shortest.length) this.#widen(weight);
    if (length < (this.#shortest[weight] as number)) this.#shortest[weight] = length;
    if (weight > this.#heaviest) this.#heaviest = weight;
  }

  /** Writes how many pairs there are and the pairs, and forgets them. */
  write(out: ByteWriter): void {
    const shortest = this.#shortest;
    let pairs = 0;
    let best = NONE;
    for (let weight = this.#heaviest; weight > 0; weight -= 1) {
      const length = shortest[weight] as number;
      if (length >= best) shortest[weight] = NONE;
      else {
        best = length;
        pairs += 1;
      }
    }
    out.varint(pairs);
    for (let weight = this.#heaviest; weight > 0; weight -= 1) {
      const length = shortest[weight] as number;
      if (length === NONE) continue;
      out.varint(weight);
      out.byte(length);
      shortest[weight] = NONE;
    }
    this.#heaviest = 0;
  }

  #widen(weight: number): void {
    const wide = new Uint16Array(weight * 2).fill(NONE);
    wide.set(this.#shortest);
    this.#shortest = wide;
  }
}
