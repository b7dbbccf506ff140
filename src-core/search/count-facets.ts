import type { ArticleGroups } from './article-groups.ts';
import { NO_DAY } from './document-columns.ts';
import type { JoinedValues } from './joined-values.ts';
import type { Matches } from './mark-matches.ts';
import { baseLanguage } from './match-filter.ts';
import { monthOf, monthStart } from './months.ts';
import { foldFilterValue, plainFilterValue } from './query-filter.ts';
import type { FacetCount, FacetName, Facets } from './search-types.ts';
import type { Segment } from './segment.ts';
import type { NumberColumn, ValueColumns } from './value-columns.ts';

const MOST_VALUES = 200;

/** What is counted, and how its annotations' values reach an article. */
export interface FacetSource {
  readonly segments: readonly Segment[];
  readonly colours: JoinedValues;
  readonly topics: JoinedValues;
}

/** Facets whose values stand in a column of numbers: the column, and the values of each number. */
interface FacetColumn {
  readonly name: Exclude<FacetName, 'topic' | 'color'>;
  readonly column: (values: ValueColumns) => NumberColumn;
  readonly values: (values: ValueColumns) => readonly (readonly string[])[];
}

const COLUMNS: readonly FacetColumn[] = [
  {
    name: 'lang',
    column: ({ language }) => language,
    values: ({ names }) => names.languages.map((name) => [baseLanguage(name)]),
  },
  {
    name: 'site',
    column: ({ site }) => site,
    values: ({ names }) => names.sites.map((name) => [plainFilterValue(name)]),
  },
  {
    name: 'author',
    column: ({ authors }) => authors,
    values: ({ names }) =>
      names.authors.lists.map((list) => [
        ...new Set(list.map((number) => plainFilterValue(names.authors.names[number] as string))),
      ]),
  },
  {
    name: 'type',
    column: ({ facts }) => facts,
    values: ({ names }) => names.facts.map(({ type }) => [foldFilterValue(type)]),
  },
  {
    name: 'status',
    column: ({ facts }) => facts,
    values: ({ names }) => names.facts.map(({ status }) => [foldFilterValue(status)]),
  },
];

/** Counts the matches by value; the groups that have a match with the value where `groups` are given. */
export function countFacets(source: FacetSource, matches: Matches, groups: ArticleGroups | null): Facets {
  const { segments } = source;
  const tally = new Tally();
  let { marks } = matches;
  const shared = groups?.shared(matches);
  if (shared !== undefined && shared.size > 0) {
    // these are counted one by one: several matches are one hit
    marks = marks.slice();
    for (const members of shared.values()) for (const number of members) marks[number] = 0;
    countGroups(source, matches, shared, tally);
  }
  segments.forEach((segment, index) => {
    const base = matches.bases[index] as number;
    const own = marks.subarray(base, base + segment.count);
    for (const facet of COLUMNS) countColumn(facet, segment.values, own, tally);
    countMonths(segment, own, tally);
  });
  countJoined('color', source.colours, marks, tally);
  countJoined('topic', source.topics, marks, tally);
  return tally.facets();
}

class Tally {
  undated = 0;
  readonly #counts: Record<FacetName, Map<string, number>> = {
    lang: new Map(),
    site: new Map(),
    author: new Map(),
    type: new Map(),
    status: new Map(),
    topic: new Map(),
    color: new Map(),
  };
  readonly #months = new Map<number, number>();

  add(name: FacetName, value: string, count: number): void {
    if (value === '' || count === 0) return;
    const counts = this.#counts[name];
    counts.set(value, (counts.get(value) ?? 0) + count);
  }

  /** `month` counts from January 1970. */
  addMonth(month: number, count: number): void {
    if (count > 0) this.#months.set(month, (this.#months.get(month) ?? 0) + count);
  }

  facets(): Facets {
    const { lang, site, author, type, status, topic, color } = this.#counts;
    const counts = {
      lang: commonestFirst(lang),
      site: commonestFirst(site),
      author: commonestFirst(author),
      type: commonestFirst(type),
      status: commonestFirst(status),
      topic: commonestFirst(topic),
      color: commonestFirst(color),
    };
    const months = [...this.#months]
      .sort(([a], [b]) => a - b)
      .map(([month, count]) => ({ value: monthStart(month).name, count }));
    return { counts, months, undated: this.undated };
  }
}

function commonestFirst(counts: ReadonlyMap<string, number>): FacetCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_VALUES);
}

function countColumn(
  { name, column, values }: FacetColumn,
  columns: ValueColumns,
  marks: Uint8Array,
  tally: Tally,
): void {
  const numbers = column(columns);
  const lists = values(columns);
  const counts = new Int32Array(lists.length);
  for (let document = 0; document < marks.length; document += 1) {
    const number = numbers[document] as number;
    counts[number] = (counts[number] as number) + (marks[document] as number);
  }
  lists.forEach((list, number) => {
    for (const value of list) tally.add(name, value, counts[number] as number);
  });
}

/** The order by publication holds each month in one piece. */
function countMonths({ byTie, published }: Segment, marks: Uint8Array, tally: Tally): void {
  let at = 0;
  while (at < byTie.length) {
    const day = published[byTie[at] as number] as number;
    const month = day === NO_DAY ? null : monthOf(day);
    const first = month === null ? NO_DAY : monthStart(month).day;
    let count = 0;
    for (; at < byTie.length && (published[byTie[at] as number] as number) >= first; at += 1)
      count += marks[byTie[at] as number] as number;
    if (month === null) tally.undated += count;
    else tally.addMonth(month, count);
  }
}

function countJoined(
  name: 'color' | 'topic',
  { names, documents, values }: JoinedValues,
  marks: Uint8Array,
  tally: Tally,
): void {
  const counts = new Int32Array(names.length);
  for (let index = 0; index < documents.length; index += 1) {
    const value = values[index] as number;
    counts[value] = (counts[value] as number) + (marks[documents[index] as number] as number);
  }
  names.forEach((value, number) => tally.add(name, value, counts[number] as number));
}

/** Counts each group once for each value that any of its matches has. */
function countGroups(
  { segments, colours, topics }: FacetSource,
  { bases }: Matches,
  shared: ReadonlyMap<number, readonly number[]>,
  tally: Tally,
): void {
  const groupOf = new Map<number, number>();
  for (const [group, members] of shared) for (const number of members) groupOf.set(number, group);
  const once = (): ((name: FacetName, value: string, group: number) => void) => {
    const seen = new Map<string, Set<number>>();
    return (name, value, group) => {
      const groups = seen.get(value) ?? new Set();
      seen.set(value, groups);
      if (groups.has(group)) return;
      groups.add(group);
      tally.add(name, value, 1);
    };
  };
  for (const { name, column, values } of COLUMNS) {
    const add = once();
    const columns = segments.map((segment) => ({
      numbers: column(segment.values),
      lists: values(segment.values),
    }));
    for (const [number, group] of groupOf) {
      const at = segmentAt(bases, number);
      const { numbers, lists } = columns[at] as (typeof columns)[number];
      const value = numbers[number - (bases[at] as number)] as number;
      for (const text of lists[value] ?? []) add(name, text, group);
    }
  }
  for (const [name, { names, documents, values }] of [
    ['color', colours],
    ['topic', topics],
  ] as const) {
    const add = once();
    for (let index = 0; index < documents.length; index += 1) {
      const group = groupOf.get(documents[index] as number);
      if (group !== undefined) add(name, names[values[index] as number] as string, group);
    }
  }
  for (const members of shared.values()) {
    const months = new Set<number | null>();
    for (const number of members) {
      const at = segmentAt(bases, number);
      const day = segments[at]?.published[number - (bases[at] as number)] as number;
      months.add(day === NO_DAY ? null : monthOf(day));
    }
    for (const month of months) {
      if (month === null) tally.undated += 1;
      else tally.addMonth(month, 1);
    }
  }
}

function segmentAt(bases: Int32Array, number: number): number {
  let at = 0;
  while ((bases[at + 1] as number) <= number) at += 1;
  return at;
}
