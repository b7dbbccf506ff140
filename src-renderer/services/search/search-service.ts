import { appError } from '../../../src-core/base/error-code.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import { parseIndexKey } from '../../../src-core/search/index-key.ts';
import type {
  HitPassage,
  QueryOptions,
  SearchAnswer,
  SearchRequest,
} from '../../../src-core/search/search-types.ts';
import { verifiedAnswer } from '../../../src-core/search/verified-answer.ts';
import type { TopicId } from '../../../src-core/base/id.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';
import type { ArticleInput, IndexInput, SearchApi } from '../../workers/search/protocol.ts';
import type { IndexState, Live, SearchService } from '../app-services.ts';
import { annotationInputs, articleInputs, topicInput } from './index-inputs.ts';

/** What the service works with. */
export interface SearchServiceParts {
  readonly api: Pick<
    SearchApi,
    'search' | 'complete' | 'snippets' | 'hits' | 'verify' | 'explain' | 'passages'
  >;
  readonly state: Live<IndexState>;
  readonly startAgain: () => void;
  readonly read: <Value>(query: (lookup: RecordLookup) => Promise<Value>) => Promise<Value>;
  /** Milliseconds since 1970-01-01 UTC: what "today" is in a query. */
  readonly now: () => number;
}

async function articleOf(lookup: RecordLookup, id: string): Promise<ArticleInput | undefined> {
  const article = await lookup.get('article', id);
  return article && (await articleInputs(lookup, [article], new Map()))[0];
}

/** What the entry of a key is made of, as the records are now. */
async function inputOf(lookup: RecordLookup, key: string): Promise<IndexInput | undefined> {
  const { kind, id } = parseIndexKey(key);
  switch (kind) {
    case 'article':
      return articleOf(lookup, id);
    case 'annotation': {
      const annotation = await lookup.get('annotation', id);
      return annotation && (await annotationInputs(lookup, [annotation]))[0];
    }
    case 'topic': {
      const topics = new Map((await lookup.topics()).map((topic) => [topic.id, topic]));
      const topic = topics.get(id as TopicId);
      return topic && topicInput(topic, topics);
    }
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Days since 1970-01-01 of the calendar day that it is here. */
function localDay(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}

/** Questions to the index. */
export function createSearchService({
  api,
  state,
  startAgain,
  read,
  now,
}: SearchServiceParts): SearchService {
  const asked = <Options extends QueryOptions>(options: Options): Options => ({
    today: localDay(now()),
    ...options,
  });
  /** Which of the candidates with those keys have the exact letters that the request wants. */
  const verify = async (request: SearchRequest, keys: readonly string[]): Promise<readonly boolean[]> => {
    const inputs = await read((lookup) => Promise.all(keys.map((key) => inputOf(lookup, key))));
    const records = inputs.filter((input) => input !== undefined);
    const { query, ...options } = request;
    const answers = await api.verify({ query, records, options });
    let next = 0;
    return inputs.map((input) => input !== undefined && answers[next++] === true);
  };
  const verified = (request: SearchRequest): Promise<SearchAnswer> =>
    verifiedAnswer(
      request,
      (asking) => api.search(asking),
      (keys) => verify(request, keys),
    );
  const passagesOf: SearchService['passagesOfMany'] = async (ids, query, context, options = {}) => {
    const found = new Map<string, readonly HitPassage[]>();
    try {
      const records = await read(async (lookup) => {
        const articles = await lookup.getMany('article', ids);
        return articleInputs(
          lookup,
          articles.filter((article) => article !== undefined),
          new Map(),
        );
      });
      const passages = await api.passages({ query, records, context, options: asked(options) });
      for (const [at, { article }] of records.entries()) found.set(article.id, passages[at] ?? []);
    } catch {
      // the worker died and is started again, or the window closes: these have none
    }
    return ids.map((id) => found.get(id) ?? []);
  };
  return {
    state: () => state,
    startAgain,
    search: async (request) => {
      try {
        return success(await verified(asked(request)));
      } catch (error) {
        return failure(appError('internal', { reason: reasonOf(error) }));
      }
    },
    complete: async (query, caret) => {
      try {
        return await api.complete({ query, caret });
      } catch {
        return [];
      }
    },
    snippets: async (key, query, options = {}) => {
      try {
        const record = await read((lookup) => inputOf(lookup, key));
        return record === undefined ? [] : await api.snippets({ query, record, options: asked(options) });
      } catch {
        return [];
      }
    },
    explain: async (key, query, options) => {
      try {
        return await api.explain({ key, query, options: asked(options) });
      } catch {
        return null;
      }
    },
    hitsInArticle: async (id, query, options = {}) => {
      try {
        const record = await read((lookup) => articleOf(lookup, id));
        return record === undefined ? [] : await api.hits({ query, record, options: asked(options) });
      } catch {
        return [];
      }
    },
    passages: async (id, query, context, options = {}) =>
      (await passagesOf([id], query, context, options))[0] ?? [],
    passagesOfMany: passagesOf,
  };
}
