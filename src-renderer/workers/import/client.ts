import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { Sha256 } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { ImportLimits } from '../../../src-core/import/import-limits.ts';
import type { FindBeside, ImportAnswer, ImportRequest, ImportedRow } from './protocol.ts';

/** What the pool needs of a worker; the browser's Worker is one. */
export interface ImportWorker {
  postMessage(request: ImportRequest): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ImportAnswer>) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
}

/** Starts a worker of the app. */
export function startImportWorker(): ImportWorker {
  return new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'import' });
}

/** A file to be parsed; the worker reads it. */
export interface FileToParse {
  readonly name: string;
  readonly file: Blob;
  readonly pasted: boolean;
  /** All of a page is wanted: no article is looked for in it. */
  readonly wholePage?: boolean;
  /** Where it is known to be from. */
  readonly address?: string;
  /** Opens a PDF that is locked. */
  readonly password?: string;
  /** Finds files chosen with it that it may name; null where there are none. */
  readonly beside: FindBeside | null;
}

/** What the window does while a file goes through a worker. */
export interface ParseSteps {
  /** A worker gets the file now. */
  readonly begun?: () => void;
  /** The worker has let it go. */
  readonly ended?: () => void;
  /** Whether to parse a file with these bytes; null = not kept whole. */
  readonly wanted: (sha256: Sha256 | null) => Promise<boolean>;
  /** Takes in a piece; the next one is parsed when this settles. `false` = the rest is not wanted. */
  readonly take: (
    rows: readonly ImportedRow[],
    original: Uint8Array | null,
    bytesRead: number,
  ) => Promise<boolean>;
}

/** Milliseconds until a new worker must have loaded. */
const START_LIMIT = 60_000;

/** Workers that parse files, one file each at a time. */
export interface ImportPool {
  /** How many files can be parsed at once. */
  readonly size: number;
  /** Fails with 'parser-timeout' or 'parser-failed'; the worker is then replaced. */
  readonly parse: (file: FileToParse, steps: ParseSteps) => Promise<Result<null, AppError>>;
  /** Ends every worker at once; what is being parsed fails with 'cancelled'. The pool can be used again. */
  readonly stop: () => void;
}

export interface ImportPoolOptions {
  readonly size: number;
  readonly limits: ImportLimits;
  /** Milliseconds that a worker may take for one piece. */
  readonly timeLimit: number;
  readonly start: () => ImportWorker;
}

/** A worker, and what waits for its next answer. */
interface PooledWorker {
  readonly worker: ImportWorker;
  beside: FindBeside | null;
  settle: ((answer: Result<ImportAnswer, AppError>) => void) | null;
  ready: boolean;
  stopped: boolean;
  /** What went wrong in it, also while nothing was asked of it. */
  fault: AppError | null;
}

function pooled(worker: ImportWorker): PooledWorker {
  const taken: PooledWorker = {
    worker,
    beside: null,
    settle: null,
    ready: false,
    stopped: false,
    fault: null,
  };
  worker.addEventListener('message', ({ data }) => {
    if (data.type !== 'beside') taken.settle?.(success(data));
    else void answerBeside(taken, data.id, data.path);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    taken.fault = appError('parser-failed', { reason: event.message || 'the worker died' });
    taken.settle?.(failure(taken.fault));
  });
  return taken;
}

/** What cannot be found is not there: the worker waits for an answer. */
async function answerBeside(taken: PooledWorker, id: number, path: string): Promise<void> {
  const file = await Promise.resolve(taken.beside?.(path)).catch(() => null);
  if (!taken.stopped) taken.worker.postMessage({ type: 'beside', id, file: file ?? null });
}

/** Sends a request (null = it has one to answer already) and waits for the one answer to it. */
function ask(
  taken: PooledWorker,
  request: ImportRequest | null,
  timeLimit: number,
): Promise<Result<ImportAnswer, AppError>> {
  if (taken.stopped) return Promise.resolve(failure(appError('cancelled')));
  if (taken.fault !== null) return Promise.resolve(failure(taken.fault));
  return new Promise((resolve) => {
    const settle = (answer: Result<ImportAnswer, AppError>): void => {
      clearTimeout(timer);
      taken.settle = null;
      resolve(answer);
    };
    const timer = setTimeout(
      () => settle(failure(appError('parser-timeout', { seconds: String(timeLimit / 1000) }))),
      timeLimit,
    );
    taken.settle = settle;
    if (request !== null) taken.worker.postMessage(request);
  });
}

/** A pool that starts its workers when they are first needed. */
export function createImportPool({ size, limits, timeLimit, start }: ImportPoolOptions): ImportPool {
  const idle: PooledWorker[] = [];
  const busy = new Set<PooledWorker>();
  const waiting: (() => void)[] = [];

  const acquire = async (): Promise<PooledWorker> => {
    while (busy.size >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    let known = idle.pop();
    while (known !== undefined && known.fault !== null) {
      known.worker.terminate();
      known = idle.pop();
    }
    const taken = known ?? pooled(start());
    busy.add(taken);
    return taken;
  };
  const release = (taken: PooledWorker, healthy: boolean): void => {
    if (healthy && !taken.stopped) idle.push(taken);
    else taken.worker.terminate();
    busy.delete(taken);
    waiting.shift()?.();
  };

  const through = async (
    taken: PooledWorker,
    { name, file, pasted, beside, wholePage = false, address = '', password }: FileToParse,
    { wanted, take }: ParseSteps,
  ): Promise<Result<null, AppError>> => {
    if (!taken.ready) {
      const ready = await ask(taken, null, START_LIMIT);
      if (!ready.ok) return ready;
      taken.ready = true;
    }
    taken.beside = beside;
    const hashed = await ask(
      taken,
      {
        type: 'read',
        name,
        file,
        pasted,
        beside: beside !== null,
        wholePage,
        address,
        limits,
        ...(password === undefined ? {} : { password }),
      },
      timeLimit,
    );
    if (!hashed.ok) return hashed;
    if (hashed.value.type === 'unreadable') return failure(hashed.value.error);
    if (hashed.value.type !== 'hashed' || !(await wanted(hashed.value.sha256))) {
      taken.worker.postMessage({ type: 'skip' });
      return success(null);
    }
    for (let request: ImportRequest = { type: 'parse' }; ; request = { type: 'next' }) {
      const answer = await ask(taken, request, timeLimit);
      if (!answer.ok) return answer;
      if (answer.value.type !== 'piece')
        return failure(appError('parser-failed', { reason: 'unexpected answer' }));
      const more = await take(answer.value.rows, answer.value.original, answer.value.bytesRead);
      if (answer.value.last) return success(null);
      if (more) continue;
      taken.worker.postMessage({ type: 'skip' });
      return success(null);
    }
  };

  return {
    size,
    parse: async (file, steps) => {
      const taken = await acquire();
      let result: Result<null, AppError> | null = null;
      steps.begun?.();
      try {
        result = await through(taken, file, steps);
        return result;
      } finally {
        release(taken, result?.ok === true);
        steps.ended?.();
      }
    },
    stop: () => {
      for (const { worker } of idle.splice(0)) worker.terminate();
      for (const taken of busy) {
        taken.stopped = true;
        taken.worker.terminate();
        taken.settle?.(failure(appError('cancelled')));
      }
    },
  };
}
