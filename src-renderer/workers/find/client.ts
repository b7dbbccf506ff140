import { failure } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { FindQuery, FoundPlaces, PatternFault } from '../../../src-core/text/find/find-in-text.ts';
import type { FindReply, FindRequest } from './protocol.ts';

/** What the client needs of a worker; the browser's Worker is one. */
export interface FindWorker {
  postMessage(request: FindRequest): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<FindReply>) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
}

/** Starts the worker of the app. */
export function startFindWorker(): FindWorker {
  return new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'find' });
}

/** Why nothing can be said: the pattern is none, it took too long, or the worker died. */
export type FindFault =
  ({ readonly type: 'pattern' } & PatternFault) | { readonly type: 'slow' } | { readonly type: 'stopped' };

/** Finds in one text at a time, off the window's thread; a pattern that never ends is ended. */
export interface Finder {
  /** Null = another question came before this one was answered. */
  readonly find: (text: string, query: FindQuery) => Promise<Result<FoundPlaces, FindFault> | null>;
  readonly stop: () => void;
}

export interface FinderParts {
  readonly start: () => FindWorker;
  /** Milliseconds that one answer may take. */
  readonly timeLimit: number;
  /** Places that are listed at most. */
  readonly limit: number;
}

type Settle = (result: Result<FoundPlaces, FindFault> | null) => void;

/** A finder whose worker begins with the first question. */
export function createFinder({ start, timeLimit, limit }: FinderParts): Finder {
  let worker: FindWorker | null = null;
  /** The text that the worker has. */
  let given: string | null = null;
  let asked: { readonly id: number; readonly query: FindQuery; readonly settle: Settle } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ids = 0;

  const settle = (result: Parameters<Settle>[0]): void => {
    clearTimeout(timer);
    const call = asked;
    asked = null;
    call?.settle(result);
  };
  /** Ends the worker with what it was at. */
  const end = (result: Parameters<Settle>[0]): void => {
    worker?.terminate();
    worker = null;
    given = null;
    settle(result);
  };
  const running = (): FindWorker => {
    if (worker !== null) return worker;
    const started = start();
    started.addEventListener('message', ({ data }) => {
      if (data.id !== asked?.id) return;
      const { result } = data;
      settle(result.ok ? result : failure({ type: 'pattern', ...result.error }));
    });
    started.addEventListener('error', (event) => {
      event.preventDefault();
      if (worker === started) end(failure({ type: 'stopped' }));
    });
    worker = started;
    return started;
  };

  return {
    find: (text, query) =>
      new Promise((resolve) => {
        // a pattern that is still at work may never end; words always do
        if (asked?.query.regex === true) end(null);
        else settle(null);
        ids += 1;
        asked = { id: ids, query, settle: resolve };
        const to = running();
        to.postMessage({ id: ids, text: given === text ? null : text, query, limit });
        given = text;
        timer = setTimeout(() => end(failure({ type: 'slow' })), timeLimit);
      }),
    stop: () => end(null),
  };
}
