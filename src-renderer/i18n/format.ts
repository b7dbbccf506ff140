import type { InterfaceLanguage } from '../../src-core/base/error-sentences.ts';

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** A whole number with the language's grouping: 12,345 or 12.345. */
export function formatNumber(value: number, language: InterfaceLanguage): string {
  let format = numberFormats.get(language);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    numberFormats.set(language, format);
  }
  return format.format(value);
}

function dateFormat(language: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(parts)}`;
  let format = dateFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language, parts);
    dateFormats.set(key, format);
  }
  return format;
}

/** An ISO date (year, month or day alone, or with time) as people write it; what does not parse is shown as it is. */
export function formatDate(iso: string, language: InterfaceLanguage): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso);
  if (match === null) return iso;
  const [, year, month, day] = match;
  const date = new Date(Date.UTC(Number(year), Number(month ?? '1') - 1, Number(day ?? '1')));
  if (Number.isNaN(date.getTime())) return iso;
  if (month === undefined) return year ?? iso;
  const parts: Intl.DateTimeFormatOptions =
    day === undefined
      ? { year: 'numeric', month: 'short', timeZone: 'UTC' }
      : { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' };
  return dateFormat(language, parts).format(date);
}

/** A factor as "115 %". */
export function formatPercent(factor: number, language: InterfaceLanguage): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(factor);
}

/** Seconds as "12 s" or "3 min". */
export function formatDuration(seconds: number, language: InterfaceLanguage): string {
  const minutes = seconds >= 90;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: minutes ? 'minute' : 'second',
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  }).format(Math.max(1, Math.ceil(minutes ? seconds / 60 : seconds)));
}

/** Bytes as "12 kB". */
export function formatBytes(bytes: number, language: InterfaceLanguage): string {
  const [value, unit] =
    bytes >= 1e6 ? [bytes / 1e6, 'megabyte'] : bytes >= 1e3 ? [bytes / 1e3, 'kilobyte'] : [bytes, 'byte'];
  const unitDisplay = unit === 'byte' ? 'long' : 'short';
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay,
    maximumFractionDigits: 1,
  }).format(value);
}

/** A moment as people here write it, in the time of this place, to the second. */
export function formatMoment(iso: string, language: InterfaceLanguage): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return dateFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(date);
}

/** Name of a language in the interface's language ("German"); the code itself where it has no name. */
export function languageName(code: string, language: InterfaceLanguage): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
