import type { ScoredList } from './cursor.ts';
import { type FilterContext, type Marks, matchFilter } from './match-filter.ts';
import type { PlanCondition } from './query-plan.ts';

/** Conditions whose documents are kept: while somebody types, the same come again and again. */
const MOST_KEPT = 32;
const NONE = new Float64Array(0);
let zeros = NONE;

/** Documents that conditions hold for, worked out once as long as the archive stays as it is. */
export class FilterLists {
  readonly #kept = new Map<string, Marks>();
  readonly context: FilterContext;

  constructor(context: FilterContext) {
    this.context = context;
  }

  /** One byte for each document of each segment. The condition is part of the key: two of one text mean the same. */
  marks(condition: PlanCondition): Marks {
    const key = JSON.stringify(condition);
    let marks = this.#kept.get(key);
    // the latest is last, the oldest goes first
    if (marks !== undefined) this.#kept.delete(key);
    marks ??= matchFilter(condition, this.context);
    this.#kept.set(key, marks);
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value as string);
    return marks;
  }

  /** By segment, without deleted documents, each with the same score. */
  lists(condition: PlanCondition, score: number): ScoredList[] {
    const marks = this.marks(condition);
    return this.context.segments.map(({ dead }, index) => {
      const own = marks[index] as Uint8Array;
      // most conditions hold for few: no more room is taken than they need
      let most = 0;
      for (let document = 0; document < own.length; document += 1) most += own[document] as number;
      const documents = new Int32Array(most);
      let count = 0;
      for (let document = 0; document < own.length; document += 1) {
        if (own[document] === 0 || (dead !== null && dead[document] === 1)) continue;
        documents[count] = document;
        count += 1;
      }
      return {
        documents,
        scores: score === 0 ? zeroScores(count) : new Float64Array(count).fill(score),
        count,
      };
    });
  }
}

function zeroScores(count: number): Float64Array {
  if (zeros.length < count) zeros = new Float64Array(count * 2);
  return zeros;
}
