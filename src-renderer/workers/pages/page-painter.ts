import { createRpc } from '../rpc.ts';
import { createPainterSession } from './painter-session.ts';
import { pageAssets } from './page-assets.ts';

/** The worker's own scope, of which the window's library only knows part. */
const scope = self as unknown as {
  postMessage(message: unknown, transfer: readonly Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
};
const post = scope.postMessage.bind(scope);
// pdf.js takes any worker's scope for one of its own and would talk to the window; without this it keeps quiet.
Object.defineProperty(self, 'postMessage', { value: undefined });

createRpc(
  {
    postMessage: (message) => post(message, bitmapsIn(message)),
    addEventListener: scope.addEventListener.bind(scope),
  },
  createPainterSession(pageAssets),
);

/** Drawn pages are handed over, not copied. */
function bitmapsIn(message: unknown): readonly Transferable[] {
  const { value } = message as { value?: { ok?: boolean; value?: { bitmap?: unknown } } };
  const bitmap = value?.value?.bitmap;
  return bitmap instanceof ImageBitmap ? [bitmap] : [];
}
