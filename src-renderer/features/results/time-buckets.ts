import { readDateRange } from '../../../src-core/search/date-range.ts';
import { filtersOf } from '../../../src-core/search/query-edit.ts';
import type { FacetCount } from '../../../src-core/search/search-types.ts';

/** A bar of the histogram: a day, a month, a year or several years. */
export interface TimeBucket {
  /** First and last day, month or year, as they are written in `date:`; the same for a single one. */
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** Steps in years that people count in. */
const YEAR_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Bars by month, or by year where that would be more than `most`; those without hits are among them. */
export function timeBuckets(months: readonly FacetCount[], most: number): readonly TimeBucket[] {
  const first = monthNumber(months[0]?.value);
  const last = monthNumber(months.at(-1)?.value);
  if (first === null || last === null) return [];
  if (last - first < most) {
    const counts = new Map(months.map(({ value, count }) => [value, count]));
    return range(first, last, 1).map((month) => {
      const name = monthName(month);
      return { from: name, to: name, count: counts.get(name) ?? 0 };
    });
  }
  const [firstYear, lastYear] = [Math.floor(first / 12), Math.floor(last / 12)];
  const step =
    YEAR_STEPS.find((each) => Math.floor(lastYear / each) - Math.floor(firstYear / each) < most) ?? 1000;
  const begin = Math.floor(firstYear / step) * step;
  const counts = new Map<number, number>();
  for (const { value, count } of months) {
    const month = monthNumber(value);
    if (month === null) continue;
    const slot = Math.floor(Math.floor(month / 12) / step) * step;
    counts.set(slot, (counts.get(slot) ?? 0) + count);
  }
  return range(begin, lastYear, step).map((year) => ({
    from: yearName(year),
    to: yearName(year + step - 1),
    count: counts.get(year) ?? 0,
  }));
}

/** Bars by day over the months of these days, within what stands behind `date:` where that is asked for. */
export function dayBuckets(days: readonly FacetCount[], asked: string | null): readonly TimeBucket[] {
  const first = monthNumber(days[0]?.value.slice(0, 7));
  const last = monthNumber(days.at(-1)?.value.slice(0, 7));
  if (first === null || last === null) return [];
  const counts = new Map(days.map(({ value, count }) => [value, count]));
  const all = range(first, last, 1).flatMap((month) => {
    const name = monthName(month);
    const length = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
    return range(1, length, 1).map((day): TimeBucket => {
      const date = `${name}-${String(day).padStart(2, '0')}`;
      return { from: date, to: date, count: counts.get(date) ?? 0 };
    });
  });
  return asked === null ? all : all.filter((bucket) => isWithin(bucket, asked));
}

/** What stands behind `date:` in a query, or null. */
export function dateAsked(text: string): string | null {
  return filtersOf(text).find(({ field, negated }) => field === 'date' && !negated)?.value ?? null;
}

/** What is written behind `date:` for bars from one to another, in either order. */
export function dateValue(a: TimeBucket, b: TimeBucket): string {
  const [first, last] = a.from <= b.from ? [a, b] : [b, a];
  return first.from === last.to ? first.from : `${first.from}..${last.to}`;
}

/** Whether a bar has a day within what stands behind `date:`. */
export function isWithin({ from, to }: TimeBucket, value: string): boolean {
  const wanted = readDateRange(value);
  const own = readDateRange(from === to ? from : `${from}..${to}`);
  if (wanted === null || own === null) return false;
  const starts = wanted.from === null || own.to === null || own.to >= wanted.from;
  return starts && (wanted.to === null || own.from === null || own.from <= wanted.to);
}

/** Months since the year 0; null for what is no month. */
function monthNumber(value: string | undefined): number | null {
  const match = /^(\d{4})-(\d{2})$/u.exec(value ?? '');
  return match === null ? null : Number(match[1]) * 12 + Number(match[2]) - 1;
}

function monthName(month: number): string {
  return `${yearName(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function yearName(year: number): string {
  return String(year).padStart(4, '0');
}

function range(first: number, last: number, step: number): number[] {
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
}
