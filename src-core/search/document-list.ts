import type { Segment } from './segment.ts';

/** Documents of one segment, ascending, with field-weighted counts in eighths; deleted ones are left out. */
export interface WeightedList {
  readonly documents: Int32Array;
  readonly weights: Int32Array;
  readonly count: number;
}

const NONE = new Int32Array(0);
const ROOM = 64;

/** Collects such a list. */
export class WeightedListBuilder {
  #documents = NONE;
  #weights = NONE;
  #count = 0;
  readonly #dead: Uint8Array | null;

  constructor(segment: Segment) {
    this.#dead = segment.dead;
  }

  add(document: number, weight: number): void {
    if (weight === 0 || (this.#dead !== null && this.#dead[document] === 1)) return;
    if (this.#count === this.#documents.length) {
      const documents = new Int32Array(this.#count * 2 + ROOM);
      documents.set(this.#documents);
      this.#documents = documents;
      const weights = new Int32Array(this.#count * 2 + ROOM);
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

/** Documents of any of the lists, each with the sum of its weights. */
export function sumLists(segment: Segment, lists: readonly WeightedList[]): WeightedList {
  const full = lists.filter((list) => list.count > 0);
  const [only] = full;
  if (full.length < 2) return only ?? new WeightedListBuilder(segment).list();
  return full.reduce((a, b) => {
    const builder = new WeightedListBuilder(segment);
    let at = 0;
    let other = 0;
    while (at < a.count || other < b.count) {
      const first = at < a.count ? (a.documents[at] as number) : Infinity;
      const second = other < b.count ? (b.documents[other] as number) : Infinity;
      let weight = 0;
      if (first <= second) weight += a.weights[at++] as number;
      if (second <= first) weight += b.weights[other++] as number;
      builder.add(Math.min(first, second), weight);
    }
    return builder.list();
  });
}
