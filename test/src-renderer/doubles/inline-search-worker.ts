import { createRpc } from '../../../src-renderer/workers/rpc.ts';
import type { SearchWorker } from '../../../src-renderer/workers/search/client.ts';
import { INDEX_HOST_METHODS, NEWS } from '../../../src-renderer/workers/search/protocol.ts';
import type { IndexHost, SearchApi } from '../../../src-renderer/workers/search/protocol.ts';
import { createSearchSession } from '../../../src-renderer/workers/search/search-session.ts';

/** A search worker in the test's own thread, behind a real message channel; `die` is what a crash looks like from outside. */
export interface InlineSearchWorker extends SearchWorker {
  readonly die: () => void;
}

/** Starts one. */
export function createInlineSearchWorker(): InlineSearchWorker {
  const { port1, port2 } = new MessageChannel();
  const rpc = createRpc(port2, (method, request) =>
    (session[method as keyof SearchApi] as (request: unknown) => Promise<unknown>)(request),
  );
  const host = Object.fromEntries(
    INDEX_HOST_METHODS.map((method) => [method, (request: unknown) => rpc.call(method, request)]),
  ) as unknown as IndexHost;
  const session = createSearchSession(host, (news) => void rpc.call(NEWS, news).catch(() => undefined));
  const close = (): void => {
    port1.close();
    port2.close();
  };
  port1.start();
  port2.start();
  const deaths = new EventTarget();
  return {
    addEventListener: (type: string, listener: (event: never) => void) =>
      (type === 'message' ? port1 : deaths).addEventListener(type, listener as EventListener),
    postMessage: (message) => port1.postMessage(message),
    terminate: close,
    die: () => {
      close();
      deaths.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    },
  };
}
