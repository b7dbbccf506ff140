import { connectSearchWorker } from '../../workers/search/client.ts';
import type { SearchClient, SearchWorker } from '../../workers/search/client.ts';
import type { IndexHost, OpenedIndex, SearchApi } from '../../workers/search/protocol.ts';

/** The search worker, started again when it dies; calls go to the one that runs. */
export interface SearchEngine {
  readonly api: SearchApi;
  /** Tells what the new worker found on disk each time one had to be started again. */
  readonly onRestart: (listener: (opened: OpenedIndex) => void) => void;
  readonly stop: () => void;
}

/** A worker that keeps dying (out of memory) is not started for ever. */
const RESTARTS = 3;

/** Starts the worker; it is idle until `api.open` is called. */
export function startSearchEngine(start: () => SearchWorker, host: IndexHost): SearchEngine {
  let restarts = 0;
  let tell: (opened: OpenedIndex) => void = () => undefined;
  let client: SearchClient;

  const connect = (): SearchClient =>
    connectSearchWorker(start(), host, () => {
      if (restarts >= RESTARTS) return;
      restarts += 1;
      client = connect();
      client.api.open(null).then(tell, () => undefined);
    });
  client = connect();

  return {
    api: {
      open: (request) => client.api.open(request),
      clear: (request) => client.api.clear(request),
      apply: (request) => client.api.apply(request),
      search: (request) => client.api.search(request),
      complete: (request) => client.api.complete(request),
      snippets: (request) => client.api.snippets(request),
      hits: (request) => client.api.hits(request),
      explain: (request) => client.api.explain(request),
      passages: (request) => client.api.passages(request),
      flush: (request) => client.api.flush(request),
    },
    onRestart: (listener) => {
      tell = listener;
    },
    stop: () => client.stop(),
  };
}
