import type { ScoredList } from './cursor.ts';
import { type FilterContext, type Marks, matchFilter } from './match-filter.ts';
import { NO_DAY } from './document-columns.ts';
import type { PlanCondition } from './query-plan.ts';
import type { FilterTest } from './run-and.ts';

/** Conditions whose documents are kept: while somebody types, the same come again and again. */
const MOST_KEPT = 32;
/** Those kept as lists, too, which take more room. */
const MOST_LISTS = 8;
const LAST_DAY = 0x7fffffff;
const NONE = new Float64Array(0);
let zeros = NONE;

/** Documents that conditions hold for, worked out once as long as the archive stays as it is. */
export class FilterLists {
  readonly #kept = new Map<string, Marks>();
  readonly #lists = new Map<string, readonly ScoredList[]>();
  readonly context: FilterContext;

  constructor(context: FilterContext) {
    this.context = context;
  }

  /** One byte for each document of each segment. The condition is part of the key: two of one text mean the same. */
  marks(condition: PlanCondition): Marks {
    return kept(this.#kept, JSON.stringify(condition), MOST_KEPT, () => matchFilter(condition, this.context));
  }

  /** By segment: how single documents are asked, deleted ones among them; null where none of the segment holds. */
  tests(condition: PlanCondition, score: number): readonly (FilterTest | null)[] {
    if (condition.on === 'published') {
      // nothing is worked out for all documents where a few are asked
      const from = condition.from ?? NO_DAY + 1;
      const to = condition.to ?? LAST_DAY;
      return this.context.segments.map(({ published }) => ({
        type: 'filter',
        column: published,
        from,
        to,
        score,
      }));
    }
    return this.marks(condition).map((marks) =>
      marks.includes(1) ? { type: 'filter', column: marks, from: 1, to: 1, score } : null,
    );
  }

  /** By segment, without deleted documents, each with the same score. */
  lists(condition: PlanCondition, score: number): readonly ScoredList[] {
    const key = `${score} ${JSON.stringify(condition)}`;
    return kept(this.#lists, key, MOST_LISTS, () => {
      const marks = this.marks(condition);
      return this.context.segments.map(({ dead }, index) => listOf(marks[index] as Uint8Array, dead, score));
    });
  }
}

/** What is known of a key, or `make` finds out; the latest is last in the map, the oldest goes first. */
function kept<Value>(known: Map<string, Value>, key: string, most: number, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.delete(key);
  known.set(key, value);
  if (known.size > most) known.delete(known.keys().next().value as string);
  return value;
}

function listOf(marks: Uint8Array, dead: Uint8Array | null, score: number): ScoredList {
  // most conditions hold for few: no more room is taken than they need
  let most = 0;
  for (let document = 0; document < marks.length; document += 1) most += marks[document] as number;
  const documents = new Int32Array(most);
  let count = 0;
  for (let document = 0; document < marks.length; document += 1) {
    if (marks[document] === 0 || (dead !== null && dead[document] === 1)) continue;
    documents[count] = document;
    count += 1;
  }
  return { documents, scores: score === 0 ? zeroScores(count) : new Float64Array(count).fill(score), count };
}

function zeroScores(count: number): Float64Array {
  if (zeros.length < count) zeros = new Float64Array(count * 2);
  return zeros;
}
