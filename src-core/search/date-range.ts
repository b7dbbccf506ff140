/** Days since 1970-01-01 in the calendar of the text, both included; null = open. */
export interface DayRange {
  readonly from: number | null;
  readonly to: number | null;
}

interface Period {
  readonly from: number;
  readonly to: number;
}

const DAY = 86_400_000;
const YEAR_FIRST = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u;
const DAY_FIRST = /^(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})$/u;
const FIRST_DAY = dayOf(1, 1, 1) as number;
const LAST_DAY = dayOf(9999, 12, 31) as number;

/**
 * Reads "2024", "2024-10", "2024-10-05" (also "5.10.2024", "10.2024"), or two of them with ".." between, of which one
 * may be missing. Turned-round ends are turned back. Null where that is no date of the years 1 to 9999.
 */
export function readDateRange(text: string): DayRange | null {
  const [first = '', second, ...more] = text.split(/\.\.+|…/u);
  if (more.length > 0) return null;
  const start = readPeriod(first);
  if (second === undefined) return start;
  const end = readPeriod(second);
  if ((start === null && first !== '') || (end === null && second !== '')) return null;
  if (start === null || end === null)
    return start === null && end === null ? null : { from: start?.from ?? null, to: end?.to ?? null };
  return start.from <= end.to ? { from: start.from, to: end.to } : { from: end.from, to: start.to };
}

/** Everything behind (or before) the day, month or year; null where that is no date. */
export function readOpenRange(text: string, side: 'after' | 'before'): DayRange | null {
  const period = readPeriod(text);
  if (period === null) return null;
  if (side === 'after') return period.to >= LAST_DAY ? null : { from: period.to + 1, to: null };
  return period.from <= FIRST_DAY ? null : { from: null, to: period.from - 1 };
}

/** The shortest text that `readDateRange` reads as this range, both ends to the year, to the month or to the day. */
export function printDateRange({ from, to }: DayRange): string {
  for (const units of [4, 7, 10]) {
    const start = from === null ? '' : isoDay(from).slice(0, units);
    const end = to === null ? '' : isoDay(to).slice(0, units);
    const text = start === end ? start : `${start}..${end}`;
    const range = readDateRange(text);
    if (range !== null && range.from === from && range.to === to) return text;
  }
  return '';
}

function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function readPeriod(text: string): Period | null {
  const match = YEAR_FIRST.exec(text);
  const [year, month, day] =
    match === null ? (DAY_FIRST.exec(text) ?? []).slice(1).reverse() : match.slice(1);
  if (year === undefined) return null;
  const from = dayOf(Number(year), Number(month ?? 1), Number(day ?? 1));
  if (from === null) return null;
  if (day !== undefined) return { from, to: from };
  const next =
    month === undefined || month === '12' ? [Number(year) + 1, 1] : [Number(year), Number(month) + 1];
  const behind =
    month === undefined ? dayOf(Number(year) + 1, 1, 1) : dayOf(next[0] as number, next[1] as number, 1);
  return { from, to: (behind as number) - 1 };
}

/** Null where the calendar has no such day. */
function dayOf(year: number, month: number, day: number): number | null {
  if (year < 1 || month < 1 || month > 12) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / DAY : null;
}
