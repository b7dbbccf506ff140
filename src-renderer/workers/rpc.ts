/** One end of a message channel between window and worker. */
export interface RpcPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

type RpcMessage =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly request: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'thrown'; readonly id: number; readonly reason: string };

/** Calls in both directions over one channel. */
export interface Rpc {
  /** Rejects when the other side threw, or the channel was broken off. */
  readonly call: (method: string, request: unknown) => Promise<unknown>;
  /** Rejects everything that still waits for an answer, and every later call. */
  readonly breakOff: (reason: string) => void;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Answers the other side's calls with `handle`, and carries our own to it. */
export function createRpc(
  port: RpcPort,
  handle: (method: string, request: unknown) => Promise<unknown>,
): Rpc {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let ids = 0;
  let broken: string | null = null;

  const answer = async (id: number, method: string, request: unknown): Promise<void> => {
    let message: RpcMessage;
    try {
      message = { type: 'answer', id, value: await handle(method, request) };
    } catch (error) {
      message = { type: 'thrown', id, reason: reasonOf(error) };
    }
    if (broken === null) port.postMessage(message);
  };

  port.addEventListener('message', ({ data }: MessageEvent<RpcMessage>) => {
    if (data.type === 'call') {
      void answer(data.id, data.method, data.request);
      return;
    }
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === 'answer') call?.resolve(data.value);
    else call?.reject(new Error(data.reason));
  });

  return {
    call: (method, request) =>
      new Promise((resolve, reject) => {
        if (broken !== null) {
          reject(new Error(broken));
          return;
        }
        ids += 1;
        waiting.set(ids, { resolve, reject });
        port.postMessage({ type: 'call', id: ids, method, request } satisfies RpcMessage);
      }),
    breakOff: (reason) => {
      broken = reason;
      const all = [...waiting.values()];
      waiting.clear();
      for (const { reject } of all) reject(new Error(reason));
    },
  };
}
