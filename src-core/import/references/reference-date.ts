import { parseDate } from '../../text/calendar-date.ts';

const YEAR = /(?<!\d)(1[0-9]\d{2}|20\d{2})(?!\d)/u;
/** Quarters and seasons are no months. */
const MONTH_NAME = /\p{L}{3,}/u;

/**
 * The date of a reference as ISO 8601, as exact as it is given: "2019", "2019-05" or "2019-05-12". Reads what bibliographies
 * write: "2019/05/12/Spring", "2019 Mar-Apr", "12 May 2019", "2019-5". Null where it names no year.
 */
export function referenceDate(given: string): string | null {
  const text = given.trim();
  const numbers = /^(\d{4})(?:[-/.](\d{1,2})?(?:[-/.](\d{1,2}))?)?(?!\d)/u.exec(text);
  if (numbers !== null) {
    const [, year = '', month = '', day = ''] = numbers;
    const iso = partialDate(Number(year), Number(month), Number(day));
    if (iso !== null && (month !== '' || text.length <= year.length + 3)) return iso;
  }
  const whole = parseDate(text, 'month-first');
  if (whole !== null) return whole.slice(0, 10);
  const year = YEAR.exec(text)?.[1];
  if (year === undefined) return null;
  const name = MONTH_NAME.exec(text)?.[0];
  const month = name === undefined ? null : parseDate(`1 ${name} 2001`, 'month-first');
  if (month === null) return year;
  const day = /^\d{4}\s\p{L}+\.?\s(\d{1,2})$/u.exec(text)?.[1];
  return partialDate(Number(year), Number(month.slice(5, 7)), Number(day ?? 0));
}

/** "2019", "2019-05" or "2019-05-12" of numbers; parts that are 0 or impossible are left out. Null without a year. */
export function partialDate(year: number, month: number, day: number): string | null {
  if (!Number.isInteger(year) || year < 1000 || year > 2099) return null;
  const start = String(year);
  if (!Number.isInteger(month) || month < 1 || month > 12) return start;
  const withMonth = `${start}-${String(month).padStart(2, '0')}`;
  if (!Number.isInteger(day) || day < 1 || day > 31) return withMonth;
  const whole = `${withMonth}-${String(day).padStart(2, '0')}`;
  // The 31st of February rolls over into March.
  const milliseconds = Date.parse(whole);
  return Number.isNaN(milliseconds) || new Date(milliseconds).getUTCDate() !== day ? withMonth : whole;
}
