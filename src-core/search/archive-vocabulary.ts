import { commonestWords, type NearWord, nearWords, wordOccurrences } from './lexicon-words.ts';
import { NO_DAY } from './document-columns.ts';
import type { LexiconWord, QueryVocabulary } from './query-vocabulary.ts';
import type { FacetCount, TopicNames } from './search-types.ts';
import type { Segment } from './segment.ts';
import type { ValueColumns } from './value-columns.ts';

/** Words for which those near them are remembered. */
const MOST_NEAR = 64;

type ValueField = Parameters<QueryVocabulary['values']>[0];

/** The archive's own words and values, for completion and spelling; what is counted is counted once. */
export class ArchiveVocabulary implements QueryVocabulary {
  readonly #segments: readonly Segment[];
  readonly #topics: () => readonly TopicNames[];
  readonly #values = new Map<ValueField, readonly FacetCount[]>();
  #months: readonly FacetCount[] | null = null;
  /** By edits and word: a word that is not known is asked for again with everything that is typed behind it. */
  readonly #near = new Map<string, readonly NearWord[]>();

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
    const asked = `${edits} ${word}`;
    let words = this.#near.get(asked);
    if (words === undefined) {
      words = nearWords(this.#segments, word, edits);
      if (this.#near.size >= MOST_NEAR) this.#near.clear();
      this.#near.set(asked, words);
    }
    return words;
  }

  #countValues(field: ValueField): Map<string, number> {
    const counts = new Map<string, number>();
    for (const segment of this.#segments) {
      const { [COLUMN_OF[field]]: column, names } = segment.values;
      // first how often each number occurs: names are few, records are many
      const numbers = new Map<number, number>();
      for (let document = 0; document < segment.count; document += 1) {
        if (segment.dead?.[document] === 1) continue;
        const number = column[document] as number;
        numbers.set(number, (numbers.get(number) ?? 0) + 1);
      }
      for (const [number, count] of numbers) {
        for (const name of namesOf(field, names, number)) counts.set(name, (counts.get(name) ?? 0) + count);
      }
    }
    counts.delete('');
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

const COLUMN_OF = {
  lang: 'language',
  site: 'site',
  author: 'authors',
  type: 'facts',
  status: 'facts',
  color: 'facts',
} as const;

/** What a number in a column stands for. */
function namesOf(field: ValueField, names: ValueColumns['names'], number: number): readonly string[] {
  switch (field) {
    case 'lang':
      return names.languages.slice(number, number + 1);
    case 'site':
      return names.sites.slice(number, number + 1);
    case 'author':
      return (names.authors.lists[number] ?? []).flatMap((each) => names.authors.names[each] ?? []);
    case 'type':
    case 'status':
      return names.facts.slice(number, number + 1).map((facts) => facts[field]);
    case 'color':
      return names.facts.slice(number, number + 1).map((facts) => facts.colour);
  }
}

function commonestFirst(counts: ReadonlyMap<string, number>): FacetCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
