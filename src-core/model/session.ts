import type { ArticleId, EventId, QueryId, SessionId } from '../base/id.ts';

/** A search the user named and kept. */
export interface SavedQuery {
  readonly id: QueryId;
  readonly name: string;
  readonly text: string;
  /** ISO 8601 UTC. */
  readonly created: string;
}

/** Where the work stood, so that it opens there again: one per device. */
export interface Session {
  readonly id: SessionId;
  readonly openArticleId: ArticleId | null;
  /** UTF-16 offset of the topmost visible text of the open article. */
  readonly readingOffset: number;
  readonly queryText: string;
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
