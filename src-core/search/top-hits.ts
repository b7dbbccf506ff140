import { Segment } from './segment.ts';

/** A document with its score in score units. */
export interface RankedDocument {
  readonly segment: Segment;
  readonly document: number;
  readonly score: number;
}

/**
 * The best hits so far, as a heap with the worst on top. Equal scores: the younger publication first, then the key;
 * so the order never depends on how the archive was cut into segments.
 */
export class TopHits {
  /** Matching documents, kept or not. */
  total = 0;
  /** A document scoring less cannot be among the hits any more. */
  threshold = 0;
  readonly #limit: number;
  readonly #scores: number[] = [];
  readonly #segments: Segment[] = [];
  readonly #documents: number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(segment: Segment, document: number, score: number): void {
    const size = this.#scores.length;
    if (size < this.#limit) {
      this.#scores.push(score);
      this.#segments.push(segment);
      this.#documents.push(document);
      this.#rise(size);
      if (size + 1 === this.#limit) this.threshold = this.#scores[0] as number;
      return;
    }
    if (size === 0 || score < this.threshold) return;
    if (
      score === this.threshold &&
      compareTies(segment, document, this.#segments[0] as Segment, this.#documents[0] as number) > 0
    ) {
      return;
    }
    this.#scores[0] = score;
    this.#segments[0] = segment;
    this.#documents[0] = document;
    this.#sink();
    this.threshold = this.#scores[0];
  }

  /** The hits, best first. */
  sorted(): RankedDocument[] {
    return this.#scores
      .map((score, index) => ({
        segment: this.#segments[index] as Segment,
        document: this.#documents[index] as number,
        score,
      }))
      .sort(compareRanked);
  }

  #worse(a: number, b: number): boolean {
    const difference = (this.#scores[a] as number) - (this.#scores[b] as number);
    if (difference !== 0) return difference < 0;
    return (
      compareTies(
        this.#segments[a] as Segment,
        this.#documents[a] as number,
        this.#segments[b] as Segment,
        this.#documents[b] as number,
      ) > 0
    );
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#worse(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#scores.length) return;
      if (child + 1 < this.#scores.length && this.#worse(child + 1, child)) child += 1;
      if (!this.#worse(child, at)) return;
      this.#swap(at, child);
      at = child;
    }
  }

  #swap(a: number, b: number): void {
    swap(this.#scores, a, b);
    swap(this.#segments, a, b);
    swap(this.#documents, a, b);
  }
}

/** Negative where the first is the better hit. */
export function compareRanked(a: RankedDocument, b: RankedDocument): number {
  return b.score - a.score || compareTies(a.segment, a.document, b.segment, b.document);
}

/** Negative where the first document comes before the second at equal scores. */
export function compareTies(a: Segment, aDocument: number, b: Segment, bDocument: number): number {
  const day = (b.published[bDocument] as number) - (a.published[aDocument] as number);
  return day !== 0 ? day : Segment.compareKeys(a, aDocument, b, bDocument);
}

function swap<Item>(list: Item[], a: number, b: number): void {
  const held = list[a] as Item;
  list[a] = list[b] as Item;
  list[b] = held;
}
