import { failure, success, type Result } from '../../src-core/base/result.ts';
import { appError, type AppError } from '../../src-core/base/error-code.ts';
import type { TopicId } from '../../src-core/base/id.ts';
import { topicPath } from '../../src-core/export/topic-path.ts';
import { record, recordsOf, type JournalState } from '../../src-core/journal/reducer.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { Topic } from '../../src-core/model/topic.ts';
import {
  annotationIndexDocument,
  articleIndexDocument,
  topicIndexDocument,
} from '../../src-core/search/index-documents.ts';
import { indexKey, parseIndexKey } from '../../src-core/search/index-key.ts';
import { SearchIndex } from '../../src-core/search/search-index.ts';
import type { IndexDocument } from '../../src-core/search/search-types.ts';
import type { NewArticle } from './import-batcher.ts';
import { readJournal, type NotebookSession } from './notebook-session.ts';

/** Articles whose documents are read and indexed at once. */
const PAGE = 200;
/** Batches after which the index is written during a long import; a crash costs only indexing these again. */
const BATCHES_A_WRITE = 20;

/** The search index of an open notebook, kept level with its journal. */
export interface NotebookIndex {
  readonly index: SearchIndex;
  addArticles(articles: readonly NewArticle[]): Promise<void>;
  /** Writes what is not on disk yet. */
  save(): Promise<Result<null, AppError>>;
}

/** The current documents of articles, in the order asked for. */
export async function readArticleDocuments(
  session: NotebookSession,
  articles: readonly Article[],
): Promise<Result<readonly ArticleDocument[], AppError>> {
  const locations = [];
  for (const article of articles) {
    const location = record(session.state, 'document', article.documentId)?.location;
    if (!location) return failure(appError('record-missing'));
    locations.push(location);
  }
  const read = await session.host.api.readDocuments({ locations });
  if (!read.ok) return read;
  return success(read.value.documents.map((json) => JSON.parse(json) as ArticleDocument));
}

/** All topics by id. */
export function topicsById(state: JournalState): ReadonlyMap<TopicId, Topic> {
  return new Map([...recordsOf(state, 'topic')].map((topic) => [topic.id, topic]));
}

/** Topics of every annotation, by annotation id. */
export function topicIdsByAnnotation(state: JournalState): ReadonlyMap<string, readonly TopicId[]> {
  const topics = new Map<string, TopicId[]>();
  for (const link of recordsOf(state, 'link')) {
    if (link.type !== 'about' || link.from.kind !== 'annotation' || link.to.kind !== 'topic') continue;
    const list = topics.get(link.from.id);
    if (list) list.push(link.to.id);
    else topics.set(link.from.id, [link.to.id]);
  }
  return topics;
}

/** Index documents of all annotations and topics: light records, made anew whenever one of them changed. */
function lightDocuments(state: JournalState): IndexDocument[] {
  const topics = topicsById(state);
  const linked = topicIdsByAnnotation(state);
  const documents: IndexDocument[] = [];
  for (const annotation of recordsOf(state, 'annotation')) {
    const article = record(state, 'article', annotation.articleId);
    if (!article) continue;
    const own = (linked.get(annotation.id) ?? []).flatMap((id) => topics.get(id) ?? []);
    documents.push(annotationIndexDocument(annotation, article, own));
  }
  for (const topic of topics.values())
    documents.push(topicIndexDocument(topic, topicPath(topic.id, topics).join('/')));
  return documents;
}

/** What the journal beyond a position touched. */
interface Touched {
  readonly articles: Set<string>;
  /** Keys of the index. */
  readonly removed: Set<string>;
  light: boolean;
}

async function touchedSince(
  session: NotebookSession,
  index: SearchIndex,
): Promise<Result<Touched, AppError>> {
  const touched: Touched = { articles: new Set(), removed: new Set(), light: false };
  const read = await readJournal(session.host, index.position, (transaction) => {
    for (const op of transaction.ops) {
      if (op.kind === 'article') touched.articles.add(op.id);
      if (op.kind === 'annotation' || op.kind === 'topic' || op.kind === 'link') touched.light = true;
      if (op.kind === 'article' && op.op !== 'put') touched.light = true;
      const searchable = op.kind === 'article' || op.kind === 'annotation' || op.kind === 'topic';
      if (searchable && op.op === 'delete') touched.removed.add(indexKey(op.kind, op.id));
    }
  });
  return read.ok ? success(touched) : read;
}

async function catchUp(session: NotebookSession, index: SearchIndex): Promise<Result<null, AppError>> {
  const touched = await touchedSince(session, index);
  if (!touched.ok) return touched;
  const { articles, removed, light } = touched.value;
  const gone = [...removed].filter((key) => {
    const { kind, id } = parseIndexKey(key);
    return record(session.state, kind, id) === null;
  });
  const present = [...articles].flatMap((id) => record(session.state, 'article', id) ?? []);
  const before = index.position;
  for (let at = 0; at < present.length; at += PAGE) {
    const page = present.slice(at, at + PAGE);
    const documents = await readArticleDocuments(session, page);
    if (!documents.ok) return documents;
    const put = page.flatMap((article, i) => {
      const document = documents.value[i];
      return document ? [articleIndexDocument(article, document)] : [];
    });
    index.apply({ put, remove: [], position: before });
    while (index.mergeStep());
  }
  index.apply({
    put: light ? lightDocuments(session.state) : [],
    remove: gone,
    position: session.position(),
  });
  return success(null);
}

/** Opens the index of a notebook, or builds it where it is missing or damaged, and brings it level with the journal. */
export async function openNotebookIndex(
  session: NotebookSession,
  options: { readonly rebuild: boolean } = { rebuild: false },
): Promise<Result<NotebookIndex, AppError>> {
  const { api } = session.host;
  const stored = await api.readIndexManifest({});
  if (!stored.ok) return stored;
  let index = SearchIndex.create();
  if (stored.value.manifest && !options.rebuild) {
    const opened = await SearchIndex.open(stored.value.manifest, async (name, start, end) => {
      const segment = await api.readSegment({ name, start, end });
      return segment.ok ? segment.value.bytes : new Uint8Array();
    });
    if (opened.ok) index = opened.value;
  }
  const save = async (): Promise<Result<null, AppError>> => {
    const flushed = index.flush();
    if (!flushed) return success(null);
    const written = await api.writeIndex(flushed);
    return written.ok ? success(null) : written;
  };
  const level = await catchUp(session, index);
  if (!level.ok) return level;
  let batches = 0;
  return success({
    index,
    addArticles: async (articles) => {
      const put = articles.map(({ article, document }) => articleIndexDocument(article, document));
      index.apply({ put, remove: [], position: session.position() });
      index.mergeStep();
      batches += 1;
      // A write that fails here is tried again by `save` at the end, which reports it.
      if (batches % BATCHES_A_WRITE === 0) await save();
    },
    save: async () => {
      while (index.mergeStep());
      return save();
    },
  });
}
