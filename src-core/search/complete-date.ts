import type { FacetCount } from './search-types.ts';

interface DateCompletion {
  readonly value: string;
  /** Articles of that year or month; null for an open range. */
  readonly count: number | null;
  /** Whether typing may end here. */
  readonly ends: boolean;
}

const TYPED = /^(?:(.+?)\.\.)?([\d-]*)$/u;

/**
 * Years and months of the archive that begin as typed, latest first; behind ".." those not before the range's beginning.
 * `months` ascending ("2024-10"). `ranges`: whether a period may be left open ("2024-10..").
 */
export function completeDate(
  typed: string,
  months: readonly FacetCount[],
  ranges: boolean,
  most: number,
): DateCompletion[] {
  const parts = TYPED.exec(typed);
  if (parts === null || (parts[1] !== undefined && !ranges)) return [];
  const [, from, to = ''] = parts;
  const years = new Map<string, number>();
  for (const { value, count } of months) {
    const year = value.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + count);
  }
  const periods = to.length < 4 ? [...years].map(([value, count]) => ({ value, count })) : [...months];
  const before = from === undefined ? '' : `${from}..`;
  const found = periods
    .filter(
      ({ value }) => value.startsWith(to) && (from === undefined || value >= from.slice(0, value.length)),
    )
    .reverse()
    .map(({ value, count }) => ({
      value: before + value,
      count: from === undefined ? count : null,
      ends: to.length >= 4 || from !== undefined,
    }));
  const whole = from === undefined && /^\d{4}(?:-\d\d(?:-\d\d)?)?$/u.test(to);
  const open = ranges && whole ? [{ value: `${to}..`, count: null, ends: false }] : [];
  return [...open, ...found].slice(0, most);
}
