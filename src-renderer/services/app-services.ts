import type { AppError } from '../../src-core/base/error-code.ts';
import type {
  AnnotationId,
  ArticleId,
  DocumentId,
  LinkId,
  QueryId,
  Sha256,
  TopicId,
} from '../../src-core/base/id.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { NotebookDescription } from '../../src-core/contract/host-api.ts';
import type { Annotation, AnnotationColour, PageArea } from '../../src-core/model/annotation.ts';
import type { Article, ArticleMetadata, ReadingStatus } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { Session } from '../../src-core/model/session.ts';
import type { Topic } from '../../src-core/model/topic.ts';
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
} from '../../src-core/search/search-types.ts';
import type { AreaPassage } from './commands/annotate-area.ts';
import type { SearchQuestion } from './search-question.ts';
import type { FindService } from './find-service.ts';
import type { ImportService, WatchService } from './import/importing.ts';
import type { RelatedService } from './related-service.ts';
import type { ColourService } from './colour-service.ts';
import type { TouchedPlace } from './touched-place.ts';
import type { StoryService } from './story-service.ts';
import type { PageService } from './page-service.ts';
import type { ProvenanceService } from './provenance-service.ts';
import type { ExportService } from './exporting.ts';
import type { ReviewService } from './review-service.ts';
import type { VersionService } from './version-service.ts';

/** A value that changes over time; `undefined` until it has been read for the first time. */
export interface Live<Value> {
  /** Calls back after each change; returns how to stop. */
  readonly subscribe: (onChange: () => void) => () => void;
  /** The same object as long as nothing changed (fit for useSyncExternalStore). */
  readonly current: () => Value | undefined;
}

/** Commands answer when the host has made them durable. */
export type CommandResult<Value = null> = Promise<Result<Value, AppError>>;

export interface LibraryService {
  article(id: ArticleId): Live<Article | null>;
  /** Rows on screen. Missing ids are absent from the map. */
  articles(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, Article>>;
  /** A version of the article's content; where none is named, the one that is current when it is read. */
  document(id: ArticleId, version?: DocumentId): Promise<Result<ArticleDocument, AppError>>;
  setStatus(id: ArticleId, status: ReadingStatus): CommandResult;
  /** In one transaction; answers how many articles changed. Those that are gone are passed over. */
  setStatusOfMany(ids: readonly ArticleId[], status: ReadingStatus): CommandResult<number>;
  setStarred(id: ArticleId, starred: boolean): CommandResult;
  /** Corrects metadata; the source of each changed value becomes "user". */
  correct(id: ArticleId, fields: Partial<Omit<ArticleMetadata, 'sources'>>): CommandResult;
  /** Brings a boilerplate block back (or folds it again). */
  showBlock(id: ArticleId, blockIndex: number, shown: boolean): CommandResult;
  /** Deletes the article with its annotations and their links; the original's bytes stay until swept. */
  remove(id: ArticleId): CommandResult;
}

/** A topic on an annotation, with the link that ties them. */
export interface LinkedTopic {
  readonly linkId: LinkId;
  readonly topic: Topic;
}

/** An annotation with its topics, as the margin shows it. */
export interface AnnotationWithTopics {
  readonly annotation: Annotation;
  readonly topics: readonly LinkedTopic[];
  /** Its words are not in the current version of the text; its position counts in the one it was made on. */
  readonly lost?: boolean;
}

/** Passages of one article that are to be coded: ranges of its current canonical text, or annotations that are there. */
export interface PassagesToCode {
  readonly articleId: ArticleId;
  readonly ranges: readonly HitRange[];
  readonly annotationIds: readonly AnnotationId[];
}

/** What became of passages that were coded together. */
export interface CodedPassages {
  readonly topic: Topic;
  /** New annotations. */
  readonly created: number;
  /** Annotations that were there, and now carry the topic, too. */
  readonly linked: number;
  /** Passages that carried the topic already. */
  readonly already: number;
}

export interface AnnotationService {
  /** Sorted by position. */
  ofArticle(id: ArticleId): Live<readonly AnnotationWithTopics[]>;
  /** The same as they are now; a live value nobody listens to may be older. */
  inArticle(id: ArticleId): Promise<readonly AnnotationWithTopics[]>;
  /** Null where it is gone. */
  one(id: AnnotationId): Promise<Annotation | null>;
  /**
   * Range in UTF-16 units of the article's current canonical text. Where the caller has that text at hand, the
   * annotation is in the list before this returns, under the given id, and is taken out again if the command fails. With
   * `later` it is there when that calls what it is given; "sent" settles when the command is on its way to the disk.
   */
  create(
    id: ArticleId,
    range: HitRange,
    colour: AnnotationColour,
    shown?: {
      readonly id: AnnotationId;
      readonly documentId: DocumentId;
      readonly text: string;
      readonly later?: (show: () => void, sent: Promise<void>) => void;
    },
  ): CommandResult<Annotation>;
  /** Begins a note about the whole article, shown at once. */
  createPageNote(
    id: ArticleId,
    colour: AnnotationColour,
    shown: { readonly id: AnnotationId; readonly documentId: DocumentId },
  ): CommandResult<Annotation>;
  /** The same for an area of a page and the text in it. */
  createArea(
    id: ArticleId,
    passage: AreaPassage,
    colour: AnnotationColour,
    shown: { readonly id: AnnotationId; readonly documentId: DocumentId; readonly text: string },
  ): CommandResult<Annotation>;
  setColour(id: AnnotationId, colour: AnnotationColour): CommandResult;
  setNote(id: AnnotationId, note: string): CommandResult;
  /** Puts the annotation on other words of the article's current text, at once on screen; steps in quick succession are undone as one. With `area` that rectangle is what moves. */
  setPassage(
    id: AnnotationId,
    range: HitRange,
    text: { readonly documentId: DocumentId; readonly text: string },
    area?: PageArea,
  ): CommandResult;
  remove(id: AnnotationId): CommandResult;
  /** In one transaction; answers how many changed. Those that are gone are passed over. */
  setColourOfMany(ids: readonly AnnotationId[], colour: AnnotationColour): CommandResult<number>;
  /** In one transaction; answers how many there were. */
  removeMany(ids: readonly AnnotationId[]): CommandResult<number>;
  /** Links a topic; `path` may name a topic that does not exist yet ("DVRK/Truppen"): it is made in the same transaction. */
  addTopic(id: AnnotationId, path: string): CommandResult<Topic>;
  removeTopic(linkId: LinkId): CommandResult;
  /** Marks many passages of one text in one transaction; answers how many annotations are new or have another colour. */
  annotatePassages(
    selected: { readonly articleId: ArticleId; readonly documentId: DocumentId; readonly text: string },
    ranges: readonly HitRange[],
    colour: AnnotationColour,
  ): CommandResult<number>;
  /** Codes passages of many articles with a topic (made where it is missing) in one transaction, undone by one step. */
  codePassages(
    passages: readonly PassagesToCode[],
    path: string,
    colour: AnnotationColour,
  ): CommandResult<CodedPassages>;
}

export interface TopicNode {
  readonly topic: Topic;
  /** Passages linked to this very topic. */
  readonly passages: number;
  readonly children: readonly TopicNode[];
}

/** A linked passage as the topic page lists it. */
export interface TopicPassage {
  readonly annotation: Annotation;
  readonly article: Article;
  /** The topic it hangs on: the page's own or one below it. */
  readonly topic: Topic;
}

export interface TopicService {
  /** Roots, siblings sorted by name in the interface's language. */
  tree(): Live<readonly TopicNode[]>;
  /** Passages of the topic and all below it, by article date then position. */
  passages(id: TopicId): Live<readonly TopicPassage[]>;
  /** Creates what is missing along the path "A/B/C" and answers the last one. */
  create(path: string): CommandResult<Topic>;
  rename(id: TopicId, name: string): CommandResult;
  /** Moves below another topic (null = top level); refuses to move a topic below itself. */
  move(id: TopicId, parentId: TopicId | null): CommandResult;
  setColour(id: TopicId, colour: AnnotationColour): CommandResult;
  describe(
    id: TopicId,
    fields: { readonly definition?: string; readonly aliases?: readonly string[] },
  ): CommandResult;
  /** Deletes the topic, all below it, and their links; the annotations stay. */
  remove(id: TopicId): CommandResult;
}

/** State of the index: ready to answer, or being built from the records. */
export interface IndexState {
  readonly ready: boolean;
  /** Records done and to do while a rebuild runs, or a change of many is taken in; equal when none is. */
  readonly done: number;
  readonly total: number;
  /** Grows with each change that may alter results: a key for asking again. */
  readonly generation: number;
  /** 'index-damaged' while what was damaged is built again, 'search-stopped' until it is started again. */
  readonly problem: AppError | null;
}

export interface SearchService {
  state(): Live<IndexState>;
  /** Starts search again after 'search-stopped'. */
  startAgain(): void;
  search(request: SearchRequest): Promise<Result<SearchAnswer, AppError>>;
  /** Ways to go on typing a query at the caret (UTF-16), best first; empty where the index cannot say. */
  complete(query: string, caret: number): Promise<readonly Completion[]>;
  /** One to three snippets of the record for the query; an empty query gives its beginning. */
  snippets(key: string, query: string, options?: QueryOptions): Promise<readonly Snippet[]>;
  /** Why the record is a hit: `options` is the request that found it. Null where it is none. */
  explain(key: string, query: string, options: ExplainOptions): Promise<Explanation | null>;
  /** All hits of the query in the article's canonical text, sorted. */
  hitsInArticle(id: ArticleId, query: string, options?: QueryOptions): Promise<readonly HitRange[]>;
  /** Sentences or paragraphs of the article around the query's hits; its beginning (without marks) where none is in the text. */
  passages(
    id: ArticleId,
    query: string,
    context: PassageContext,
    options?: QueryOptions,
  ): Promise<readonly HitPassage[]>;
  /** The same of several articles, in their order; none where an article is gone. Some fifty at a time: the index answers nobody else meanwhile. */
  passagesOfMany(
    ids: readonly ArticleId[],
    query: string,
    context: PassageContext,
    options?: QueryOptions,
  ): Promise<readonly (readonly HitPassage[])[]>;
}

/** A search kept under a name. */
export interface SavedSearch {
  readonly id: QueryId;
  readonly name: string;
  readonly question: SearchQuestion;
}

export interface SavedSearchService {
  /** Sorted by name in the interface's language. */
  list(): Live<readonly SavedSearch[]>;
  /** Refuses an empty name and one that is taken. */
  save(name: string, question: SearchQuestion): CommandResult<SavedSearch>;
  rename(id: QueryId, name: string): CommandResult;
  change(id: QueryId, question: SearchQuestion): CommandResult;
  remove(id: QueryId): CommandResult;
}

export interface SearchHistory {
  /** Queries that were really used, the latest first, each once, at most a hundred. */
  list(): Live<readonly string[]>;
  /** Remembers a query and how much it found; not undoable. */
  add(query: string, hits: number | null): void;
  clear(): CommandResult;
}

export interface UndoService {
  /** Names of the commands that undo and redo would act on. */
  state(): Live<{ readonly undo: string | null; readonly redo: string | null }>;
  /** Answers the name of what was undone, or null when there was nothing. */
  undo(): CommandResult<string | null>;
  redo(): CommandResult<string | null>;
  /** Where the last undo or redo can be seen; null where in no article. */
  place(): TouchedPlace | null;
}

export interface SessionService {
  /** Where the last session ended; null in a new notebook. */
  restored(): Session | null;
  /** Remembers where the work stands; written at most every second, and never undoable. */
  remember(fields: Partial<Omit<Session, 'id' | 'modified'>>): void;
}

/** Everything the features may call. Built once by src-renderer/app. */
/** Pictures that articles show. */
export interface PictureService {
  /** Bytes that the notebook keeps; null where they are missing or damaged. */
  readonly read: (sha256: Sha256) => Promise<Uint8Array | null>;
}

export interface AppServices {
  readonly notebook: NotebookDescription;
  /** Whether the window cannot take in what the notebook holds, and shows what was before. */
  readonly tablesBehind: Live<boolean>;
  readonly library: LibraryService;
  readonly annotations: AnnotationService;
  readonly topics: TopicService;
  readonly search: SearchService;
  readonly savedSearches: SavedSearchService;
  readonly history: SearchHistory;
  readonly importing: ImportService;
  readonly watching: WatchService;
  readonly exporting: ExportService;
  readonly undo: UndoService;
  readonly colours: ColourService;
  readonly session: SessionService;
  readonly versions: VersionService;
  readonly pages: PageService;
  readonly provenance: ProvenanceService;
  readonly reviews: ReviewService;
  readonly stories: StoryService;
  readonly pictures: PictureService;
  readonly finding: FindService;
  readonly related: RelatedService;
}
