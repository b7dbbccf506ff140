import type { ScoredList } from './cursor.ts';
import type { HitSink } from './evaluate.ts';
import type { Segment } from './segment.ts';
import type { TopHits } from './top-hits.ts';

/** Passes a segment's matches on to the best hits, without deleted documents and unwanted kinds. */
export class RankingSink implements HitSink {
  /** Whether every document of the segment may be a hit. */
  readonly takesAll: boolean;
  readonly #segment: Segment;
  readonly #kinds: number;
  readonly #top: TopHits;

  /** `kinds` in bits. */
  constructor(segment: Segment, kinds: number, top: TopHits) {
    this.#segment = segment;
    this.#kinds = kinds;
    this.#top = top;
    this.takesAll =
      segment.dead === null &&
      segment.liveKinds.every((count, kind) => count === 0 || (kinds & (1 << kind)) !== 0);
  }

  take({ documents, scores, count }: ScoredList): void {
    if (!this.takesAll) {
      this.#takeWanted(documents, scores, count);
      return;
    }
    const top = this.#top;
    top.total += count;
    for (let index = 0; index < count; index += 1) {
      const score = scores[index] as number;
      if (score >= top.threshold) top.offer(this.#segment, documents[index] as number, score);
    }
  }

  #takeWanted(documents: Int32Array, scores: Float64Array, count: number): void {
    const top = this.#top;
    const { dead, kinds } = this.#segment;
    for (let index = 0; index < count; index += 1) {
      const document = documents[index] as number;
      if (dead !== null && dead[document] === 1) continue;
      if ((this.#kinds & (1 << (kinds[document] as number))) === 0) continue;
      top.total += 1;
      const score = scores[index] as number;
      if (score >= top.threshold) top.offer(this.#segment, document, score);
    }
  }

  /** Score units below which nothing can be among the hits any more. */
  threshold(): number {
    return this.#top.threshold;
  }

  /** Takes the number of all matches; those offered in `offerCounted` are among them. */
  addTotal(matches: number): void {
    this.#top.total += matches;
  }

  /** Offers a match that addTotal has counted; in any document order. */
  offerCounted(document: number, score: number): void {
    if (score >= this.#top.threshold) this.#top.offer(this.#segment, document, score);
  }
}
