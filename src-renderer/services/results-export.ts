import type { AppError } from '../../src-core/base/error-code.ts';
import { success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostApi } from '../../src-core/contract/host-api.ts';
import { fileName } from '../../src-core/export/markdown/file-name.ts';
import type { ExportedResult, ResultLabels } from '../../src-core/export/results/exported-result.ts';
import { csvHead, csvResult } from '../../src-core/export/results/results-csv.ts';
import { markdownHead, markdownResult } from '../../src-core/export/results/results-markdown.ts';
import { asId } from '../../src-core/base/id.ts';
import type { ArticleId, TopicId } from '../../src-core/base/id.ts';
import type { Article } from '../../src-core/model/article.ts';
import { topicPath } from '../../src-core/model/topic-path.ts';
import { indexKey, parseIndexKey } from '../../src-core/search/index-key.ts';
import type { SearchHit } from '../../src-core/search/search-types.ts';
import type { RecordLookup } from '../store/record-lookup.ts';
import type { AnnotationWithTopics, SearchService } from './app-services.ts';
import type { ExportService, ResultsExport } from './exporting.ts';
import { annotationsOfArticle } from './queries/annotations-of-article.ts';

/** What exporting results takes. */
interface ResultsExportParts {
  readonly host: Pick<HostApi, 'saveFiles'>;
  readonly search: Pick<SearchService, 'search' | 'passagesOfMany'>;
  readonly read: <Value>(query: (lookup: RecordLookup) => Promise<Value>) => Promise<Value>;
  readonly labels: ResultLabels;
  readonly notebookName: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const PAGE = 200;
/** Passages of one result; an article of a whole book would drown the others. */
const PASSAGES = 10;
/** Results whose records and passages are read at once: few enough that whoever searches meanwhile hardly waits. */
const AT_ONCE = 50;

/** Writes the results of a search, however many, as one table (CSV) or one note (Markdown). */
export function createResultsExport(parts: ResultsExportParts): ExportService['results'] {
  const { host, search, labels, now } = parts;

  const wantedHits = async (what: ResultsExport): Promise<Result<FoundHits, AppError>> => {
    const hits: SearchHit[] = [];
    let total = 0;
    let ran = '';
    for (let offset = 0; ; offset += PAGE) {
      const page = await search.search({ ...what.request, offset, limit: PAGE });
      if (!page.ok) return page;
      ({ total, ran } = page.value);
      const wanted = page.value.hits.filter(({ key }) => what.keys?.has(key) !== false);
      hits.push(...(what.request.groupByArticle === true ? wanted.map(wholeArticle) : wanted));
      const all = page.value.hits.length < PAGE || hits.length >= (what.keys?.size ?? Infinity);
      if (all || what.signal.aborted) return success({ hits, total, ran });
    }
  };

  /** Without what was deleted since it was found. */
  const exported = async (
    hits: readonly SearchHit[],
    what: ResultsExport,
  ): Promise<readonly ExportedResult[]> => {
    const articles = hits.flatMap(({ kind, articleId }) =>
      kind === 'article' ? [asId<ArticleId>(articleId)] : [],
    );
    const { query } = what.request;
    const [records, passages] = await Promise.all([
      parts.read((lookup) => recordsOf(lookup, hits)),
      articles.length === 0 ? [] : search.passagesOfMany(articles, query, what.context, what.request),
    ]);
    const byArticle = new Map(articles.map((id, at) => [id, passages[at] ?? []]));
    return records.flatMap((record) => {
      if (record.kind === 'topic') return [record];
      if (record.article === null) return [];
      if (record.kind !== 'article') return [record];
      // Where no word of the text was asked for, its beginning is no passage that was found.
      const found = (byArticle.get(record.article.id) ?? [])
        .filter(({ marks }) => marks.length > 0)
        .map(({ text }) => text);
      const morePassages = Math.max(0, found.length - PASSAGES);
      return [{ ...record, passages: found.slice(0, PASSAGES), morePassages }];
    });
  };

  return async (what) => {
    const found = await wantedHits(what);
    if (!found.ok) return found;
    const { hits, total, ran } = found.value;
    const { query } = what.request;
    const at = new Date(now()).toISOString();
    const table = what.format === 'csv';
    const pieces = [table ? csvHead(labels) : markdownHead({ query, ran, at, total }, hits.length, labels)];
    let number = 0;
    for (let from = 0; from < hits.length; from += AT_ONCE) {
      if (what.signal.aborted) return success(null);
      what.onProgress(from, hits.length);
      for (const result of await exported(hits.slice(from, from + AT_ONCE), what)) {
        number += 1;
        pieces.push(table ? csvResult(result, number, labels) : markdownResult(result, number, labels));
      }
    }
    if (what.signal.aborted) return success(null);
    what.onProgress(hits.length, hits.length);
    const name = fileName(`${query.slice(0, 120)} ${at.slice(0, 16).replace('T', ' ').replace(':', '.')}`);
    return host.saveFiles({
      folderName: fileName(parts.notebookName),
      files: [{ path: `${labels.search}/${name}.${table ? 'csv' : 'md'}`, text: pieces.join('') }],
    });
  };
}

/** A row that stands for an article and its notes is exported as the article, whichever of them was the best hit. */
function wholeArticle(hit: SearchHit): SearchHit {
  return hit.kind === 'annotation'
    ? { ...hit, kind: 'article', key: indexKey('article', hit.articleId) }
    : hit;
}

interface FoundHits {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  readonly ran: string;
}

/** What the records say of hits; passages of articles are filled in later. */
async function recordsOf(
  lookup: RecordLookup,
  hits: readonly SearchHit[],
): Promise<readonly ExportedResult[]> {
  const ids = [...new Set(hits.map(({ articleId }) => articleId))];
  const articles = new Map<string, Article>();
  for (const article of await lookup.getMany('article', ids))
    if (article !== undefined) articles.set(article.id, article);
  const isOther = hits.some(({ kind }) => kind !== 'article');
  const topics = new Map((isOther ? await lookup.topics() : []).map((topic) => [topic.id, topic]));
  const pathOf = (id: TopicId): string => topicPath(id, topics).join('/');
  const annotations = new Map<string, AnnotationWithTopics>();
  const noted = new Set(hits.flatMap(({ kind, articleId }) => (kind === 'annotation' ? [articleId] : [])));
  for (const id of noted)
    for (const each of await annotationsOfArticle(lookup, asId<ArticleId>(id)))
      annotations.set(each.annotation.id, each);
  return hits.map((hit) => {
    const { id } = parseIndexKey(hit.key);
    const article = articles.get(hit.articleId) ?? null;
    const bare = {
      kind: hit.kind,
      article,
      topics: [],
      note: '',
      score: hit.score,
      passages: [],
      morePassages: 0,
    };
    if (hit.kind === 'article') return bare;
    if (hit.kind === 'topic') {
      const definition = topics.get(asId<TopicId>(id))?.definition ?? '';
      const passages = definition.trim() === '' ? [] : [definition];
      return { ...bare, article: null, topics: [pathOf(asId<TopicId>(id))], passages };
    }
    const found = annotations.get(id);
    return {
      ...bare,
      topics: found?.topics.map(({ topic }) => pathOf(topic.id)) ?? [],
      note: found?.annotation.note ?? '',
      passages: found === undefined ? [] : [found.annotation.quote.exact],
    };
  });
}
