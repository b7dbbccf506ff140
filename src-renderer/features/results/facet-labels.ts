import type { InterfaceLanguage } from '../../../src-core/base/error-sentences.ts';
import { formatName } from '../../i18n/format-name.ts';
import type { StoryName } from '../../i18n/story-names.ts';
import { formatDate, languageName } from '../../i18n/format.ts';
import type { TextKey, Translate } from '../../i18n/text.ts';

/** Names of filters; what the language may have besides is shown as it is written. */
const FIELDS: Readonly<Record<string, TextKey>> = {
  lang: 'facets.lang',
  site: 'facets.site',
  author: 'facets.author',
  type: 'facets.type',
  status: 'facets.status',
  topic: 'facets.topic',
  color: 'facets.color',
  story: 'facets.story',
  date: 'facets.date',
  saved: 'facets.saved',
  age: 'facets.age',
  has: 'facets.has',
  is: 'facets.is',
  in: 'facets.in',
};
const VALUES: Readonly<Record<string, TextKey>> = {
  'status:inbox': 'article.status.inbox',
  'status:reading': 'article.status.reading',
  'status:done': 'article.status.done',
  'status:archive': 'article.status.archive',
  'color:yellow': 'colour.yellow',
  'color:red': 'colour.red',
  'color:green': 'colour.green',
  'color:blue': 'colour.blue',
  'color:purple': 'colour.purple',
  'color:magenta': 'colour.magenta',
  'color:orange': 'colour.orange',
  'color:gray': 'colour.gray',
  'type:annotation': 'list.kind.annotation',
  'type:topic': 'list.kind.topic',
  'in:article': 'list.kind.article',
  'in:annotation': 'list.kind.annotation',
  'in:topic': 'list.kind.topic',
  'has:note': 'list.kind.annotation',
  'has:annotation': 'facets.value.annotation',
  'has:topic': 'list.kind.topic',
  'has:date': 'facets.date',
  'has:author': 'facets.author',
  'has:url': 'article.field.url',
  'is:starred': 'list.starred',
  'is:unread': 'facets.value.unread',
  'is:read': 'facets.value.read',
  'is:coded': 'facets.value.coded',
};

/** What a filter is called in the interface's language. */
export function fieldLabel(field: string, t: Translate): string {
  const key = FIELDS[field];
  return key === undefined ? field : t(key);
}

/** What a value of a filter is called; days and months as people write them, stories by their leading article. */
export function valueLabel(
  field: string,
  value: string,
  t: Translate,
  language: InterfaceLanguage,
  storyName: StoryName,
): string {
  if (field === 'story')
    return value.toLowerCase() === 'any'
      ? t('facets.value.anyStory')
      : (storyName(value) ?? t('words.story'));
  if (field === 'lang') return value === 'und' ? t('article.unknownLanguage') : languageName(value, language);
  if (field === 'date' || field === 'saved') return rangeLabel(value, language);
  if (field === 'topic') return value.replaceAll('/', ' / ');
  const key = VALUES[`${field}:${value}`];
  if (key !== undefined) return t(key);
  return field === 'type' ? formatName(value, t) : value;
}

/** "2024-10..2024-12" as "Oct 2024 – Dec 2024"; an open end stays open. */
export function rangeLabel(value: string, language: InterfaceLanguage): string {
  const [from = '', to] = value.split('..');
  const [first, last] = [from, to ?? from].map((each) => (each === '' ? '' : formatDate(each, language)));
  if (to === undefined || first === last) return first ?? value;
  return `${first ?? ''} – ${last ?? ''}`.trim();
}
