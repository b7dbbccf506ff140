import { createHash } from 'node:crypto';
import type { ImportWorker } from '../../../src-renderer/workers/import/client.ts';
import { createParseSession } from '../../../src-renderer/workers/import/parse-session.ts';

let ids = 0;

/** The import worker's session in the test's own thread: everything but the thread is the real thing. */
export function createInlineImportWorker(): ImportWorker {
  const events = new EventTarget();
  let ended = false;
  const session = createParseSession({
    newId: () => `parsed${String((ids += 1)).padStart(8, '0')}`,
    clock: () => performance.now(),
    now: () => '2024-11-02T09:00:00.000Z',
    sha256: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
    assets: () => Promise.resolve(null),
    answer: (answer, transfer) => {
      const data = structuredClone(answer, { transfer: [...transfer] });
      setTimeout(() => {
        if (!ended) events.dispatchEvent(new MessageEvent('message', { data }));
      });
    },
  });
  setTimeout(() => events.dispatchEvent(new MessageEvent('message', { data: { type: 'ready' } })));
  let last = Promise.resolve();
  return {
    addEventListener: (type: string, listener: (event: never) => void) =>
      events.addEventListener(type, listener as EventListener),
    terminate: () => {
      ended = true;
    },
    postMessage: (request) => {
      if (request.type === 'beside') return void session(request);
      // not cloned: a file that a test made unreadable would become a readable one
      last = last.then(() => (ended ? undefined : session(request)));
    },
  };
}
