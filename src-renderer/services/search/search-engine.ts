import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { connectSearchWorker } from '../../workers/search/client.ts';
import type { SearchClient, SearchWorker } from '../../workers/search/client.ts';
import type { IndexHost, IndexNews, OpenedIndex, SearchApi } from '../../workers/search/protocol.ts';

/** What becomes of the search worker, apart from its answers. */
export interface EngineListener {
  /** It had died, and the new one found this on disk. */
  readonly restarted: (opened: OpenedIndex) => void;
  /** It died too often: nothing is answered until `startAgain`. */
  readonly stopped: (error: AppError) => void;
  readonly news: (news: IndexNews) => void;
}

/** The search worker, started again when it dies; calls go to the one that runs. */
export interface SearchEngine {
  readonly api: SearchApi;
  readonly listen: (listener: EngineListener) => void;
  /** Starts a worker that was given up; does nothing while one runs. */
  readonly startAgain: () => void;
  readonly stop: () => void;
}

/** A worker that keeps dying (out of memory) is not started for ever. */
const RESTARTS = 3;

/** Starts the worker; it is idle until `api.open` is called. */
export function startSearchEngine(start: () => SearchWorker, host: IndexHost): SearchEngine {
  let restarts = 0;
  let givenUp = false;
  let listener: EngineListener | null = null;
  let client: SearchClient;

  const connect = (): SearchClient =>
    connectSearchWorker(start(), host, died, (news) => listener?.news(news));
  const restart = (): void => {
    client = connect();
    client.api.open(null).then(
      (opened) => listener?.restarted(opened),
      () => undefined,
    );
  };
  const died = (reason: string): void => {
    if (restarts < RESTARTS) {
      restarts += 1;
      restart();
      return;
    }
    givenUp = true;
    listener?.stopped(appError('search-stopped', { reason }));
  };
  client = connect();

  return {
    api: {
      open: (request) => client.api.open(request),
      clear: (request) => client.api.clear(request),
      apply: (request) => client.api.apply(request),
      topics: (request) => client.api.topics(request),
      stories: (request) => client.api.stories(request),
      search: (request) => client.api.search(request),
      complete: (request) => client.api.complete(request),
      snippets: (request) => client.api.snippets(request),
      hits: (request) => client.api.hits(request),
      verify: (request) => client.api.verify(request),
      explain: (request) => client.api.explain(request),
      passages: (request) => client.api.passages(request),
      similar: (request) => client.api.similar(request),
      alike: (request) => client.api.alike(request),
      textsNow: (request) => client.api.textsNow(request),
      like: (request) => client.api.like(request),
      related: (request) => client.api.related(request),
      follow: (request) => client.api.follow(request),
      flush: (request) => client.api.flush(request),
    },
    listen: (to) => {
      listener = to;
    },
    startAgain: () => {
      if (!givenUp) return;
      givenUp = false;
      restarts = 0;
      restart();
    },
    stop: () => client.stop(),
  };
}
