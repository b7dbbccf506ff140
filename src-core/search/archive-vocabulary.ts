import { commonestWords, type NearWord, nearWords, wordOccurrences } from './lexicon-words.ts';
import { NO_DAY } from './document-columns.ts';
import type { LexiconWord, QueryVocabulary } from './query-vocabulary.ts';
import type { FacetCount, TopicNames } from './search-types.ts';
import type { Segment } from './segment.ts';
import type { RecordValues } from './value-columns.ts';

type ValueField = Parameters<QueryVocabulary['values']>[0];

/** The archive's own words and values, for completion and spelling; what is counted is counted once. */
export class ArchiveVocabulary implements QueryVocabulary {
  readonly #segments: readonly Segment[];
  readonly #topics: () => readonly TopicNames[];
  readonly #values = new Map<ValueField, readonly FacetCount[]>();
  #months: readonly FacetCount[] | null = null;

  constructor(segments: readonly Segment[], topics: () => readonly TopicNames[]) {
    this.#segments = segments;
    this.#topics = topics;
  }

  values(field: ValueField): readonly FacetCount[] {
    let values = this.#values.get(field);
    if (values === undefined) {
      values = commonestFirst(this.#countValues(field));
      this.#values.set(field, values);
    }
    return values;
  }

  months(): readonly FacetCount[] {
    this.#months ??= this.#countMonths();
    return this.#months;
  }

  topics(): readonly TopicNames[] {
    return this.#topics();
  }

  words(prefix: string, limit: number): readonly LexiconWord[] {
    return commonestWords(this.#segments, prefix, limit);
  }

  occurrences(word: string): number {
    return wordOccurrences(this.#segments, word);
  }

  near(word: string, edits: number): readonly NearWord[] {
    return nearWords(this.#segments, word, edits);
  }

  #countValues(field: ValueField): Map<string, number> {
    const counts = new Map<string, number>();
    const add = (value: string): void => void counts.set(value, (counts.get(value) ?? 0) + 1);
    for (const segment of this.#segments) {
      for (let document = 0; document < segment.count; document += 1) {
        if (segment.dead?.[document] === 1) continue;
        for (const value of valuesOf(field, segment.values.of(document))) if (value !== '') add(value);
      }
    }
    return counts;
  }

  #countMonths(): FacetCount[] {
    const counts = new Map<number, number>();
    for (const segment of this.#segments) {
      for (let document = 0; document < segment.count; document += 1) {
        const day = segment.published[document] as number;
        if (day === NO_DAY || segment.dead?.[document] === 1) continue;
        counts.set(day, (counts.get(day) ?? 0) + 1);
      }
    }
    const months = new Map<string, number>();
    for (const [day, count] of counts) {
      const month = new Date(day * 86_400_000).toISOString().slice(0, 7);
      months.set(month, (months.get(month) ?? 0) + count);
    }
    return [...months]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => (a.value < b.value ? -1 : 1));
  }
}

function valuesOf(field: ValueField, { language, site, facts, authors }: RecordValues): readonly string[] {
  switch (field) {
    case 'lang':
      return [language];
    case 'site':
      return [site];
    case 'author':
      return authors;
    case 'type':
      return [facts.type];
    case 'status':
      return [facts.status];
    case 'color':
      return [facts.colour];
  }
}

function commonestFirst(counts: ReadonlyMap<string, number>): FacetCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
