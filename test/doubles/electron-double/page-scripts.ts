import { decodeClone, encodeClone } from './clone-codec.ts';

/** The page's window, as far as these scripts use it: this file is compiled for Node and run in the page. */
declare const window: {
  readonly top: unknown;
  addEventListener(type: string, listener: (event: { readonly detail: unknown }) => void): void;
  dispatchEvent(event: object): boolean;
};

/** Name of the binding through which the isolated world reaches the main process. */
export const BINDING = '__electronDoubleSend';
/** Name of the isolated world's function that settles a call. */
export const SETTLE = '__electronDoubleSettle';
/** Name of the isolated world, known to CDP only. */
export const WORLD = 'electron-preload';

/**
 * Runs in the page's own world before its scripts: makes what the preload exposes appear on `window`. Events carry
 * structured clones between the worlds, synchronously, so the page finds the API in its first line.
 */
export function mainWorldScript(secret: string): string {
  return `(${mainWorld.toString()})(${JSON.stringify(secret)});`;
}

function mainWorld(secret: string): void {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let nextCall = 1;
  window.addEventListener(`${secret}-expose`, (event) => {
    const { key, names } = event.detail as { key: string; names: string[] };
    const api = Object.fromEntries(
      names.map((name) => [
        name,
        (...args: unknown[]) =>
          new Promise((resolve, reject) => {
            const detail = { id: nextCall, key, name, args: structuredClone(args) };
            nextCall += 1;
            waiting.set(detail.id, { resolve, reject });
            window.dispatchEvent(new CustomEvent(`${secret}-call`, { detail }));
          }),
      ]),
    );
    Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true });
  });
  window.addEventListener(`${secret}-answer`, (event) => {
    const { id, ok, value } = event.detail as { id: number; ok: boolean; value: unknown };
    const call = waiting.get(id);
    waiting.delete(id);
    if (ok) call?.resolve(value);
    else call?.reject(new Error(String(value)));
  });
}

/** Runs the preload bundle in the isolated world of the main frame, with the two electron objects it may have. */
export function preloadScript(secret: string, preload: string): string {
  const codec = `const encodeClone = ${encodeClone.toString()}; const decodeClone = ${decodeClone.toString()};`;
  return `if (window === window.top) { ${codec}
    const require = (${isolatedWorld.toString()})(${JSON.stringify(secret)}, ${JSON.stringify(BINDING)}, ${JSON.stringify(SETTLE)}, encodeClone, decodeClone);
    (function (module, exports, require) { ${preload}\n })({ exports: {} }, {}, require); }`;
}

function isolatedWorld(
  secret: string,
  binding: string,
  settle: string,
  encode: typeof encodeClone,
  decode: typeof decodeClone,
): (name: string) => unknown {
  const world = globalThis as unknown as Record<string, unknown>;
  const send = world[binding] as (payload: string) => void;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let nextCall = 1;
  world[settle] = (id: number, ok: boolean, payload: string) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (ok) call?.resolve(decode(payload));
    else call?.reject(new Error(payload));
  };
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const payload = JSON.stringify({ id: nextCall, channel, args: encode(args) });
        waiting.set(nextCall, { resolve, reject });
        nextCall += 1;
        send(payload);
      }),
  };
  const exposed = new Map<string, Record<string, (...args: unknown[]) => unknown>>();
  window.addEventListener(`${secret}-call`, (event) => {
    const { id, key, name, args } = event.detail as {
      id: number;
      key: string;
      name: string;
      args: unknown[];
    };
    const answer = (ok: boolean, value: unknown): void => {
      window.dispatchEvent(new CustomEvent(`${secret}-answer`, { detail: { id, ok, value } }));
    };
    Promise.resolve(exposed.get(key)?.[name]?.(...args)).then(
      (value) => answer(true, value),
      (error: Error) => answer(false, error.message),
    );
  });
  const contextBridge = {
    exposeInMainWorld(key: string, api: Record<string, (...args: unknown[]) => unknown>) {
      if (exposed.has(key))
        throw new Error(`Cannot bind an API on top of an existing property on the window object`);
      for (const [name, member] of Object.entries(api)) {
        if (typeof member !== 'function')
          throw new Error(`the double exposes functions only, ${key}.${name} is none`);
      }
      exposed.set(key, api);
      window.dispatchEvent(new CustomEvent(`${secret}-expose`, { detail: { key, names: Object.keys(api) } }));
    },
  };
  return (name) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return { contextBridge, ipcRenderer };
  };
}
