import { failure, success, type Result } from '../../src-core/base/result.ts';
import { appError, type AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId, TopicId } from '../../src-core/base/id.ts';
import { documentFingerprint } from '../../src-core/import/fingerprint/fingerprint.ts';
import type { Operation } from '../../src-core/journal/operation.ts';
import { record, recordsOf, type JournalState } from '../../src-core/journal/reducer.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ColourMeanings } from '../../src-core/model/colour-meaning.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { allStories } from '../../src-core/model/story.ts';
import type { Topic } from '../../src-core/model/topic.ts';
import { topicPath } from '../../src-core/model/topic-path.ts';
import {
  annotationIndexDocument,
  articleIndexDocument,
  topicIndexDocument,
} from '../../src-core/search/index-documents.ts';
import { indexKey, parseIndexKey } from '../../src-core/search/index-key.ts';
import { decodeManifest } from '../../src-core/search/index-manifest.ts';
import { SearchIndex } from '../../src-core/search/search-index.ts';
import type { SegmentReader } from '../../src-core/search/page-loader.ts';
import type { IndexDocument, SearchableKind } from '../../src-core/search/search-types.ts';
import { topicNamesOf } from '../../src-core/search/topic-names.ts';
import { touchedByTransactions } from '../../src-core/search/touched-records.ts';
import type { NewArticle } from './import-batcher.ts';
import { readJournal, type NotebookSession } from './notebook-session.ts';

/** Articles whose documents are read and indexed at once. */
const PAGE = 200;
/** Batches after which the index is written during a long import; a crash costs only indexing these again. */
const BATCHES_A_WRITE = 20;

/** The search index of an open notebook, kept level with its journal. */
export interface NotebookIndex {
  /** Asks the index; where that meets damage, it is built again and asked then. */
  ask<Value>(question: (index: SearchIndex) => Value): Promise<Value>;
  /** Articles whose stored text could not be read at opening; they are found by their metadata only. */
  readonly withoutText: number;
  /** Takes in new articles, and the annotations and topics that operations of the same transaction put. */
  addArticles(articles: readonly NewArticle[], ops: readonly Operation[]): Promise<void>;
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
    if (!location) return failure(appError('document-damaged', { file: article.title }));
    locations.push(location);
  }
  const read = await session.host.api.readDocuments({ locations });
  if (!read.ok) return read;
  return success(read.value.documents.map((json) => JSON.parse(json) as ArticleDocument));
}

/** An article's entry, with the fingerprint of its text. */
function articleEntry(article: Article, document: ArticleDocument | null): IndexDocument {
  const entry = articleIndexDocument(article, document);
  return document === null ? entry : { ...entry, print: documentFingerprint(document) };
}

/** All topics by id. */
export function topicsById(state: JournalState): ReadonlyMap<TopicId, Topic> {
  return new Map([...recordsOf(state, 'topic')].map((topic) => [topic.id, topic]));
}

/** What the colours stand for. */
export function meaningsIn(state: JournalState): ColourMeanings {
  return Object.fromEntries([...recordsOf(state, 'colour')].map(({ id, meaning }) => [id, meaning]));
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

/** Index documents of the annotations and topics that operations put. */
function lightEntriesOf(state: JournalState, ops: readonly Operation[]): IndexDocument[] {
  const linked = new Map<string, Topic[]>();
  for (const operation of ops) {
    if (operation.op !== 'put' || operation.kind !== 'link' || operation.record.to.kind !== 'topic') continue;
    const topic = record(state, 'topic', operation.record.to.id);
    if (topic !== null)
      linked.set(operation.record.from.id, [...(linked.get(operation.record.from.id) ?? []), topic]);
  }
  const topics = ops.some(({ kind }) => kind === 'topic') ? topicsById(state) : new Map<TopicId, Topic>();
  return ops.flatMap((operation) => {
    if (operation.op !== 'put') return [];
    if (operation.kind === 'topic') {
      const { record: topic } = operation;
      return [topicIndexDocument(topic, topicPath(topic.id, topics).join('/'))];
    }
    if (operation.kind !== 'annotation') return [];
    const article = record(state, 'article', operation.record.articleId);
    return article === null
      ? []
      : [annotationIndexDocument(operation.record, article, linked.get(operation.id) ?? [])];
  });
}

/** What the index takes in of the records of those keys, by key; records that are gone are left out. */
export async function indexDocumentsOf(
  session: NotebookSession,
  keys: readonly string[],
): Promise<ReadonlyMap<string, IndexDocument>> {
  const wanted = new Set(keys);
  const articles = keys.flatMap((key) => {
    const { kind, id } = parseIndexKey(key);
    return (kind === 'article' ? record(session.state, 'article', id as ArticleId) : null) ?? [];
  });
  const texts = await readSoundDocuments(session, articles);
  const light = articles.length === keys.length ? [] : lightDocuments(session.state);
  return new Map(
    [
      ...articles.map((article, index) =>
        articleIndexDocument(article, texts.ok ? (texts.value[index] ?? null) : null),
      ),
      ...light.filter(({ key }) => wanted.has(key)),
    ].map((document) => [document.key, document]),
  );
}

/** Like readArticleDocuments, but null for each one that is damaged: the others are not held up by it. */
async function readSoundDocuments(
  session: NotebookSession,
  articles: readonly Article[],
): Promise<Result<readonly (ArticleDocument | null)[], AppError>> {
  const read = await readArticleDocuments(session, articles);
  if (read.ok || read.error.code !== 'document-damaged') return read;
  if (articles.length === 1) return success([null]);
  const middle = articles.length >> 1;
  const first = await readSoundDocuments(session, articles.slice(0, middle));
  if (!first.ok) return first;
  const second = await readSoundDocuments(session, articles.slice(middle));
  return second.ok ? success([...first.value, ...second.value]) : second;
}

/** What the journal beyond a position touched, by kind; `light` where entries of annotations or topics may differ. */
interface Touched {
  readonly ids: Readonly<Record<SearchableKind, Set<string>>>;
  light: boolean;
}

async function touchedSince(
  session: NotebookSession,
  index: SearchIndex,
): Promise<Result<Touched, AppError>> {
  const ids = { article: new Set<string>(), annotation: new Set<string>(), topic: new Set<string>() };
  const touched: Touched = { ids, light: false };
  const read = await readJournal(session.host, index.position, (transaction) => {
    const by = touchedByTransactions([transaction]);
    for (const id of by.articles) ids.article.add(id);
    for (const id of by.annotations) ids.annotation.add(id);
    for (const id of by.topics) ids.topic.add(id);
    touched.light ||= by.allAnnotations || by.articlesOfAnnotations.size > 0;
  });
  touched.light ||= ids.annotation.size > 0 || ids.topic.size > 0;
  return read.ok ? success(touched) : read;
}

/** Brings the index level with the journal; answers how many articles have no text that can be read. */
async function catchUp(session: NotebookSession, index: SearchIndex): Promise<Result<number, AppError>> {
  const touched = await touchedSince(session, index);
  if (!touched.ok) return touched;
  const { ids, light } = touched.value;
  const gone = (['article', 'annotation', 'topic'] as const).flatMap((kind) =>
    [...ids[kind]].filter((id) => record(session.state, kind, id) === null).map((id) => indexKey(kind, id)),
  );
  const present = [...ids.article].flatMap((id) => record(session.state, 'article', id) ?? []);
  const before = index.position;
  let withoutText = 0;
  for (let at = 0; at < present.length; at += PAGE) {
    const page = present.slice(at, at + PAGE);
    const documents = await readSoundDocuments(session, page);
    if (!documents.ok) return documents;
    withoutText += documents.value.filter((document) => document === null).length;
    const put = page.map((article, i) => articleEntry(article, documents.value[i] ?? null));
    index.apply({ put, remove: [], position: before });
    await mergeAll(index);
  }
  index.apply({
    put: light ? lightDocuments(session.state) : [],
    remove: gone,
    position: session.position(),
  });
  return success(withoutText);
}

/** The index as it is on disk, and the segment files that are no part of it. */
interface StoredIndex {
  readonly index: SearchIndex;
  readonly stray: readonly string[];
}

function segmentReader(host: NotebookSession['host']): SegmentReader {
  return async (name, start, end) => {
    const segment = await host.api.readSegment({ name, start, end });
    if (!segment.ok) throw new Error(segment.error.code);
    return segment.value.bytes;
  };
}

/** Merges all that is due. What turns out to be damaged is left out, see SearchIndex.isDamaged. */
async function mergeAll(index: SearchIndex): Promise<void> {
  for (;;) {
    const step = await index.ask(() => index.mergeStep());
    if (!step.ok || !step.value) return;
  }
}

async function openStored(
  { host }: NotebookSession,
  rebuild: boolean,
): Promise<Result<StoredIndex, AppError>> {
  const stored = await host.api.readIndexManifest({});
  if (!stored.ok) return stored;
  const { manifest, files } = stored.value;
  const names = files.map(({ name }) => name);
  const opened =
    manifest === null || rebuild ? null : await SearchIndex.openLazily(manifest, segmentReader(host));
  if (manifest === null || !opened?.ok) return success({ index: SearchIndex.create(), stray: names });
  const used = new Set(decodeManifest(manifest)?.segments.map(({ name }) => name));
  return success({ index: opened.value, stray: names.filter((name) => !used.has(name)) });
}

/** Opens the index of a notebook, or builds it where it is missing or damaged, and brings it level with the journal. */
export async function openNotebookIndex(
  session: NotebookSession,
  options: { readonly rebuild: boolean } = { rebuild: false },
): Promise<Result<NotebookIndex, AppError>> {
  const stored = await openStored(session, options.rebuild);
  if (!stored.ok) return stored;
  const level = await catchUp(session, stored.value.index);
  // The index was made from other journals (an older copy was put back): it is built from these.
  if (!level.ok && level.error.code === 'journal-shortened' && !options.rebuild)
    return openNotebookIndex(session, { rebuild: true });
  if (!level.ok) return level;
  const { index, stray } = stored.value;
  if (index.isDamaged) return openNotebookIndex(session, { rebuild: true });
  index.setTopics(
    topicNamesOf(recordsOf(session.state, 'topic')),
    allStories(recordsOf(session.state, 'link')),
  );
  const save = async (): Promise<Result<null, AppError>> => {
    const flushed = index.flush();
    if (!flushed) return success(null);
    const kept = new Set(flushed.segments.map(({ name }) => name));
    const remove = [...flushed.remove, ...stray.filter((name) => !kept.has(name))];
    const written = await session.host.api.writeIndex({ ...flushed, remove });
    if (written.ok) index.flushDone(flushed, segmentReader(session.host));
    else index.flushFailed(flushed);
    return written.ok ? success(null) : written;
  };
  let batches = 0;
  /** What takes the place of an index that turned out to be damaged. */
  let mended: NotebookIndex | null = null;
  return success({
    ask: async (question) => {
      while (mended === null) {
        const answer = await index.ask(() => question(index));
        if (answer.ok) return answer.value;
        const again = await openNotebookIndex(session, { rebuild: true });
        if (again.ok) mended = again.value;
      }
      return mended.ask(question);
    },
    withoutText: level.value,
    addArticles: async (articles, ops) => {
      if (mended !== null) return mended.addArticles(articles, ops);
      const entries = articles.map(({ article, document }) => articleEntry(article, document));
      const put = [...entries, ...lightEntriesOf(session.state, ops)];
      if (ops.some(({ kind }) => kind === 'topic'))
        index.setTopics(topicNamesOf(recordsOf(session.state, 'topic')));
      index.apply({ put, remove: [], position: session.position() });
      await index.ask(() => index.mergeStep());
      batches += 1;
      // A write that fails here is tried again by `save` at the end, which reports it.
      if (batches % BATCHES_A_WRITE === 0) await save();
    },
    save: async () => {
      if (mended !== null) return mended.save();
      await mergeAll(index);
      return save();
    },
  });
}
