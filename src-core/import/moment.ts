import { parseDate } from '../text/calendar-date.ts';

const CLOCK = /(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm|a\.\s?m\.|p\.\s?m\.)?/iu;
const AFTERNOON = /下午|午後|오후|晚上/u;
const FORENOON = /上午|午前|오전|凌晨/u;
const ZONE = /(?:\d|\s)(Z|UTC|GMT|[+-]\d{2}:?\d{2})\s*$/u;

/**
 * A moment as exports write it (a date with a time, or seconds since 1970) as ISO 8601 UTC; null where it names no day.
 * A time without a zone is taken for UTC: what the clock showed is what stays to be read.
 */
export function momentOf(text: string): string | null {
  const value = text.trim();
  const day = parseDate(value, 'month-first');
  if (day === null) return null;
  const zoned = /T(\d{2}:\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})$/u.exec(day);
  if (zoned !== null) return inUtc(day.slice(0, 10), zoned[1]!, zoned[2]!);
  const clock = CLOCK.exec(value);
  if (clock === null) return `${day.slice(0, 10)}T00:00:00.000Z`;
  const [, hours = '0', minutes = '00', seconds = '00', half = ''] = clock;
  let hour = Number(hours);
  if ((/^p/iu.test(half) || AFTERNOON.test(value)) && hour < 12) hour += 12;
  if ((/^a/iu.test(half) || FORENOON.test(value)) && hour === 12) hour = 0;
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return `${day.slice(0, 10)}T00:00:00.000Z`;
  const time = `${String(hour).padStart(2, '0')}:${minutes}:${seconds}`;
  return inUtc(day.slice(0, 10), time, ZONE.exec(value)?.[1] ?? 'Z');
}

/** Moves a time with an offset to UTC, over midnight where need be. */
function inUtc(day: string, time: string, zone: string): string {
  const offset = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone);
  if (offset === null) return `${day}T${time}.000Z`;
  const milliseconds = Date.parse(`${day}T${time}${offset[1]}${offset[2]}:${offset[3]}`);
  return Number.isNaN(milliseconds) ? `${day}T${time}.000Z` : new Date(milliseconds).toISOString();
}
