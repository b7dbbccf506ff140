const DAY = 86_400_000;

/** Months since January 1970 of a day since 1970-01-01. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** The first day of a month, and how it is written ("2024-10"). */
export function monthStart(month: number): { readonly day: number; readonly name: string } {
  const date = new Date(0);
  date.setUTCFullYear(1970 + Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
  return { day: Math.round(date.getTime() / DAY), name: date.toISOString().slice(0, 7) };
}
