import type { ArticleJoins } from './article-joins.ts';
import { unitsOf } from './byte-writer.ts';
import { indexKey } from './index-key.ts';
import { documentBases } from './mark-matches.ts';
import { foldFilterValue, plainFilterValue } from './query-filter.ts';
import type { Segment } from './segment.ts';
import type { StoryTable } from './story-table.ts';
import type { TopicTable } from './topic-table.ts';
import type { RecordFacts } from './value-columns.ts';

/** Values that annotations have, and their articles through them, or the other way round: each document with each of its values once. */
export interface JoinedValues {
  readonly names: readonly string[];
  /** Documents, all numbered through; those of one value stand together. */
  readonly documents: Int32Array;
  /** Index in `names`, by entry of `documents`. */
  readonly values: Int32Array;
}

/** Colours of annotations. */
export function joinColours(segments: readonly Segment[], joins: ArticleJoins): JoinedValues {
  const colours = segments.map(({ values }) =>
    values.names.facts.map(({ colour }: RecordFacts) => {
      const folded = foldFilterValue(colour);
      return folded === '' ? [] : [folded];
    }),
  );
  return join(segments, joins, (segment, document) => {
    const number = (segments[segment] as Segment).values.facts[document] as number;
    return colours[segment]?.[number] ?? [];
  });
}

/** Paths of the topics that annotations are coded with, and of those above them. */
export function joinTopics(
  segments: readonly Segment[],
  joins: ArticleJoins,
  topics: TopicTable,
): JoinedValues {
  const pathsOf = (id: string): string[] => topics.withAbove(id).map(({ path }) => plainFilterValue(path));
  const paths = segments.map(({ values: { names } }) => {
    const byName = names.topics.names.map(pathsOf);
    return names.topics.lists.map((list) => list.flatMap((number) => byName[number] ?? []));
  });
  return join(segments, joins, (segment, document) => {
    const number = (segments[segment] as Segment).values.topics[document] as number;
    return paths[segment]?.[number] ?? [];
  });
}

/** Stories that articles belong to, with their annotations. */
export function joinStories(
  segments: readonly Segment[],
  joins: ArticleJoins,
  stories: StoryTable,
): JoinedValues {
  const { all } = stories;
  const bases = documentBases(segments);
  const documents: number[] = [];
  const values: number[] = [];
  const storyOf = new Map<string, number>();
  all.forEach(({ ids }, story) => {
    for (const id of ids) {
      storyOf.set(id, story);
      const key = unitsOf(indexKey('article', id));
      segments.forEach((segment, at) => {
        const document = segment.findKey(key);
        if (document < 0) return;
        documents.push((bases[at] as number) + document);
        values.push(story);
      });
    }
  });
  for (let index = 0; storyOf.size > 0 && index < joins.documents.length; index += 1) {
    const segment = joins.segments[index] as number;
    const document = joins.documents[index] as number;
    const story = storyOf.get((segments[segment] as Segment).articleId(document));
    if (story === undefined) continue;
    documents.push((bases[segment] as number) + document);
    values.push(story);
  }
  const names = all.map(({ name }) => name);
  return { names, ...byValue(documents, values, names.length) };
}

function join(
  segments: readonly Segment[],
  joins: ArticleJoins,
  valuesOf: (segment: number, document: number) => readonly string[],
): JoinedValues {
  const bases = documentBases(segments);
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const documents: number[] = [];
  const values: number[] = [];
  const all = bases[segments.length] as number;
  const seen = new Set<number>();
  const add = (document: number, value: number): void => {
    const pair = value * all + document;
    if (seen.has(pair)) return;
    seen.add(pair);
    documents.push(document);
    values.push(value);
  };
  for (let index = 0; index < joins.documents.length; index += 1) {
    const segment = joins.segments[index] as number;
    const document = joins.documents[index] as number;
    const article = joins.articles[index] as number;
    for (const name of valuesOf(segment, document)) {
      let number = numbers.get(name);
      if (number === undefined) {
        number = names.length;
        names.push(name);
        numbers.set(name, number);
      }
      add((bases[segment] as number) + document, number);
      if (article >= 0) add((bases[joins.articleSegments[index] as number] as number) + article, number);
    }
  }
  return { names, ...byValue(documents, values, names.length) };
}

/** Counting sort by value. */
function byValue(
  documents: readonly number[],
  values: readonly number[],
  count: number,
): Pick<JoinedValues, 'documents' | 'values'> {
  const next = new Int32Array(count + 1);
  for (const value of values) next[value + 1] = (next[value + 1] as number) + 1;
  for (let value = 0; value < count; value += 1)
    next[value + 1] = (next[value + 1] as number) + (next[value] as number);
  const sorted = { documents: new Int32Array(values.length), values: new Int32Array(values.length) };
  values.forEach((value, index) => {
    const at = next[value] as number;
    next[value] = at + 1;
    sorted.documents[at] = documents[index] as number;
    sorted.values[at] = value;
  });
  return sorted;
}
