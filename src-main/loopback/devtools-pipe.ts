import type { Readable, Writable } from 'node:stream';

/** An event or answer of the DevTools protocol, as far as we look at it. */
export interface DevtoolsMessage {
  readonly method?: string;
  readonly params?: {
    readonly targetId?: string;
    readonly targetInfo?: { readonly targetId: string; readonly type: string };
  };
}

/** The line to a browser started with --remote-debugging-pipe; only its parent process can use it. */
export interface DevtoolsPipe {
  send(method: string, params?: Readonly<Record<string, unknown>>): void;
}

/**
 * Speaks the DevTools protocol over the browser's pipes: JSON messages, each ended by a zero byte. The browser ends
 * itself when the pipe breaks, so no window outlives its host, however the host ends.
 */
export function openDevtoolsPipe(
  write: Writable,
  read: Readable,
  onMessage: (message: DevtoolsMessage) => void,
): DevtoolsPipe {
  let pending = '';
  let nextId = 1;
  read.setEncoding('utf8');
  read.on('data', (part: string) => {
    pending += part;
    const messages = pending.split('\0');
    pending = messages.pop() ?? '';
    for (const message of messages) onMessage(JSON.parse(message) as DevtoolsMessage);
  });
  // A browser that is gone is noticed by its exit; a broken pipe says nothing more.
  read.on('error', () => {});
  write.on('error', () => {});
  return {
    send(method, params = {}) {
      write.write(`${JSON.stringify({ id: nextId, method, params })}\0`);
      nextId += 1;
    },
  };
}
