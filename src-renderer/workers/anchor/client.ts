import { reanchorNow } from '../../../src-core/import/new-version.ts';
import type { FindAgain } from '../../../src-core/import/new-version.ts';
import { createRpc } from '../rpc.ts';
import type { RpcPort } from '../rpc.ts';
import { REANCHOR } from './protocol.ts';
import type { ReanchorAnswer, ReanchorRequest } from './protocol.ts';

/** What the client needs of a worker; the browser's Worker is one. */
export interface AnchorWorker extends RpcPort {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  terminate(): void;
}

/** Starts a worker of the app. */
export function startAnchorWorker(): AnchorWorker {
  return new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'anchor' });
}

/** So few annotations are found sooner than a worker has started. */
const FEW = 20;

/**
 * Finds the annotations of an article in its new version; many of them in a worker of their own, which ends with the answer.
 * Where the worker dies the window does its work.
 */
export function findAgainIn(start: () => AnchorWorker): FindAgain {
  return async (now, fresh) => {
    // a known edit needs no search
    if (now.annotations.length <= FEW || fresh.moved !== undefined) return reanchorNow(now, fresh);
    let worker: AnchorWorker | null = null;
    try {
      worker = start();
      const rpc = createRpc(worker, () => Promise.reject(new Error('the anchor worker may call nothing')));
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        rpc.breakOff(event.message || 'the worker died');
      });
      const request: ReanchorRequest = {
        annotations: now.annotations.map(({ id, documentId, quote, position, check = null }) => ({
          id,
          documentId,
          quote,
          position,
          check,
        })),
        before: { documentId: now.article.documentId, text: now.document.text },
        after: { documentId: fresh.documentId, text: fresh.document.text },
      };
      return (await rpc.call(REANCHOR, request)) as ReanchorAnswer;
    } catch {
      return reanchorNow(now, fresh);
    } finally {
      worker?.terminate();
    }
  };
}
