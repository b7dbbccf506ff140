/** Kinds of record that are searched together. */
export type SearchableKind = 'article' | 'annotation' | 'topic';

/** Index fields; weights live with the ranking. */
export const SEARCH_FIELDS = [
  'title',
  'lead',
  'heading',
  'body',
  'author',
  'site',
  'caption',
  'quote',
  'note',
  'topic',
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** A stretch of text of one language in one field. */
export interface FieldRun {
  readonly field: SearchField;
  readonly text: string;
  /** ISO 639-1 or "und". */
  readonly language: string;
  /** UTF-16 offset of `text` in the canonical text of the article, or -1 where it is not part of it (title, author …). */
  readonly start: number;
}

/** Values kept beside the postings for sorting, filtering and the library list. */
export interface DocumentValues {
  readonly title: string;
  readonly language: string;
  readonly site: string;
  /** Days since 1970-01-01, or null. */
  readonly publishedDay: number | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly added: number;
  /** Words. */
  readonly length: number;
  /** The article a passage belongs to (annotations), else its own id. */
  readonly articleId: string;
}

/** What the index takes in for one record. */
export interface IndexDocument {
  readonly key: string;
  readonly kind: SearchableKind;
  readonly runs: readonly FieldRun[];
  readonly values: DocumentValues;
}

export type SearchSort = 'relevance' | 'published' | 'added' | 'title';

export interface SearchRequest {
  readonly query: string;
  readonly offset: number;
  readonly limit: number;
  readonly sort: SearchSort;
  /** Which kinds may come back. */
  readonly kinds: readonly SearchableKind[];
  /** Any-word ranked retrieval: the text is taken as words of which any may match (batch search, scores). */
  readonly anyWord: boolean;
}

export interface SearchHit {
  readonly key: string;
  readonly kind: SearchableKind;
  readonly articleId: string;
  /** 0 where the sort is not by relevance or the query is empty. */
  readonly score: number;
}

export interface SearchAnswer {
  /** What was run, in the query language's canonical form. */
  readonly ran: string;
  /** Parts of the input that did not parse and were searched as plain words. */
  readonly asText: readonly string[];
  /** Patterns that match more of the archive's words than were searched; left out where there are none. */
  readonly cut?: readonly string[];
  readonly total: number;
  readonly hits: readonly SearchHit[];
}

/** A stretch of a text that the query hit; UTF-16, half-open, into the text that was given. */
export interface HitRange {
  readonly start: number;
  readonly end: number;
}

/** A short passage around hits. */
export interface Snippet {
  readonly field: SearchField;
  readonly text: string;
  /** Into `text` of the snippet. */
  readonly marks: readonly HitRange[];
  /** Offset of the first hit in the article's canonical text, or -1. */
  readonly position: number;
}
