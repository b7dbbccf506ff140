import type { QueryFilter } from './query-filter.ts';

/** A query as a tree. `field` is the name in front of ":", "" where there is none. */
export type QueryNode =
  | QueryLeaf
  /** Neighbouring operands stand at most `distances[i]` words apart, in any order, in one run of text. */
  | { readonly type: 'near'; readonly operands: readonly QueryNode[]; readonly distances: readonly number[] }
  | { readonly type: 'filter'; readonly filter: QueryFilter }
  | { readonly type: 'not'; readonly child: QueryNode }
  | { readonly type: 'and' | 'or'; readonly children: readonly QueryNode[] };

/** Part of a query that is looked for in the texts. */
export type QueryLeaf =
  | {
      readonly type: 'word' | 'prefix' | 'wildcard' | 'phrase';
      readonly text: string;
      readonly field: string;
    }
  | { readonly type: 'fuzzy'; readonly text: string; readonly edits: number; readonly field: string }
  /** The words of the text in any order, with at most so many `others` among them. */
  | { readonly type: 'sloppy'; readonly text: string; readonly others: number; readonly field: string }
  | { readonly type: 'regex'; readonly source: string; readonly field: string }
  /** Letters as they are written; `quoted` = it may be several words. */
  | { readonly type: 'cased'; readonly text: string; readonly quoted: boolean; readonly field: string };
