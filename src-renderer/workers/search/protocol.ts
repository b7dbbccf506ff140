import type { AppError } from '../../../src-core/base/error-code.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { HostApi } from '../../../src-core/contract/host-api.ts';
import type { NearText } from '../../../src-core/import/fingerprint/near-duplicates.ts';
import type { JournalPosition } from '../../../src-core/journal/transaction.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import type { Article, DocumentRecord } from '../../../src-core/model/article.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import type {
  ExplainOptions,
  Explanation,
  HitPassage,
  Completion,
  HitRange,
  PassageContext,
  QueryOptions,
  SearchAnswer,
  SearchRequest,
  Snippet,
  TopicNames,
} from '../../../src-core/search/search-types.ts';
import type { AskedPassage, RelatedPassage } from '../../../src-core/search/passages/related-passages.ts';
import type { AlikePortion } from './near-articles.ts';

/** A record with all that its entry in the index is made of. */
export type IndexInput =
  | {
      readonly type: 'article';
      readonly article: Article;
      readonly document: DocumentRecord;
      /** The document's JSON where the window has it at hand; otherwise the worker reads it through the host. */
      readonly json: string | null;
    }
  | {
      readonly type: 'annotation';
      readonly annotation: Annotation;
      readonly article: Article;
      readonly topics: readonly Topic[];
    }
  | {
      readonly type: 'topic';
      readonly topic: Topic;
      /** Names from the top, joined by "/". */
      readonly path: string;
    };

export type ArticleInput = Extract<IndexInput, { type: 'article' }>;

/** Records to take in, keys to take out, and how far the journals are in the index then. */
export interface IndexInputs {
  readonly put: readonly IndexInput[];
  readonly remove: readonly string[];
  readonly position: JournalPosition;
  /** Another window made the change, and will write the index. */
  readonly followed?: boolean;
}

/** What was found of an index in the notebook folder. */
export interface OpenedIndex {
  /** {} = nothing that can be used. */
  readonly position: JournalPosition;
  /** 'index-damaged' where there was one that could not be used. */
  readonly reports: readonly AppError[];
}

/** Where a query hits one record. */
interface RecordQuestion {
  readonly query: string;
  readonly record: IndexInput;
  readonly options: QueryOptions;
}

/** What the window asks of the search worker. */
export interface SearchMethods {
  open: { request: null; value: OpenedIndex };
  /** Forgets all entries; what is on disk stays until the next flush. */
  clear: { request: null; value: null };
  apply: { request: IndexInputs; value: null };
  /** Tells all topics, by which queries find what is coded with them; the index does not hold them. */
  topics: { request: readonly TopicNames[]; value: null };
  /** Tells all stories, each the ids of its articles; the index does not hold them either. */
  stories: { request: readonly (readonly ArticleId[])[]; value: null };
  search: { request: SearchRequest; value: SearchAnswer };
  /** Ways to go on typing at the caret (UTF-16). */
  complete: {
    request: { readonly query: string; readonly caret: number };
    value: readonly Completion[];
  };
  snippets: { request: RecordQuestion; value: readonly Snippet[] };
  hits: { request: RecordQuestion; value: readonly HitRange[] };
  /** Which of the records, candidates of a query with exact letters, have them. */
  verify: {
    request: {
      readonly query: string;
      readonly records: readonly IndexInput[];
      readonly options: ExplainOptions;
    };
    value: readonly boolean[];
  };
  explain: {
    request: { readonly key: string; readonly query: string; readonly options: ExplainOptions };
    value: Explanation | null;
  };
  /** Sentences or paragraphs of each article around its hits; its beginning where none is in the text. */
  passages: {
    request: {
      readonly query: string;
      readonly records: readonly ArticleInput[];
      readonly context: PassageContext;
      readonly options: QueryOptions;
    };
    value: readonly (readonly HitPassage[])[];
  };
  /** Articles whose text is like that of each of these, the likest first; whether they tell one story is for isSameStory. */
  similar: { request: readonly ArticleId[]; value: readonly (readonly NearText[])[] };
  /** Articles that may say what a passage does, by its words: at most `limit`, the best first. */
  like: {
    request: { readonly text: string; readonly language: string; readonly limit: number };
    value: readonly string[];
  };
  /** Passages of the articles that say something like the asked one, as relatedPassages orders them. */
  related: {
    request: { readonly passage: AskedPassage; readonly records: readonly ArticleInput[] };
    value: {
      readonly passages: readonly RelatedPassage[];
      /** Pairs of the articles they stand in, and the asked one, that probably tell one story. */
      readonly alike: readonly (readonly [string, string])[];
    };
  };
  /** Pairs of articles that may tell one story: those of some articles from place `from` of the index on. */
  alike: { request: { readonly from: number }; value: AlikePortion };
  /** Stays the same as long as `alike` would find the same pairs. */
  textsNow: { request: null; value: string };
  /** Reads the index again where another window has written it. */
  follow: { request: null; value: null };
  /** Writes what is not on disk yet. */
  flush: { request: null; value: Result<null, AppError> };
}

/** The search worker as the window sees it; a call rejects when the worker died. */
export type SearchApi = {
  readonly [Method in keyof SearchMethods]: (
    request: SearchMethods[Method]['request'],
  ) => Promise<SearchMethods[Method]['value']>;
};

/** What the search worker tells the window by itself. */
export type IndexNews =
  /** Bytes of the index cannot be used; it must be built again. */
  | { readonly type: 'damaged'; readonly error: AppError }
  /** The index of another window took the place of the own one: it stands there. */
  | { readonly type: 'moved'; readonly position: JournalPosition }
  | { readonly type: 'written' };

/** The name under which it tells that. */
export const NEWS = 'news';

/** What the search worker asks of the host; the window passes it on. */
export const INDEX_HOST_METHODS = [
  'readIndexManifest',
  'readSegment',
  'writeIndex',
  'readDocuments',
] as const;
export type IndexHost = Pick<HostApi, (typeof INDEX_HOST_METHODS)[number]>;
