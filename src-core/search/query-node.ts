import type { QueryFilter } from './query-filter.ts';

/** A query as a tree. `field` is the name in front of ":", "" where there is none. */
export type QueryNode =
  | QueryLeaf
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
  | { readonly type: 'fuzzy'; readonly text: string; readonly edits: number; readonly field: string };
