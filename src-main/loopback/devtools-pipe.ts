import type { Readable, Writable } from 'node:stream';

/** An event of the DevTools protocol, as far as we look at it. */
export interface DevtoolsEvent {
  readonly method: string;
  readonly params?: {
    readonly targetId?: string;
    readonly targetInfo?: { readonly targetId: string; readonly type: string };
  };
}

/** The line to a browser started with --remote-debugging-pipe; only its parent process can use it. */
export interface DevtoolsPipe {
  /** Sends a command; the result, or null when the browser refuses it. Never settles when the browser ends before. */
  send(method: string, params?: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/**
 * Speaks the DevTools protocol over the browser's pipes: JSON messages, each ended by a zero byte. The browser ends
 * itself when the pipe breaks, so no window outlives its host, however the host ends.
 */
export function openDevtoolsPipe(
  write: Writable,
  read: Readable,
  onEvent: (event: DevtoolsEvent) => void,
): DevtoolsPipe {
  const waiting = new Map<number, (result: unknown) => void>();
  let pending = '';
  let nextId = 1;
  read.setEncoding('utf8');
  read.on('data', (part: string) => {
    pending += part;
    const messages = pending.split('\0');
    pending = messages.pop() ?? '';
    for (const text of messages) {
      const message = JSON.parse(text) as DevtoolsEvent | { readonly id: number; readonly result?: unknown };
      if (!('id' in message)) {
        onEvent(message);
        continue;
      }
      waiting.get(message.id)?.(message.result ?? null);
      waiting.delete(message.id);
    }
  });
  // A browser that is gone is noticed by its exit; a broken pipe says nothing more.
  read.on('error', () => {});
  write.on('error', () => {});
  return {
    send(method, params = {}) {
      const id = nextId;
      nextId += 1;
      write.write(`${JSON.stringify({ id, method, params })}\0`);
      return new Promise((resolve) => waiting.set(id, resolve));
    },
  };
}
