import type { CDPSession } from 'playwright-core';
import { decodeClone, encodeClone } from './clone-codec.ts';
import { BINDING, SETTLE, WORLD } from './page-scripts.ts';

interface SenderFrame {
  readonly origin: string;
  readonly url: string;
  readonly parent: null;
}
type Handler = (event: { readonly senderFrame: SenderFrame }, ...args: unknown[]) => unknown;

const handlers = new Map<string, Handler>();

export const ipcMain = {
  handle(channel: string, handler: Handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
};

/** Carries `ipcRenderer.invoke` of a page's preload to the handlers; `senderUrl` answers the page's address as the app knows it. */
export async function connectIpc(cdp: CDPSession, senderUrl: () => string): Promise<void> {
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== BINDING) return;
    const { id, channel, args } = JSON.parse(payload) as { id: number; channel: string; args: string };
    const settle = (ok: boolean, text: string): void => {
      const expression = `${SETTLE}(${id}, ${ok}, ${JSON.stringify(text)})`;
      // A page that is gone cannot be answered.
      cdp.send('Runtime.evaluate', { expression, contextId: executionContextId }).catch(() => {});
    };
    void answer(channel, decodeClone(args) as unknown[], senderUrl()).then(
      (text) => settle(true, text),
      (error: unknown) => settle(false, `Error invoking remote method '${channel}': ${String(error)}`),
    );
  });
}

async function answer(channel: string, args: unknown[], url: string): Promise<string> {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  const senderFrame = { url, origin: /^[a-z]+:\/\/[^/]+/.exec(url)?.[0] ?? 'null', parent: null };
  return encodeClone(await handler({ senderFrame }, ...args));
}
