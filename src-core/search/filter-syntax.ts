import { type DayRange, printDateRange, readDateRange, readOpenRange } from './date-range.ts';
import { languageCode } from './language-names.ts';
import { foldFilterValue, plainFilterValue, type QueryFilter } from './query-filter.ts';

type Words = Readonly<Record<string, string>>;

const COLOURS: Words = {
  yellow: 'gelb',
  red: 'rot',
  green: 'grün gruen',
  blue: 'blau',
  purple: 'violet violett lila',
  magenta: 'pink rosa',
  orange: '',
  gray: 'grey grau',
};
const STATUSES: Words = {
  inbox: 'eingang',
  reading: 'lesend',
  done: 'gelesen fertig erledigt',
  archive: 'archived archiv archiviert',
};
const HAS: Words = {
  note: 'notes notiz notizen',
  annotation: 'annotations highlight highlights markierung markierungen',
  topic: 'topics thema themen',
  date: 'datum',
  author: 'authors autor autorin autoren',
  url: 'link adresse',
};
const IS: Words = {
  starred: 'favourite favorite gemerkt markiert',
  unread: 'ungelesen',
  read: 'gelesen',
  coded: 'kodiert codiert',
};
const KINDS: Words = {
  article: 'articles artikel',
  annotation: 'annotations highlight highlights markierung markierungen',
  topic: 'topics thema themen',
};

type FilterField =
  | 'lang'
  | 'type'
  | 'status'
  | 'color'
  | 'site'
  | 'author'
  | 'topic'
  | 'story'
  | 'date'
  | 'saved'
  | 'after'
  | 'before'
  | 'age'
  | 'has'
  | 'is'
  | 'in';

/** What may stand in front of ":" for a condition, and what it is called there. */
const FIELDS: Readonly<Record<string, FilterField>> = {
  lang: 'lang',
  language: 'lang',
  type: 'type',
  status: 'status',
  color: 'color',
  colour: 'color',
  site: 'site',
  author: 'author',
  topic: 'topic',
  story: 'story',
  date: 'date',
  published: 'date',
  saved: 'saved',
  after: 'after',
  before: 'before',
  age: 'age',
  has: 'has',
  is: 'is',
  in: 'in',
};
const UNIT_DAYS: Readonly<Record<string, number>> = { d: 1, t: 1, w: 7, m: 30, y: 365, j: 365 };
const AGE = /^([<>]?)(\d{1,4})([dtwmyj])$/u;
/** Written without quotes: no character that ends a word or means something else there. */
const BARE_VALUE = /^[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}\-/_.+]*[\p{L}\p{N}\p{M}])?$/u;

/** Name by which the condition in front of ":" is known; null where there is none of that name. */
export function filterField(name: string): string | null {
  return Object.hasOwn(FIELDS, name) ? (FIELDS[name] as FilterField) : null;
}

/**
 * The condition that `field:value` is; null where it is none: then the words are searched. Values of `site` and
 * `author` are conditions only in quotes, else words of those fields.
 */
export function readFilter(name: string, text: string, quoted: boolean): QueryFilter | null {
  const field = filterField(name) as FilterField | null;
  if (field === null) return null;
  const value = quoted ? plainFilterValue(text) : text.replace(/[,;!?]+$/u, '');
  if (value === '') return null;
  // days need no folding, whose regular expressions cost more than all else when they are run now and then
  if (field === 'date' || field === 'saved')
    return dated(field === 'date' ? 'published' : field, readDateRange(value));
  const folded = foldFilterValue(value);
  switch (field) {
    case 'lang':
      return /[*?~]/u.test(value) ? null : { on: 'lang', value: languageCode(folded) };
    case 'type':
      return /[*?~]/u.test(value) ? null : { on: 'type', value: folded };
    case 'status':
    case 'color': {
      const known = wordOf(field === 'status' ? STATUSES : COLOURS, folded);
      return known === null ? null : { on: field, value: known };
    }
    case 'site':
    case 'author':
      return quoted ? { on: field, value } : null;
    case 'topic':
      if (!quoted && /[*?~]/u.test(value)) return null;
      return quoted || !BARE_VALUE.test(value) ? { on: field, value, exact: true } : { on: field, value };
    case 'story':
      return !quoted && /[*?~]/u.test(value) ? null : { on: field, value };
    case 'after':
    case 'before':
      return dated('published', readOpenRange(value, field));
    case 'age': {
      const [, sign, count, unit = ''] = AGE.exec(folded) ?? [];
      if (count === undefined) return null;
      return { on: 'age', days: Number(count) * (UNIT_DAYS[unit] as number), older: sign === '>' };
    }
    case 'has': {
      const known = wordOf(HAS, folded);
      return known === null ? null : ({ on: 'has', value: known } as QueryFilter);
    }
    case 'is': {
      const known = wordOf(IS, folded);
      return known === null ? null : ({ on: 'is', value: known } as QueryFilter);
    }
    case 'in': {
      const known = wordOf(KINDS, folded);
      return known === null ? null : ({ on: 'in', value: known } as QueryFilter);
    }
  }
}

/** Name in front of ":" in the canonical form. */
export function filterName(filter: QueryFilter): string {
  return filter.on === 'published' ? 'date' : filter.on;
}

/** Value behind ":" in the canonical form, without quotes. */
export function filterValue(filter: QueryFilter): string {
  if ('value' in filter) return filter.value;
  if (filter.on !== 'age') return printDateRange(filter);
  const { days, older } = filter;
  const unit =
    days === 0 ? 'd' : (['y', 'm', 'w'].find((name) => days % (UNIT_DAYS[name] as number) === 0) ?? 'd');
  return `${older ? '>' : '<'}${days / (UNIT_DAYS[unit] as number)}${unit}`;
}

/** The canonical form: `readFilter` reads its value as this condition. */
export function printFilter(filter: QueryFilter): string {
  const value = filterValue(filter);
  const isText =
    filter.on === 'site' ||
    filter.on === 'author' ||
    (filter.on === 'topic' && filter.exact === true) ||
    ('value' in filter && !BARE_VALUE.test(value));
  return `${filterName(filter)}:${isText ? `"${value}"` : value}`;
}

function dated(on: 'published' | 'saved', range: DayRange | null): QueryFilter | null {
  return range === null ? null : { on, ...range };
}

function wordOf(words: Words, folded: string): string | null {
  if (Object.hasOwn(words, folded)) return folded;
  const found = Object.entries(words).find(([, others]) => others.split(' ').includes(folded));
  return found === undefined || folded === '' ? null : found[0];
}
