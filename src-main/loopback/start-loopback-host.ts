import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HostApi } from '../../src-core/contract/host-api.ts';
import { ISOLATION_HEADERS } from '../shell/security-headers.ts';
import { loadRendererFiles, type RendererFiles } from '../shell/renderer-files.ts';
import { type BootToken, createBootToken, randomSecret } from './boot-token.ts';
import { answerCall } from './answer-call.ts';
import {
  type Gate,
  type Refusal,
  refuseForeignCall,
  refuseOtherPage,
  refuseStranger,
  refuseWithoutCookie,
} from './request-gate.ts';

/** Import batches carry originals of tens of megabytes; half a gigabyte is far beyond and still fits into memory. */
const DEFAULT_BODY_LIMIT = 512 * 1024 * 1024;

/** What the loopback host needs to serve one notebook. */
export interface LoopbackOptions {
  readonly api: HostApi;
  /** The built renderer, out/renderer. */
  readonly rendererFolder: string;
  /** Name the browser knows the host by, mapped to the port by the browser's resolver rules; without it the address is 127.0.0.1 and the port. */
  readonly hostName?: string;
  /** Port of 127.0.0.1; 0 or absent takes a free one. */
  readonly port?: number;
  /** Largest body of a call in bytes. */
  readonly bodyLimit?: number;
}

/** A running loopback host. */
export interface LoopbackHost {
  /** One-time address: the first browser that opens it is let in. */
  readonly address: string;
  readonly origin: string;
  readonly port: number;
  /** Refuses new requests, lets running calls finish, and frees the port. */
  close(): Promise<void>;
}

/** Serves the renderer and the host's methods on 127.0.0.1. Rejects when the port is taken or the page is not built. */
export async function startLoopbackHost(options: LoopbackOptions): Promise<LoopbackHost> {
  const files = await loadRendererFiles(options.rendererFolder);
  const token = createBootToken();
  const server = createServer({ requireHostHeader: false });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  const gate: Gate = {
    authority: options.hostName ?? `127.0.0.1:${port}`,
    // Cookies do not know ports: two hosts on 127.0.0.1 must not overwrite each other's.
    cookieName: `florilegium-${port}`,
    cookieSecret: randomSecret(),
  };
  const running = new Set<Promise<void>>();
  server.on('request', (request, response) => {
    const answered = route(request, response, { gate, token, files, options })
      .catch((error: unknown) => {
        // A sender who hung up is not worth a line; anything else is a bug and must be seen.
        if (!request.destroyed) console.error(error);
        response.destroy();
      })
      .finally(() => running.delete(answered));
    running.add(answered);
  });
  const origin = `http://${gate.authority}`;
  return {
    address: `${origin}/open?token=${token.text}`,
    origin,
    port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await Promise.allSettled(running);
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Routing {
  readonly gate: Gate;
  readonly token: BootToken;
  readonly files: RendererFiles;
  readonly options: LoopbackOptions;
}

async function route(request: IncomingMessage, response: ServerResponse, routing: Routing): Promise<void> {
  const { gate, token, files, options } = routing;
  const stranger = refuseStranger(request, gate);
  if (stranger) return refuse(response, stranger);
  // The target is split by hand: URL parsing would resolve dots, and a target like "//x" would be read as a host.
  const target = request.url ?? '';
  const question = target.indexOf('?');
  const pathname = question < 0 ? target : target.slice(0, question);

  if (pathname === '/open') {
    if (request.method !== 'GET')
      return refuse(response, { status: 405, sentence: 'Open this address in a browser.' });
    return open(
      request,
      response,
      gate,
      token,
      new URLSearchParams(target.slice(question + 1)).get('token') ?? '',
    );
  }
  const unknown = refuseWithoutCookie(request, gate);
  if (unknown) return refuse(response, unknown);

  if (pathname.startsWith('/rpc/')) {
    const foreign = refuseForeignCall(request, gate);
    if (foreign) return refuse(response, foreign);
    const refusal = await answerCall(
      request,
      response,
      options.api,
      pathname.slice('/rpc/'.length),
      options.bodyLimit ?? DEFAULT_BODY_LIMIT,
    );
    if (refusal) refuse(response, refusal);
    return;
  }
  const otherPage = refuseOtherPage(request);
  if (otherPage) return refuse(response, otherPage);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(response, { status: 405, sentence: 'This address can only be read.' });
  }
  const file = files.answer(pathname);
  if (!file) return refuse(response, { status: 404, sentence: 'There is no such file.' });
  response.writeHead(200, { ...file.headers, 'Content-Length': file.body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

/**
 * Exchanges the one-time token for the session cookie. The way on is a page that moves on by itself, not a
 * redirect: after a click in another application's page a redirect would count as cross-site and lose the cookie.
 */
function open(
  request: IncomingMessage,
  response: ServerResponse,
  gate: Gate,
  token: BootToken,
  given: string,
): void {
  const known = refuseWithoutCookie(request, gate) === null;
  const redeemed = !known && token.redeem(given);
  if (!known && !redeemed) {
    refuse(response, {
      status: 403,
      sentence:
        'This one-time address is wrong or was used already. Start Florilegium again for a fresh one.',
    });
    return;
  }
  const page =
    '<!doctype html><html lang="en"><head><meta http-equiv="refresh" content="0;url=/"><title>Florilegium</title></head></html>';
  response.writeHead(200, {
    ...PLAIN_HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    ...(redeemed
      ? { 'Set-Cookie': `${gate.cookieName}=${gate.cookieSecret}; HttpOnly; SameSite=Strict; Path=/` }
      : {}),
  });
  response.end(page);
}

const PLAIN_HEADERS = {
  ...ISOLATION_HEADERS,
  'Content-Security-Policy':
    "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
};

/** Refuses in one sentence and hangs up, so that the rest of a refused body is never read. */
function refuse(response: ServerResponse, refusal: NonNullable<Refusal>): void {
  response.writeHead(refusal.status, {
    ...PLAIN_HEADERS,
    'Content-Type': 'text/plain; charset=utf-8',
    Connection: 'close',
  });
  response.end(`${refusal.sentence}\n`);
}
