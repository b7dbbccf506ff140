import { failure, success } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { canonicalText } from '../canonical-text.ts';
import { letterTable, SPACE_ID } from './letter-table.ts';
import type { LetterTable } from './letter-table.ts';
import { unicodePattern } from './unicode-pattern.ts';
import { isWordEdge } from './word-edges.ts';

/** What is looked for in one text. */
export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  /** Only whole words, by the letters, marks and digits of every script. */
  readonly wholeWord: boolean;
  /** ä is neither a nor ae; see LetterRules. */
  readonly exactLetters: boolean;
  /** `text` is a regular expression (flags u and m), which takes letters as they are. */
  readonly regex: boolean;
}

/** Places of a text, in its order, apart from each other. */
export interface FoundPlaces {
  /** Start and end of each, one behind the other: UTF-16, half-open. */
  readonly places: readonly number[];
  /** There are more than were asked for. */
  readonly more: boolean;
}

/** Why a regular expression is none: the engine's own words, English. */
export interface PatternFault {
  readonly reason: string;
}

/** Longer ones are pasted by mistake. */
const LONGEST_QUERY = 2_000;
const MARK = /\p{M}/u;

/** Finds all places of a query in a canonical text, at most `limit`. An empty query has none. */
export function findInText(text: string, query: FindQuery, limit: number): Result<FoundPlaces, PatternFault> {
  return query.regex ? findPattern(text, query, limit) : success(findWords(text, query, limit));
}

function findPattern(text: string, query: FindQuery, limit: number): Result<FoundPlaces, PatternFault> {
  if (query.text === '') return success({ places: [], more: false });
  let pattern: RegExp;
  const source = query.text.normalize('NFC');
  const flags = query.matchCase ? 'gmu' : 'gimu';
  try {
    // as it was typed first: what is wrong with it is said of that
    void new RegExp(source, flags);
    pattern = new RegExp(unicodePattern(source), flags);
  } catch (error) {
    return failure({ reason: error instanceof Error ? error.message : '' });
  }
  const places: number[] = [];
  for (;;) {
    const match = pattern.exec(text);
    if (match === null) return success({ places, more: false });
    const start = match.index;
    const end = start + match[0].length;
    const isHit = end > start && (!query.wholeWord || isWhole(text, start, end));
    if (isHit && places.length >= 2 * limit) return success({ places, more: true });
    if (isHit) places.push(start, end);
    else pattern.lastIndex = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  }
}

function isWhole(text: string, start: number, end: number): boolean {
  return isWordEdge(text, start, 1) && isWordEdge(text, end, -1);
}

/** Ids of a reading and where one comes out behind them: a step from one sign of the query to the next. */
type Step = readonly [id: number, next: number];

/** The query's signs as a graph from 0 to `end`: a letter that can be spelled out has a second way of two or three steps. */
interface QueryGraph {
  readonly steps: readonly (readonly Step[])[];
  readonly end: number;
}

function graphOf(query: string, { ids, spelledOut }: LetterTable): QueryGraph {
  const steps: Step[][] = [[]];
  let here = 0;
  let before = -1;
  for (const unit of unitsOf(query)) {
    const id = ids[unit] as number;
    if (id === 0 || (id === SPACE_ID && before === SPACE_ID)) continue;
    before = id;
    const next = steps.push([]) - 1;
    steps[here]?.push([id, next]);
    let at = here;
    const letters = spelledOut.get(unit) ?? [];
    for (const [index, letter] of letters.entries()) {
      const isLast = index === letters.length - 1;
      const to: number = isLast ? next : steps.push([]) - 1;
      steps[at]?.push([letter, to]);
      at = to;
    }
    here = next;
  }
  return { steps, end: here };
}

function unitsOf(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

function findWords(text: string, query: FindQuery, limit: number): FoundPlaces {
  const table = letterTable(query);
  const graph = graphOf(canonicalText(query.text).slice(0, LONGEST_QUERY), table);
  const first = new Set((graph.steps[0] ?? []).map(([id]) => id));
  const places: number[] = [];
  if (graph.end === 0 || canonicalText(query.text).trim() === '') return { places, more: false };
  // one comparison for each unit: nearly all queries begin with one id
  const [only] = first.size === 1 ? first : [-1];
  const { ids, spelledOut } = table;
  const begins = (unit: number): boolean => {
    const id = ids[unit] as number;
    if (only === -1 ? first.has(id) : id === only) return true;
    const letters = id > 0x7f || unit > 0x7f ? spelledOut.get(unit) : undefined;
    return letters !== undefined && first.has(letters[0] ?? -1);
  };
  for (let start = 0; start < text.length;) {
    if (!begins(text.charCodeAt(start))) {
      start += 1;
      continue;
    }
    const end = bestEnd(text, start, graph, table, query);
    if (end < 0) {
      start += 1;
      continue;
    }
    if (places.length >= 2 * limit) return { places, more: true };
    places.push(start, end);
    start = end;
  }
  return { places, more: false };
}

/** Where the longest reading of the query that begins at `start` ends; -1 = none does. */
function bestEnd(
  text: string,
  start: number,
  graph: QueryGraph,
  table: LetterTable,
  query: FindQuery,
): number {
  const { ids, spelledOut } = table;
  if (query.wholeWord && !isWordEdge(text, start, 1)) return -1;
  let best = -1;
  /** Whether each of the ways (sign of the query, place, letter of its spelling) was gone; only kept where ways part. */
  let gone: Set<string> | null = null;
  const walk = (from: number, at: number, letter: number): void => {
    let [sign, place] = [from, at];
    let inside = letter;
    for (;;) {
      if (sign === graph.end && inside === 0) return take(place);
      if (place >= text.length) return;
      const unit = text.charCodeAt(place);
      const steps = graph.steps[sign] as readonly Step[];
      const letters = spelledOut.get(unit);
      if (inside > 0) {
        const wanted = letters?.[inside] as number;
        const isLast = inside === (letters?.length ?? 0) - 1;
        // one way: only a, o and u lead two ways from a sign, and no letter is spelled with one of them behind another
        const way = steps.find(([id]) => id === wanted);
        if (way === undefined) return;
        sign = way[1];
        if (isLast) place += 1;
        inside = isLast ? 0 : inside + 1;
        continue;
      }
      const id = ids[unit] as number;
      if (id === 0 && place > start) {
        place += 1;
        continue;
      }
      if (letters !== undefined)
        for (const [step, next] of steps) if (step === letters[0]) fork(next, place, 1);
      let way = -1;
      for (const [step, next] of steps) {
        if (step !== id) continue;
        if (way >= 0) fork(next, place + 1, 0);
        else way = next;
      }
      if (way < 0) return;
      sign = way;
      place += 1;
      if (id === SPACE_ID) while (place < text.length && ids[text.charCodeAt(place)] === SPACE_ID) place += 1;
    }
  };
  const fork = (sign: number, place: number, letter: number): void => {
    const key = `${String(sign)} ${String(place)} ${String(letter)}`;
    gone ??= new Set();
    if (gone.has(key)) return;
    gone.add(key);
    walk(sign, place, letter);
  };
  const take = (place: number): void => {
    let end = place;
    // accents that are passed over belong to the letter before them
    while (end < text.length && ids[text.charCodeAt(end)] === 0 && MARK.test(text.charAt(end))) end += 1;
    if (end <= best || MARK.test(String.fromCodePoint(text.codePointAt(end) ?? 0x20))) return;
    if (query.wholeWord && !isWordEdge(text, end, -1)) return;
    best = end;
  };
  walk(0, start, 0);
  return best;
}
