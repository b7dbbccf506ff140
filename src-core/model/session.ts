import type { ArticleId, EventId, QueryId, SessionId } from '../base/id.ts';

/** How a saved search is meant and shown, besides its text; the values are those of the search (src-core/search). */
export interface SavedQueryOptions {
  readonly sort: (typeof SAVED_SORTS)[number];
  /** Kinds of forms that are switched off. */
  readonly without: readonly (typeof SAVED_FORMS)[number][];
  readonly aliases: boolean;
  readonly groupByArticle: boolean;
  /** What it searches in; null = the whole archive. */
  readonly scope: { readonly type: 'article' | 'topic'; readonly id: string } | null;
}

export const SAVED_SORTS = ['relevance', 'published', 'added', 'title', 'length'] as const;
export const SAVED_FORMS = [
  'exact',
  'stem',
  'spelling',
  'related',
  'compound',
  'alias',
  'typo',
  'pattern',
] as const;

/** A search the user named and kept. */
export interface SavedQuery {
  readonly id: QueryId;
  readonly name: string;
  readonly text: string;
  /** ISO 8601 UTC. */
  readonly created: string;
  /** Missing in records of the first version: nothing but the text. */
  readonly options?: SavedQueryOptions | undefined;
}

/** Where the work stood, so that it opens there again: one per device. */
export interface Session {
  readonly id: SessionId;
  readonly openArticleId: ArticleId | null;
  /** UTF-16 offset of the topmost visible text of the open article. */
  readonly readingOffset: number;
  /** A second article, open beside it. Missing in older records. */
  readonly besideArticleId?: ArticleId | null | undefined;
  /** Like readingOffset. */
  readonly besideOffset?: number | undefined;
  readonly queryText: string;
  /** How the query is meant and shown, besides its text. Missing in older records: as a new one is. */
  readonly queryOptions?: SavedQueryOptions | undefined;
  /** Order of the list of all articles. Missing in older records. */
  readonly listSort?: SavedQueryOptions['sort'] | undefined;
  readonly room: 'library' | 'topics';
  /** ISO 8601 UTC. */
  readonly modified: string;
}

export type EventType = 'imported' | 'exported' | 'searched' | 'opened';

/** One line of the log: what was done, when, with which result. */
export interface LogEvent {
  readonly id: EventId;
  readonly type: EventType;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Readable values: counts, names, the query. */
  readonly values: Readonly<Record<string, string>>;
}
