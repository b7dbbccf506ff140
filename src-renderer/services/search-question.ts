import type { SavedQueryOptions } from '../../src-core/model/session.ts';
import type { FormKind, SearchRequest, SearchScope, SearchSort } from '../../src-core/search/search-types.ts';

/** What stands in the search box, with everything that says how it is meant and shown; a saved search keeps all of it. */
export interface SearchQuestion {
  readonly text: string;
  /** Kinds of forms that are switched off. */
  readonly without: readonly FormKind[];
  /** Whether words that name a topic also find its aliases. */
  readonly aliases: boolean;
  /** Null = the whole archive. */
  readonly scope: SearchScope | null;
  /** Order of the results; the list of all articles has its own. */
  readonly sort: SearchSort;
  /** One row for an article and its notes. */
  readonly groupByArticle: boolean;
}

/** Nothing asked: all articles. */
export const NO_QUESTION: SearchQuestion = {
  text: '',
  without: [],
  aliases: false,
  scope: null,
  sort: 'relevance',
  groupByArticle: false,
};

/** What a record keeps of a question besides its text. */
export function optionsOf({
  sort,
  without,
  aliases,
  groupByArticle,
  scope,
}: SearchQuestion): SavedQueryOptions {
  return { sort, without, aliases, groupByArticle, scope };
}

/** Whether results are wanted, not the list of all articles. */
export function isAsking({ text, scope }: SearchQuestion): boolean {
  return text.trim() !== '' || scope !== null;
}

/** What is asked of the index for a question: which kinds may come, and how its text is read. */
export function requestOf(question: SearchQuestion): Omit<SearchRequest, 'offset' | 'limit'> {
  const { text, without, aliases, scope, sort, groupByArticle } = question;
  return {
    query: text,
    sort,
    kinds: isAsking(question) ? ['article', 'annotation', 'topic'] : ['article'],
    anyWord: false,
    without,
    aliases,
    groupByArticle,
    ...(scope === null ? {} : { scope }),
  };
}
