const DAY = 86_400_000;

interface Month {
  /** Its first day since 1970-01-01. */
  readonly day: number;
  /** As it is written: "2024-10". */
  readonly name: string;
}

const known = new Map<number, Month>();

/** Months since January 1970 of a day since 1970-01-01. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** The month that is so many after January 1970. */
export function monthStart(number: number): Month {
  let month = known.get(number);
  if (month === undefined) {
    const date = new Date(0);
    date.setUTCFullYear(1970 + Math.floor(number / 12), ((number % 12) + 12) % 12, 1);
    month = { day: Math.round(date.getTime() / DAY), name: date.toISOString().slice(0, 7) };
    known.set(number, month);
  }
  return month;
}

/** How a day since 1970-01-01 is written: "2024-10-03". */
export function nameOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
