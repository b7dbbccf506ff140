import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { failure } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { createRpc } from '../rpc.ts';
import type { RpcPort } from '../rpc.ts';
import type { DrawnPage, DrawRequest, PageContent, PainterRequests, PdfSummary } from './protocol.ts';

/** What the client needs of a worker; the browser's Worker is one. */
export interface PainterWorker extends RpcPort {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  terminate(): void;
}

/** Starts a worker of the app. */
export function startPainterWorker(): PainterWorker {
  return new Worker(new URL('./page-painter.ts', import.meta.url), { type: 'module', name: 'page-painter' });
}

/** One PDF in a worker of its own. */
export interface PainterClient {
  /** Takes the bytes. Fails with 'file-encrypted', 'password-wrong', 'file-damaged' or 'parser-timeout'. */
  readonly open: (request: Omit<PainterRequests['open'], 'name'>) => Promise<Result<PdfSummary, AppError>>;
  /** Fails with 'page-undrawable', 'cancelled', or, after `limit` milliseconds, 'page-slow': the worker is dead then. */
  readonly draw: (
    request: Omit<DrawRequest, 'serial'>,
    limit: number,
    signal?: AbortSignal,
  ) => Promise<Result<DrawnPage, AppError>>;
  /** Fails in the same ways. */
  readonly content: (page: number, hasText: boolean, limit: number) => Promise<Result<PageContent, AppError>>;
  readonly alive: () => boolean;
  readonly stop: () => void;
}

/** Connects to a worker for `file`; it may take `openLimit` milliseconds to open it, and is ended when it takes longer. */
export function connectPainter(worker: PainterWorker, file: string, openLimit: number): PainterClient {
  const rpc = createRpc(worker, (method) => Promise.reject(new Error(`the painter may not call ${method}`)));
  let alive = true;
  let serial = 0;
  const end = (reason: string): void => {
    alive = false;
    worker.terminate();
    rpc.breakOff(reason);
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(event.message || 'the worker died');
  });

  const ask = async <Value>(
    method: keyof PainterRequests,
    request: unknown,
    limit: number,
    tooLate: AppError,
  ): Promise<Result<Value, AppError>> => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      end('took too long');
    }, limit);
    try {
      return (await rpc.call(method, request)) as Result<Value, AppError>;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return failure(late ? tooLate : appError('parser-failed', { file, reason }));
    } finally {
      clearTimeout(timer);
    }
  };

  const slow = (page: number, limit: number): AppError =>
    appError('page-slow', { file, page: String(page + 1), seconds: String(limit / 1000) });
  return {
    open: (request) => {
      const tooLate = appError('parser-timeout', { file, seconds: String(openLimit / 1000) });
      return ask('open', { ...request, name: file }, openLimit, tooLate);
    },
    draw: async (request, limit, signal) => {
      if (signal?.aborted === true) return failure(appError('cancelled'));
      serial += 1;
      const own = serial;
      const cancel = (): void => void rpc.call('cancel', { serial: own }).catch(() => undefined);
      signal?.addEventListener('abort', cancel);
      const given = { ...request, serial: own };
      const result = await ask<DrawnPage>('draw', given, limit, slow(request.page, limit));
      signal?.removeEventListener('abort', cancel);
      // That a page is too slow is worth knowing also where nobody waits for it any more.
      const known = !result.ok && result.error.code === 'page-slow';
      if (signal === undefined || !signal.aborted || known) return result;
      if (result.ok) result.value.bitmap.close();
      return failure(appError('cancelled'));
    },
    content: (page, hasText, limit) => ask('content', { page, hasText }, limit, slow(page, limit)),
    alive: () => alive,
    stop: () => end('closed'),
  };
}
