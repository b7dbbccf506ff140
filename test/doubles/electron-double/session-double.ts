import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { recorded } from './recorder.ts';

type RequestListener = (
  details: { readonly url: string; readonly method: string; readonly resourceType: string },
  answer: (response: { readonly cancel?: boolean }) => void,
) => void;
type ProtocolHandler = (request: Request) => Response | Promise<Response>;

/** Chromium knows no `app:` scheme: `app://<host>` is served as `http://<host>.localhost`, and named `app:` to the app. */
export const toPageAddress = (address: string): string =>
  address.replace(/^app:\/\/([^/]+)/, 'http://$1.localhost');
export const toAppAddress = (address: string): string =>
  address.replace(/^((?:blob:)?)http:\/\/([^/.]+)\.localhost/, '$1app://$2');

const privileged = new Set<string>();
const handlers = new Map<string, ProtocolHandler>();
let listener: RequestListener | null = null;
const guards: Record<string, boolean> = {};

export const protocol = {
  registerSchemesAsPrivileged(
    schemes: readonly { scheme: string; privileges: { standard?: boolean; secure?: boolean } }[],
  ) {
    for (const { scheme, privileges } of schemes)
      if (privileges.standard && privileges.secure) privileged.add(scheme);
  },
  handle(scheme: string, handler: ProtocolHandler) {
    if (!privileged.has(scheme)) throw new Error(`${scheme}: is not registered as a standard, secure scheme`);
    handlers.set(scheme, handler);
  },
};

class SessionDouble extends EventEmitter {
  readonly webRequest = { onBeforeRequest: (given: RequestListener) => void (listener = given) };
  /** The double's browser has no such call; it is given the time to write instead (chromium.ts). */
  flushStorageData() {}
  setPermissionRequestHandler(handler: unknown) {
    guards['permission request handler'] = typeof handler === 'function';
  }
  setPermissionCheckHandler(handler: unknown) {
    guards['permission check handler'] = typeof handler === 'function';
  }
  setDevicePermissionHandler(handler: unknown) {
    guards['device permission handler'] = typeof handler === 'function';
  }
  setSpellCheckerEnabled(enabled: boolean) {
    guards['spell checker off'] = !enabled;
  }
}

export const session = { defaultSession: new SessionDouble() };

/** Throws unless everything that Electron leaves open by default has been shut. */
export function requireHardSession(): void {
  const missing = [
    'permission request handler',
    'permission check handler',
    'device permission handler',
    'spell checker off',
  ].filter((name) => !guards[name]);
  if (!listener) missing.push('webRequest.onBeforeRequest');
  if (missing.length > 0) throw new Error(`insecure session: no ${missing.join(', no ')}`);
}

/** Asks the app whether a request may go out; records the answer. */
export function isCancelled(url: string, method: string, resourceType: string): boolean {
  let cancel = false;
  listener?.({ url: toAppAddress(url), method, resourceType }, (answer) => (cancel = answer.cancel ?? false));
  if (cancel) recorded.cancelledRequests.push(toAppAddress(url));
  return cancel;
}

/** Serves `app:` to the browser on a port of 127.0.0.1, workers included. */
export async function serveAppScheme(): Promise<number> {
  const server = createServer((incoming, outgoing) => {
    const address = `http://${incoming.headers.host ?? ''}${incoming.url ?? ''}`;
    const handler = handlers.get('app');
    const type =
      incoming.headers['sec-fetch-dest'] === 'document'
        ? 'mainFrame'
        : String(incoming.headers['sec-fetch-dest']);
    if (!handler || isCancelled(address, incoming.method ?? 'GET', type)) {
      outgoing.destroy();
      return;
    }
    void Promise.resolve(handler(new Request(toAppAddress(address), { method: incoming.method ?? 'GET' })))
      .then(async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        outgoing.end(new Uint8Array(await response.arrayBuffer()));
      })
      .catch((error: unknown) => {
        recorded.problems.push(`protocol handler: ${String(error)}`);
        outgoing.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return (server.address() as AddressInfo).port;
}
