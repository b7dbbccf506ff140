/** Dates as people and pages write them, read into ISO 8601 without a clock. */

/** A date that a text names. */
export interface NamedDate {
  /** "2024-11-01", or "2024-11-01T09:30:00+01:00" where the offset is known. */
  readonly iso: string;
  /** UTF-16 units from the start of the text. */
  readonly start: number;
  readonly end: number;
}

/** Which number of "03/04/2024" is the month; a day above 12 settles it whatever this says. */
export type NumberOrder = 'day-first' | 'month-first';

/** First letters of the months' names that tell them apart, in Latin and Cyrillic scripts, by month. */
const MONTH_STEMS: readonly string[] = [
  'jan|jän|ene|gen|janv|янв|січ|stycz|led|ocak|tammi',
  'feb|fév|fev|févr|фев|лют|lut|únor|şubat|helmi',
  'mar|mär|maerz|mrt|mars|març|берез|marz|březen|мар|maalis',
  'apr|avr|abr|апр|квіт|kwie|dub|nisan|huhti',
  'may|mai|mag|mei|maj|май|мая|трав|květ|mayıs|touko',
  'jun|juin|giu|июн|черв|czerw|červn|haziran|kesä',
  'jul|juil|lug|июл|лип|lip|červenec|temmuz|heinä',
  'aug|août|aoû|ago|авг|серп|sierp|srp|ağustos|elo',
  'sep|set|сен|вер|wrze|září|eylül|syys',
  'oct|okt|ott|out|окт|жовт|paźd|říj|ekim|loka',
  'nov|ноя|лист|listopad|kasım|marras',
  'dec|dez|dic|déc|дек|груд|grud|prosin|aralık|joulu',
];
const STEM_LISTS: readonly (readonly string[])[] = MONTH_STEMS.map((stems) => stems.split('|'));
const ANY_STEM = MONTH_STEMS.join('|');
const NAME = `(?:${ANY_STEM})\\p{L}{0,9}`;

const TIME =
  '(?:[T ,]{1,2}(?:at |um |à )?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?: ?(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?)?';
const ISO = new RegExp(`(?<!\\d)((?:19|20)\\d{2})-(\\d{1,2})-(\\d{1,2})(?!\\d)${TIME}`, 'u');
const SLASHED_YEAR_FIRST = /(?<![\d/])((?:19|20)\d{2})[/.](\d{1,2})[/.](\d{1,2})(?![\d/])/u;
const COMPACT =
  /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?/u;
const DAY_NAME_YEAR = new RegExp(
  `(?<![\\d\\p{L}])(\\d{1,2})(?:st|nd|rd|th|er|º|ª)?[.,]?(?: |-|/| de | of | d[’'])\\s?(${NAME})\\.?,?(?: |-|/|, | de | del | of |\\s){1,2}((?:19|20)\\d{2})(?!\\d)(?: г\\.?)?${TIME}`,
  'iu',
);
const NAME_DAY_YEAR = new RegExp(
  `(?<!\\p{L})(${NAME})\\.?[ -]{1,2}(\\d{1,2})(?:st|nd|rd|th)?(?:,| ,|-)? ?((?:19|20)\\d{2})(?!\\d)${TIME}`,
  'iu',
);
const NUMBERS = /(?<![\d./-])(\d{1,2})([./-])[ ]?(\d{1,2})\2[ ]?((?:19|20)\d{2}|\d{2})(?![\d/-])/u;
const EAST_ASIAN = /((?:19|20)\d{2})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/u;

/** The first date in a text that names a day, or null; years from 1900 to 2099. */
export function findDate(text: string, order: NumberOrder): NamedDate | null {
  const found = [
    ordered(ISO.exec(text), 1, 2, 3, 4),
    named(DAY_NAME_YEAR.exec(text), 3, 2, 1),
    named(NAME_DAY_YEAR.exec(text), 3, 1, 2),
    ordered(EAST_ASIAN.exec(text), 1, 2, 3, 0),
    ordered(SLASHED_YEAR_FIRST.exec(text), 1, 2, 3, 0),
    numbers(NUMBERS.exec(text), order),
    ordered(COMPACT.exec(text), 1, 2, 3, 4),
  ].filter((date) => date !== null);
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end)[0] ?? null;
}

/** Reads a value that should be a date, e.g. of a meta tag; null where it holds none. */
export function parseDate(value: string, order: NumberOrder): string | null {
  const text = value.trim();
  if (/^\d{10}(?:\d{3})?$/u.test(text)) return fromEpoch(Number(text.slice(0, 10)));
  return findDate(text.slice(0, 120), order)?.iso ?? null;
}

function ordered(
  match: RegExpExecArray | null,
  year: number,
  month: number,
  day: number,
  time: number,
): NamedDate | null {
  if (match === null) return null;
  const iso = isoDay(Number(match[year]), Number(match[month]), Number(match[day]));
  return iso === null ? null : place(match, iso + (time === 0 ? '' : isoTime(match.slice(time))));
}

function named(match: RegExpExecArray | null, year: number, month: number, day: number): NamedDate | null {
  if (match === null) return null;
  const iso = isoDay(Number(match[year]), monthOf(match[month] ?? ''), Number(match[day]));
  return iso === null ? null : place(match, iso + isoTime(match.slice(4)));
}

function numbers(match: RegExpExecArray | null, order: NumberOrder): NamedDate | null {
  if (match === null) return null;
  const first = Number(match[1]);
  const second = Number(match[3]);
  const short = Number(match[4]);
  const year = short >= 100 ? short : short < 70 ? 2000 + short : 1900 + short;
  const monthFirst = (order === 'month-first' && match[2] !== '.' && first <= 12) || second > 12;
  const iso = monthFirst ? isoDay(year, first, second) : isoDay(year, second, first);
  return iso === null ? null : place(match, iso);
}

function place(match: RegExpExecArray, iso: string): NamedDate {
  return { iso, start: match.index, end: match.index + match[0].length };
}

function monthOf(name: string): number {
  const word = name.toLowerCase();
  let best = 0;
  let length = 0;
  STEM_LISTS.forEach((stems, index) => {
    for (const stem of stems) {
      if (stem.length > length && word.startsWith(stem)) {
        best = index + 1;
        length = stem.length;
      }
    }
  });
  return best;
}

function isoDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (day > days) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** "T09:30:00+01:00" of hour, minute, second, zone; empty without a zone, since a time of nowhere misleads. */
function isoTime(parts: readonly (string | undefined)[]): string {
  const [hour, minute, second = '00', zone] = parts;
  if (hour === undefined || minute === undefined || zone === undefined) return '';
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return '';
  const offset = /^[+-]/u.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
  return `T${hour.padStart(2, '0')}:${minute}:${second}${offset}`;
}

function fromEpoch(seconds: number): string | null {
  const days = Math.floor(seconds / 86_400);
  // Civil from days (H. Hinnant, chrono-compatible low-level date algorithms).
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return isoDay(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}
