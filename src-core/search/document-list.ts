import type { Segment } from './segment.ts';

/** Documents of one segment, ascending, with field-weighted counts in eighths; deleted ones are left out. */
export interface WeightedList {
  readonly documents: Int32Array;
  readonly weights: Int32Array;
  readonly count: number;
}

/** Collects such a list. */
export class WeightedListBuilder {
  #documents = new Int32Array(256);
  #weights = new Int32Array(256);
  #count = 0;
  readonly #dead: Uint8Array | null;

  constructor(segment: Segment) {
    this.#dead = segment.dead;
  }

  add(document: number, weight: number): void {
    if (weight === 0 || (this.#dead !== null && this.#dead[document] === 1)) return;
    if (this.#count === this.#documents.length) {
      const documents = new Int32Array(this.#count * 2);
      documents.set(this.#documents);
      this.#documents = documents;
      const weights = new Int32Array(this.#count * 2);
      weights.set(this.#weights);
      this.#weights = weights;
    }
    this.#documents[this.#count] = document;
    this.#weights[this.#count] = weight;
    this.#count += 1;
  }

  list(): WeightedList {
    return { documents: this.#documents, weights: this.#weights, count: this.#count };
  }
}
