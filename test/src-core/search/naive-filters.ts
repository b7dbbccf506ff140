import { foldFilterValue, plainFilterValue } from '../../../src-core/search/query-filter.ts';
import type { IndexDocument, TopicNames } from '../../../src-core/search/search-types.ts';
import { TODAY } from './archive-samples.ts';

const DAY = 86_400_000;

/** A condition as it is written, and whether a record meets it when all records are looked at. */
export interface NaiveFilter {
  readonly text: string;
  readonly holds: (record: IndexDocument) => boolean;
}

/** All records and topics there are. */
export interface NaiveArchive {
  readonly records: readonly IndexDocument[];
  readonly topics: readonly TopicNames[];
}

/** What holds for an annotation holds for its article. */
function orOfAnnotations(
  { records }: NaiveArchive,
  holds: (record: IndexDocument) => boolean,
): (record: IndexDocument) => boolean {
  return (record) =>
    holds(record) ||
    (record.kind === 'article' &&
      records.some(
        (other) =>
          other.kind === 'annotation' && `article:${other.values.articleId}` === record.key && holds(other),
      ));
}

/** Ids of the topics and of all below them. */
export function withBelow(topics: readonly TopicNames[], ids: readonly string[]): ReadonlySet<string> {
  const found = new Set(ids);
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { id, parentId } of topics) if (parentId !== null && found.has(parentId)) found.add(id);
  }
  return found;
}

/** Coded with one of the topics or one below it. */
export function isCoded(archive: NaiveArchive, ids: readonly string[]): (record: IndexDocument) => boolean {
  const wanted = withBelow(archive.topics, ids);
  return orOfAnnotations(archive, ({ values }) => (values.topics ?? []).some((id) => wanted.has(id)));
}

/** Ids of the topics that `topic:"value"` means: by path, else by path whatever the case, else by name. */
export function topicsMeant({ topics }: NaiveArchive, value: string): string[] {
  const fold = (name: string): string => foldFilterValue(name).replaceAll('ß', 'ss');
  const tests: ((topic: TopicNames) => boolean)[] = [
    ({ path }) => plainFilterValue(path) === value,
    ({ path }) => fold(path) === fold(value),
    ({ names }) => names.some((name) => fold(name) === fold(value)),
  ];
  for (const test of tests) {
    const found = topics.filter(test);
    if (found.length > 0) return found.map(({ id }) => id);
  }
  return [];
}

/** Conditions of every kind. */
export function naiveFilters(archive: NaiveArchive): NaiveFilter[] {
  const { records } = archive;
  const published =
    (from: number, to: number) =>
    ({ values: { publishedDay: day } }: IndexDocument): boolean =>
      day !== null && day >= from && day <= to;
  const addedOn =
    (from: number, to: number) =>
    ({ values }: IndexDocument): boolean =>
      Math.floor(values.added / DAY) >= from && Math.floor(values.added / DAY) <= to;
  const whole = (valuesOf: (record: IndexDocument) => readonly string[], value: string) => {
    const plain = (record: IndexDocument): boolean =>
      valuesOf(record).some((name) => plainFilterValue(name) === value);
    if (records.some(plain)) return plain;
    return (record: IndexDocument): boolean =>
      valuesOf(record).some((name) => foldFilterValue(name) === foldFilterValue(value));
  };
  const authorsOf = ({ values }: IndexDocument): readonly string[] => values.authors ?? [];
  const siteOf = ({ values }: IndexDocument): readonly string[] => [values.site];
  return [
    { text: 'lang:de', holds: ({ values }) => values.language.startsWith('de') },
    { text: 'lang:und', holds: ({ values }) => values.language === 'und' },
    { text: 'type:html', holds: ({ values }) => values.type === 'html' },
    { text: 'type:annotation', holds: ({ values }) => values.type === 'annotation' },
    { text: 'status:done', holds: ({ values }) => values.status === 'done' },
    { text: 'color:yellow', holds: orOfAnnotations(archive, ({ values }) => values.colour === 'yellow') },
    { text: 'color:blue', holds: () => false },
    { text: 'site:"Der Spiegel"', holds: whole(siteOf, 'Der Spiegel') },
    { text: 'site:"Die Zeit"', holds: whole(siteOf, 'Die Zeit') },
    { text: 'author:"Anna Kurz"', holds: whole(authorsOf, 'Anna Kurz') },
    { text: 'date:2024-10', holds: published(TODAY - 3, TODAY + 27) },
    { text: 'before:1970', holds: published(-1e6, -1) },
    { text: 'saved:2024-10-03', holds: addedOn(TODAY - 1, TODAY - 1) },
    { text: 'age:<3w', holds: published(TODAY - 21, 1e6) },
    { text: 'age:>3w', holds: published(-1e6, TODAY - 22) },
    { text: 'has:note', holds: orOfAnnotations(archive, ({ values }) => values.hasNote === true) },
    { text: 'has:annotation', holds: orOfAnnotations(archive, ({ kind }) => kind === 'annotation') },
    { text: 'has:topic', holds: orOfAnnotations(archive, ({ values }) => (values.topics ?? []).length > 0) },
    { text: 'has:date', holds: ({ values }) => values.publishedDay !== null },
    { text: 'has:author', holds: ({ values }) => (values.authors ?? []).length > 0 },
    { text: 'has:url', holds: ({ values }) => values.hasUrl === true },
    { text: 'is:starred', holds: ({ values }) => values.starred === true },
    { text: 'is:unread', holds: ({ values }) => values.status === 'inbox' },
    { text: 'is:read', holds: ({ values }) => values.status === 'done' || values.status === 'archive' },
    { text: 'is:coded', holds: orOfAnnotations(archive, ({ values }) => (values.topics ?? []).length > 0) },
    { text: 'in:article', holds: ({ kind }) => kind === 'article' },
    { text: 'in:annotation', holds: ({ kind }) => kind === 'annotation' },
    ...archive.topics.map(({ path }) => ({
      text: `topic:"${path}"`,
      holds: isCoded(archive, topicsMeant(archive, path)),
    })),
  ];
}
