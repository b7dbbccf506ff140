import type { Segment } from './segment.ts';
import { ListMerger } from './unit-lists.ts';

/** How much is done between two yields: about ten milliseconds. */
const WORK_PER_STEP = 60_000;
const WORK_PER_ENTRY = 4;

/** The stems of several segments, numbered in one order. */
export interface MatchedTerms {
  readonly count: number;
  /** Number among all stems by input and its term number. */
  readonly numbers: readonly Int32Array[];
  /** First form slot by input and its term number. */
  readonly formBases: readonly Int32Array[];
  /** Bit n for input n, by number. */
  readonly inputs: Uint32Array;
}

/** Their surface words, sorted; a surface stands once for each stem it has, in the order of these. */
export interface MatchedForms {
  readonly count: number;
  /** Surface n is units [starts[n], starts[n] + lengths[n]). */
  readonly units: Uint16Array;
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  readonly termOf: Int32Array;
  /** Number among the forms of its stem. */
  readonly formOf: Int32Array;
  /** Number of the surface by input and form slot. */
  readonly slots: readonly Int32Array[];
  /** Forms of each stem. */
  readonly formCounts: Int32Array;
  /** Occurrences; of the inputs of which some documents are left out none yet. */
  readonly occurrences: Int32Array;
}

/** Finds what stems several segments (at most 32) have together. */
export function* matchTerms(inputs: readonly Segment[]): Generator<void, MatchedTerms> {
  const numbers = inputs.map((input) => new Int32Array(input.termCount));
  const formBases = inputs.map((input) => new Int32Array(input.termCount + 1));
  const masks = new Uint32Array(numbers.reduce((sum, { length }) => sum + length, 0));
  const lists = inputs.map((input) => input.listTerms());
  const merger = new ListMerger(lists);
  let count = 0;
  let work = 0;
  while (merger.find()) {
    let mask = 0;
    for (let index = 0; index < merger.count; index += 1) {
      const input = merger.at[index] as number;
      const { term, formCount } = lists[input] as (typeof lists)[number];
      (numbers[input] as Int32Array)[term] = count;
      const bases = formBases[input] as Int32Array;
      bases[term + 1] = (bases[term] as number) + formCount;
      mask |= 1 << input;
      merger.advance(input);
    }
    masks[count] = mask;
    count += 1;
    work += WORK_PER_ENTRY * merger.count;
    if (work > WORK_PER_STEP) {
      work = 0;
      yield;
    }
  }
  return { count, numbers, formBases, inputs: masks.subarray(0, count) };
}

/** Finds what surface words they have together. `isWhole`: whether all documents of an input are kept. */
export function* matchForms(
  inputs: readonly Segment[],
  isWhole: readonly boolean[],
  { count: terms, numbers, formBases }: MatchedTerms,
): Generator<void, MatchedForms> {
  const most = inputs.reduce((sum, { surfaceCount }) => sum + surfaceCount, 0);
  const slots = formBases.map((bases) => new Int32Array(bases[bases.length - 1] as number));
  const starts = new Int32Array(most);
  const lengths = new Int32Array(most);
  const termOf = new Int32Array(most);
  const formOf = new Int32Array(most);
  const occurrences = new Int32Array(most);
  const formCounts = new Int32Array(terms);
  const lists = inputs.map((input) => input.listSurfaces());
  const merger = new ListMerger(lists);
  let units = new Uint16Array(1 << 16);
  let start = 0;
  let count = 0;
  let work = 0;
  /** Input, form slot and stem of those that have the surface. */
  const members: number[] = [];
  while (merger.find()) {
    const first = count;
    const { text } = lists[merger.at[0] as number] as (typeof lists)[number];
    const { length } = text;
    if (start + length > units.length) units = widened(units, (start + length) * 2);
    for (let index = 0; index < length; index += 1) units[start + index] = text.units[index] as number;
    members.length = 0;
    for (let index = 0; index < merger.count; index += 1) {
      const input = merger.at[index] as number;
      const list = lists[input] as (typeof lists)[number];
      do {
        const term = numbers[input]?.[list.term] as number;
        members.push(input, (formBases[input]?.[list.term] as number) + list.form, term);
        let at = count;
        while (at > first && (termOf[at - 1] as number) >= term) at -= 1;
        if (at === count || termOf[at] !== term) {
          if (at < count) for (const values of [termOf, occurrences]) values.copyWithin(at + 1, at, count);
          termOf[at] = term;
          occurrences[at] = 0;
          count += 1;
        }
        if (isWhole[input] === true) occurrences[at] = (occurrences[at] as number) + list.occurrences;
      } while (merger.advance(input) && isText(units, start, length, list.text));
    }
    for (let entry = first; entry < count; entry += 1) {
      const term = termOf[entry] as number;
      formOf[entry] = formCounts[term] as number;
      formCounts[term] = (formCounts[term] as number) + 1;
      starts[entry] = start;
      lengths[entry] = length;
    }
    start += length;
    for (let member = 0; member < members.length; member += 3) {
      let entry = first;
      while (termOf[entry] !== members[member + 2]) entry += 1;
      (slots[members[member] as number] as Int32Array)[members[member + 1] as number] = entry;
    }
    work += WORK_PER_ENTRY * (members.length / 3 + 1);
    if (work > WORK_PER_STEP) {
      work = 0;
      yield;
    }
  }
  return { count, units, starts, lengths, termOf, formOf, slots, formCounts, occurrences };
}

function isText(
  units: Uint16Array,
  start: number,
  length: number,
  text: { readonly units: Uint16Array; readonly length: number },
): boolean {
  if (text.length !== length) return false;
  for (let index = 0; index < length; index += 1)
    if (units[start + index] !== text.units[index]) return false;
  return true;
}

function widened(units: Uint16Array, size: number): Uint16Array<ArrayBuffer> {
  const wide = new Uint16Array(size);
  wide.set(units);
  return wide;
}
