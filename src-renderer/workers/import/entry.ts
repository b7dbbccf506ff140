import { ID_RANDOM_BYTES, newIdFrom } from '../../../src-core/base/new-id.ts';
import { importAssets } from './import-assets.ts';
import { createParseSession } from './parse-session.ts';
import type { ImportAnswer, ImportRequest } from './protocol.ts';

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The worker's own scope, of which the window's library only knows part. */
const scope = self as unknown as {
  postMessage(answer: ImportAnswer, transfer: readonly Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ImportRequest>) => void): void;
};

const post = scope.postMessage.bind(scope);
// pdf.js takes any worker's scope for one of its own and would talk to the window; without this it keeps quiet.
Object.defineProperty(self, 'postMessage', { value: undefined });

const session = createParseSession({
  newId: () => newIdFrom(crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES)), Date.now()),
  now: () => new Date().toISOString(),
  clock: () => performance.now(),
  sha256: async (bytes) => hex(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)),
  answer: post,
  assets: importAssets,
});

let last = Promise.resolve();
scope.addEventListener('message', ({ data }) => {
  // Waited for by the request under way.
  if (data.type === 'beside') return void session(data);
  last = last
    .then(() => session(data))
    .catch((error: unknown) => {
      // Thrown outside of any promise, it reaches the window as this worker's death.
      queueMicrotask(() => {
        throw error;
      });
    });
});
post({ type: 'ready' }, []);
