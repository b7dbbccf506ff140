import type { ArticleGroups } from './article-groups.ts';
import { NO_DAY } from './document-columns.ts';
import { COLUMN_FACETS, type ColumnFacet, type FacetValues, type SegmentValues } from './facet-values.ts';
import type { JoinedValues } from './joined-values.ts';
import type { Matches } from './mark-matches.ts';
import { monthOf, monthStart, nameOfDay } from './months.ts';
import type { FacetCount, FacetName, Facets } from './search-types.ts';
import type { Segment } from './segment.ts';

const MOST_VALUES = 200;
/** Days are counted where all lies within so many months. */
const MONTHS_OF_DAYS = 2;

/** Groups with several matches; see ArticleGroups.shared. */
type SharedGroups = ReadonlyMap<number, readonly number[]>;

/** What is counted, and how the values of annotations reach their articles. */
export interface FacetSource {
  readonly segments: readonly Segment[];
  readonly values: FacetValues;
  readonly colours: JoinedValues;
  readonly topics: JoinedValues;
  readonly stories: JoinedValues;
}

/** Counts the matches by value; the groups that have a match with the value where `groups` are given. */
export function countFacets(source: FacetSource, matches: Matches, groups: ArticleGroups | null): Facets {
  const { segments, values, colours, topics, stories } = source;
  let { marks } = matches;
  const shared: SharedGroups = groups?.shared(matches) ?? new Map<number, readonly number[]>();
  // groups with several matches are counted by themselves: those matches are one hit
  if (shared.size > 0) {
    marks = marks.slice();
    for (const members of shared.values()) for (const number of members) marks[number] = 0;
  }
  const own = segments.map((segment, index) => {
    const base = matches.bases[index] as number;
    return marks.subarray(base, base + segment.count);
  });

  const columnCounts = (facet: ColumnFacet): FacetCount[] => {
    for (const segment of segments) values.in(segment, facet);
    const names = values.names(facet);
    const counts = new Int32Array(names.length);
    segments.forEach((segment, index) =>
      countColumn(source, segment, facet, own[index] as Uint8Array, counts),
    );
    countGroups(source, facet, matches.bases, shared, counts);
    return commonest(names, counts);
  };
  const [lang = [], site = [], author = [], type = [], status = []] = COLUMN_FACETS.map(columnCounts);
  const counts: Record<FacetName, FacetCount[]> = {
    lang,
    site,
    author,
    type,
    status,
    topic: joinedCounts(topics, marks, shared),
    color: joinedCounts(colours, marks, shared),
    story: joinedCounts(stories, marks, shared),
  };
  return { counts, ...countMonths(source, matches, own, shared) };
}

function countColumn(
  { values }: FacetSource,
  segment: Segment,
  facet: ColumnFacet,
  marks: Uint8Array,
  counts: Int32Array,
): void {
  const { column, starts, values: numbers } = values.in(segment, facet);
  const lists = new Int32Array(starts.length);
  for (let document = 0; document < marks.length; document += 1) {
    const list = column[document] as number;
    lists[list] = (lists[list] as number) + (marks[document] as number);
  }
  for (let list = 0; list + 1 < starts.length; list += 1) {
    const count = lists[list] as number;
    if (count === 0) continue;
    for (let place = starts[list] as number; place < (starts[list + 1] as number); place += 1) {
      const value = numbers[place] as number;
      counts[value] = (counts[value] as number) + count;
    }
  }
}

/** Adds 1 for each group and each value that any of its matches has. */
function countGroups(
  { segments, values }: FacetSource,
  facet: ColumnFacet,
  bases: Int32Array,
  shared: SharedGroups,
  counts: Int32Array,
): void {
  if (shared.size === 0) return;
  const columns = segments.map((segment) => values.in(segment, facet));
  /** The group that a value was counted for last. */
  const last = new Int32Array(counts.length).fill(-1);
  let group = 0;
  for (const members of shared.values()) {
    for (const number of members) {
      const at = segmentAt(bases, number);
      const { column, starts, values: numbers } = columns[at] as SegmentValues;
      const list = column[number - (bases[at] as number)] as number;
      for (let place = starts[list] as number; place < (starts[list + 1] as number); place += 1) {
        const value = numbers[place] as number;
        if (last[value] === group) continue;
        last[value] = group;
        counts[value] = (counts[value] as number) + 1;
      }
    }
    group += 1;
  }
}

function joinedCounts(
  { names, documents, values }: JoinedValues,
  marks: Uint8Array,
  shared: SharedGroups,
): FacetCount[] {
  const counts = new Int32Array(names.length);
  for (let index = 0; index < documents.length; index += 1) {
    const value = values[index] as number;
    counts[value] = (counts[value] as number) + (marks[documents[index] as number] as number);
  }
  if (shared.size > 0) {
    const groupOf = new Int32Array(marks.length).fill(-1);
    let group = 0;
    for (const members of shared.values()) {
      for (const number of members) groupOf[number] = group;
      group += 1;
    }
    /** The value that was counted for a group last: entries come by value. */
    const last = new Int32Array(group).fill(-1);
    for (let index = 0; index < documents.length; index += 1) {
      const of = groupOf[documents[index] as number] as number;
      const value = values[index] as number;
      if (of < 0 || last[of] === value) continue;
      last[of] = value;
      counts[value] = (counts[value] as number) + 1;
    }
  }
  return commonest(names, counts);
}

function commonest(names: readonly string[], counts: Int32Array): FacetCount[] {
  // with many people, most of them are not sorted by name
  const least = counts.length > MOST_VALUES ? (counts.slice().sort().at(-MOST_VALUES) as number) : 1;
  const found: FacetCount[] = [];
  for (let value = 0; value < counts.length; value += 1) {
    const count = counts[value] as number;
    if (count >= Math.max(1, least)) found.push({ value: names[value] as string, count });
  }
  return found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST_VALUES);
}

function countMonths(
  { segments }: FacetSource,
  { bases }: Matches,
  own: readonly Uint8Array[],
  shared: SharedGroups,
): Pick<Facets, 'months' | 'days' | 'undated'> {
  const months = new Map<number | null, number>();
  const add = (month: number | null, count: number): void => {
    if (count > 0) months.set(month, (months.get(month) ?? 0) + count);
  };
  // the order by publication, youngest first, holds each month in one piece
  segments.forEach(({ byTie, published }, index) => {
    const marks = own[index] as Uint8Array;
    for (let at = 0; at < byTie.length;) {
      const month = monthOrNull(published[byTie[at] as number] as number);
      const first = month === null ? NO_DAY : monthStart(month).day;
      let count = 0;
      for (; at < byTie.length && (published[byTie[at] as number] as number) >= first; at += 1)
        count += marks[byTie[at] as number] as number;
      add(month, count);
    }
  });
  const sharedDays = [...shared.values()].map(
    (members) =>
      new Set(
        members.map((number) => {
          const at = segmentAt(bases, number);
          return (segments[at] as Segment).published[number - (bases[at] as number)] as number;
        }),
      ),
  );
  for (const days of sharedDays) for (const month of new Set([...days].map(monthOrNull))) add(month, 1);
  const undated = months.get(null) ?? 0;
  months.delete(null);
  const counted = [...(months as Map<number, number>)].sort(([a], [b]) => a - b);
  const first = counted[0]?.[0] ?? 0;
  const last = counted.at(-1)?.[0] ?? 0;
  return {
    months: counted.map(([month, count]) => ({ value: monthStart(month).name, count })),
    ...(counted.length > 0 && last - first < MONTHS_OF_DAYS
      ? { days: countDays(segments, own, sharedDays) }
      : {}),
    undated,
  };
}

function countDays(
  segments: readonly Segment[],
  own: readonly Uint8Array[],
  sharedDays: readonly ReadonlySet<number>[],
): FacetCount[] {
  const counts = new Map<number, number>();
  const add = (day: number): void => void counts.set(day, (counts.get(day) ?? 0) + 1);
  segments.forEach(({ published }, index) => {
    own[index]?.forEach((mark, document) => {
      if (mark === 1) add(published[document] as number);
    });
  });
  for (const days of sharedDays) for (const day of days) add(day);
  counts.delete(NO_DAY);
  return [...counts].sort(([a], [b]) => a - b).map(([day, count]) => ({ value: nameOfDay(day), count }));
}

function monthOrNull(day: number): number | null {
  return day === NO_DAY ? null : monthOf(day);
}

function segmentAt(bases: Int32Array, number: number): number {
  let at = 0;
  while ((bases[at + 1] as number) <= number) at += 1;
  return at;
}
