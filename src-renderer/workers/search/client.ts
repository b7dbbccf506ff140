import { createRpc } from '../rpc.ts';
import type { RpcPort } from '../rpc.ts';
import { INDEX_HOST_METHODS, NEWS } from './protocol.ts';
import type { IndexHost, IndexNews, SearchApi, SearchMethods } from './protocol.ts';

/** What the client needs of a worker; the browser's Worker is one. */
export interface SearchWorker extends RpcPort {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  terminate(): void;
}

/** Starts the worker of the app. */
export function startSearchWorker(): SearchWorker {
  return new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'search' });
}

/** A running search worker. */
export interface SearchClient {
  readonly api: SearchApi;
  readonly stop: () => void;
}

const METHODS = [
  'open',
  'clear',
  'apply',
  'topics',
  'stories',
  'search',
  'complete',
  'snippets',
  'hits',
  'verify',
  'explain',
  'passages',
  'similar',
  'alike',
  'textsNow',
  'like',
  'related',
  'follow',
  'flush',
] as const satisfies readonly (keyof SearchMethods)[];

/** Talks to a worker and passes its questions on to the host; `onDeath` is told once when it dies on its own. */
export function connectSearchWorker(
  worker: SearchWorker,
  host: IndexHost,
  onDeath: (reason: string) => void,
  onNews: (news: IndexNews) => void,
): SearchClient {
  const rpc = createRpc(worker, async (method, request) => {
    if (method === NEWS) {
      onNews(request as IndexNews);
      return null;
    }
    const known = INDEX_HOST_METHODS.find((name) => name === method);
    if (known === undefined) throw new Error(`the search worker may not call ${method}`);
    const call = host[known] as (request: unknown) => Promise<unknown>;
    return call(request);
  });
  let dead = false;
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    if (dead) return;
    dead = true;
    const reason = event.message || 'the search worker died';
    worker.terminate();
    rpc.breakOff(reason);
    onDeath(reason);
  });
  const api = Object.fromEntries(
    METHODS.map((method) => [method, (request: unknown) => rpc.call(method, request)]),
  ) as unknown as SearchApi;
  return {
    api,
    stop: () => {
      worker.terminate();
      rpc.breakOff('the search worker was stopped');
    },
  };
}
