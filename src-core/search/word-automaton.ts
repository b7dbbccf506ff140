import type { GramNeeds } from './block-grams.ts';
import type { StateGraph } from './state-graph.ts';

/** Sets of states that are worked out, and steps from state to state to find them (some 10 ms); then no word matches any more. */
const MAX_SETS = 4000;
const BUDGET = 1_000_000;
/** The empty set: no word is accepted from here on. */
export const DEAD = 0;
const UNKNOWN = -1;
/** Units that have a place in the rows of `ascii`. */
export const ROW_BITS = 7;
const ROW = 1 << ROW_BITS;
const FIRST_ROWS = 16;

/**
 * Tells which words a graph of states accepts. No backtracking: sets of states are followed, and each set is worked out
 * once, when a word first leads to it. A set is told by where its row begins in `ascii`.
 */
export class WordAutomaton {
  /** Every word that is accepted begins with it. */
  readonly prefix: string;
  /** What every word that is accepted has. */
  readonly grams: GramNeeds;
  /** For each set and ASCII unit the set behind it; below 0 where `next` is to tell. Another array once sets are added. */
  ascii = new Int32Array(FIRST_ROWS * ROW).fill(UNKNOWN).fill(DEAD, 0, ROW);
  /** By number of the set (its row's): 1 for those behind whole words. Another array once sets are added. */
  accepting = new Uint8Array(FIRST_ROWS);
  readonly start: number;
  readonly #graph: StateGraph;
  /** Kind of each UTF-16 unit: units of a kind are in the same sets. */
  readonly #kinds = new Uint16Array(0x10000);
  /** For each kind, one unit of it. */
  readonly #samples: readonly number[];
  /** For each set the one behind it, by kind. */
  readonly #steps: number[][] = [];
  /** States of each set; the first is the empty one. */
  readonly #members: (readonly number[])[] = [[]];
  readonly #known = new Map<string, number>();
  #spent = 0;

  constructor(graph: StateGraph, prefix: string, grams: GramNeeds) {
    this.prefix = prefix;
    this.grams = grams;
    this.#graph = graph;
    const bounds = [
      ...new Set([0, ...graph.sets.flatMap((ranges) => ranges.map((unit, at) => unit + (at % 2)))]),
    ]
      .filter((unit) => unit <= 0xffff)
      .sort((a, b) => a - b);
    bounds.forEach((unit, kind) => this.#kinds.fill(kind, unit, bounds[kind + 1] ?? 0x10000));
    this.#samples = bounds;
    this.#steps.push(bounds.map(() => DEAD));
    this.start = this.#setOf([graph.start], true);
  }

  /** Whether the budget is used up, so that words may be missed. */
  get isExhausted(): boolean {
    return this.#spent > BUDGET || this.#members.length > MAX_SETS;
  }

  /** Steps from state to state that were taken to work out sets. */
  get spent(): number {
    return this.#spent;
  }

  /** The set behind a unit. */
  next(set: number, unit: number): number {
    const number = set >>> ROW_BITS;
    const steps = this.#steps[number] as number[];
    const kind = this.#kinds[unit] as number;
    let behind = steps[kind] as number;
    if (behind === UNKNOWN) {
      if (this.isExhausted) return DEAD;
      behind = steps[kind] = this.#advance(this.#members[number] as readonly number[], kind);
    }
    if (unit < ROW) this.ascii[set + unit] = behind;
    return behind;
  }

  #advance(members: readonly number[], kind: number): number {
    const { takes, next, sets } = this.#graph;
    const unit = this.#samples[kind] as number;
    const behind: number[] = [];
    for (const state of members) {
      const taken = takes[state] as number;
      if (taken >= 0 && isInRanges(unit, sets[taken] as readonly number[]))
        for (const other of next[state] as readonly number[]) behind.push(other);
    }
    this.#spent += members.length;
    return this.#setOf(behind, false);
  }

  /** The set of states that the seeds lead to at once. */
  #setOf(seeds: readonly number[], atStart: boolean): number {
    const reached = this.#closure(seeds, atStart, false);
    this.#spent += reached.length;
    if (reached.length === 0) return DEAD;
    const key = (atStart ? '^' : '') + reached.join();
    let set = this.#known.get(key);
    if (set === undefined) {
      set = this.#members.length << ROW_BITS;
      this.#members.push(reached);
      this.#steps.push(this.#samples.map(() => UNKNOWN));
      this.#known.set(key, set);
      if (set + ROW > this.ascii.length) this.#widen();
      const atEnd = this.#closure(seeds, atStart, true);
      this.accepting[set >>> ROW_BITS] = atEnd.includes(this.#graph.accept) ? 1 : 0;
    }
    return set;
  }

  #widen(): void {
    const { ascii, accepting } = this;
    this.ascii = new Int32Array(ascii.length * 2).fill(UNKNOWN, ascii.length);
    this.ascii.set(ascii);
    this.accepting = new Uint8Array(accepting.length * 2);
    this.accepting.set(accepting);
  }

  /** States that take something, those that open at the end, and the accepting one. */
  #closure(seeds: readonly number[], atStart: boolean, atEnd: boolean): number[] {
    const { takes, next, only, sweeps, accept } = this.#graph;
    const seen = new Set<number>(seeds);
    let swept = 0;
    for (const state of seen) {
      this.#spent += 1;
      if ((takes[state] as number) >= 0) continue;
      if ((only[state] === 1 && !atStart) || (only[state] === 2 && !atEnd)) continue;
      if (sweeps[state] === 1 && state > swept) swept = state;
      for (const other of next[state] as readonly number[]) seen.add(other);
    }
    return [...seen]
      .filter(
        (state) =>
          state === accept || (state >= swept && ((takes[state] as number) >= 0 || only[state] === 2)),
      )
      .sort((a, b) => a - b);
  }
}

function isInRanges(unit: number, ranges: readonly number[]): boolean {
  for (let at = 0; at < ranges.length; at += 2)
    if (unit >= (ranges[at] as number) && unit <= (ranges[at + 1] as number)) return true;
  return false;
}
