import { baseLanguage } from './match-filter.ts';
import { foldFilterValue, plainFilterValue } from './query-filter.ts';
import type { FacetName } from './search-types.ts';
import type { Segment } from './segment.ts';
import type { NumberColumn, ValueColumns } from './value-columns.ts';

/** Facets whose values stand in columns; those of annotations and of stories are joined. */
export type ColumnFacet = Exclude<FacetName, 'topic' | 'color' | 'story'>;
export const COLUMN_FACETS: readonly ColumnFacet[] = ['lang', 'site', 'author', 'type', 'status'];

/** How a facet's values are found in a segment: a column of numbers, and the values of each number. */
interface FacetColumn {
  readonly column: (values: ValueColumns) => NumberColumn;
  readonly values: (values: ValueColumns) => readonly (readonly string[])[];
}

const COLUMNS: Readonly<Record<ColumnFacet, FacetColumn>> = {
  lang: {
    column: ({ language }) => language,
    values: ({ names }) => names.languages.map((name) => [baseLanguage(name)]),
  },
  site: {
    column: ({ site }) => site,
    values: ({ names }) => names.sites.map((name) => [plainFilterValue(name)]),
  },
  author: {
    column: ({ authors }) => authors,
    values: ({ names }) => {
      const plain = names.authors.names.map(plainFilterValue);
      return names.authors.lists.map((list) => list.map((number) => plain[number] as string));
    },
  },
  type: {
    column: ({ facts }) => facts,
    values: ({ names }) => names.facts.map(({ type }) => [foldFilterValue(type)]),
  },
  status: {
    column: ({ facts }) => facts,
    values: ({ names }) => names.facts.map(({ status }) => [foldFilterValue(status)]),
  },
};

/** A facet's values in one segment. */
export interface SegmentValues {
  readonly column: NumberColumn;
  /** The values of number n of the column are `values` from starts[n] to starts[n + 1]. */
  readonly starts: Int32Array;
  /** Numbers of values, the same in all segments; a document's are all different. */
  readonly values: Int32Array;
}

/** Numbers of the values of facets, the same in all segments of an index for as long as it is open. */
export class FacetValues {
  readonly #names = new Map<
    ColumnFacet,
    { readonly names: string[]; readonly numbers: Map<string, number> }
  >();
  readonly #segments = new WeakMap<Segment, Map<ColumnFacet, SegmentValues>>();

  /** What the numbers stand for. */
  names(facet: ColumnFacet): readonly string[] {
    return this.#numbering(facet).names;
  }

  in(segment: Segment, facet: ColumnFacet): SegmentValues {
    let facets = this.#segments.get(segment);
    if (facets === undefined) {
      facets = new Map();
      this.#segments.set(segment, facets);
    }
    let values = facets.get(facet);
    if (values === undefined) {
      values = this.#read(segment.values, facet);
      facets.set(facet, values);
    }
    return values;
  }

  #read(columns: ValueColumns, facet: ColumnFacet): SegmentValues {
    const { names, numbers } = this.#numbering(facet);
    const numberOf = (value: string): number => {
      let number = numbers.get(value);
      if (number === undefined) {
        number = names.length;
        names.push(value);
        numbers.set(value, number);
      }
      return number;
    };
    const lists = COLUMNS[facet].values(columns);
    const starts = new Int32Array(lists.length + 1);
    const values: number[] = [];
    lists.forEach((list, index) => {
      list.forEach((value, at) => {
        if (value !== '' && (at === 0 || list.indexOf(value) === at)) values.push(numberOf(value));
      });
      starts[index + 1] = values.length;
    });
    return { column: COLUMNS[facet].column(columns), starts, values: Int32Array.from(values) };
  }

  #numbering(facet: ColumnFacet): { readonly names: string[]; readonly numbers: Map<string, number> } {
    let numbering = this.#names.get(facet);
    if (numbering === undefined) {
      numbering = { names: [], numbers: new Map() };
      this.#names.set(facet, numbering);
    }
    return numbering;
  }
}
