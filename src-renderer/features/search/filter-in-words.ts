import type { InterfaceLanguage } from '../../../src-core/base/error-sentences.ts';
import type { QueryFilter } from '../../../src-core/search/query-filter.ts';
import { en } from '../../i18n/en.ts';
import { formatName } from '../../i18n/format-name.ts';
import { formatNumber, languageName } from '../../i18n/format.ts';
import type { StoryName } from '../../i18n/story-names.ts';
import type { TextKey, Texts } from '../../i18n/text.ts';

/** Milliseconds. */
const DAY = 86_400_000;

/** Sentences of the interface, and what stories are called where that is known. */
export interface QueryTexts extends Texts {
  readonly storyName?: StoryName;
}

function storyInWords(value: string, t: Texts['t'], title: string | null): string {
  if (value.toLowerCase() === 'any') return t('words.anyStory');
  return title === null ? t('words.story') : t('words.storyNamed', { title });
}

/** A condition as people say it: "published since October 2024", "in German". */
export function filterInWords(filter: QueryFilter, { t, language, storyName }: QueryTexts): string {
  const named = (key: string, fallback: string): string => (key in en ? t(key as TextKey) : fallback);
  switch (filter.on) {
    case 'lang':
      return t('words.lang', { value: languageName(filter.value, language) });
    case 'type':
      return t('words.type', { value: formatName(filter.value, t) });
    case 'status':
      return t('words.status', { value: named(`complete.status.${filter.value}`, filter.value) });
    case 'color':
      return t('words.color', { value: named(`colour.${filter.value}`, filter.value) });
    case 'site':
      return t('words.site', { value: filter.value });
    case 'author':
      return t('words.author', { value: filter.value });
    case 'topic':
      return t('words.topic', { value: filter.value });
    case 'story':
      return storyInWords(filter.value, t, storyName?.(filter.value) ?? null);
    case 'published':
    case 'saved':
      return t(`words.${filter.on}`, { period: periodInWords(filter.from, filter.to, t, language) });
    case 'age':
      return t(filter.older ? 'words.older' : 'words.younger', {
        count: filter.days,
        n: formatNumber(filter.days, language),
      });
    case 'has':
    case 'is':
      return named(`complete.${filter.on}.${filter.value}`, filter.value);
    case 'in':
      return t('words.only', { what: named(`complete.in.${filter.value}`, filter.value) });
  }
}

/** Days, both included; named by years or months where both ends are whole ones. */
function periodInWords(
  from: number | null,
  to: number | null,
  t: Texts['t'],
  language: InterfaceLanguage,
): string {
  const first = from === null ? null : new Date(from * DAY);
  // the day behind the last begins a month or a year where the period ends with one
  const behind = to === null ? null : new Date((to + 1) * DAY);
  const ends = [first, behind].filter((day) => day !== null);
  const months = ends.every((day) => day.getUTCDate() === 1);
  const years = months && ends.every((day) => day.getUTCMonth() === 0);
  const say = (day: Date): string =>
    years
      ? String(day.getUTCFullYear())
      : new Intl.DateTimeFormat(language, {
          year: 'numeric',
          month: 'long',
          ...(months ? {} : { day: 'numeric' }),
          timeZone: 'UTC',
        }).format(day);
  const start = first === null ? null : say(first);
  const end = to === null ? null : say(new Date(to * DAY));
  if (start === null) return end === null ? '' : t('words.until', { date: end });
  if (end === null) return t('words.since', { date: start });
  if (start !== end) return t('words.between', { from: start, to: end });
  return t(years ? 'words.inYear' : months ? 'words.inMonth' : 'words.on', { date: start });
}
