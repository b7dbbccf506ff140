import type { IncomingMessage } from 'node:http';
import { isSameSecret } from './boot-token.ts';

/** Who may talk to the loopback host. */
export interface Gate {
  /** Exact value of the Host header, e.g. "notebook.localhost" or "127.0.0.1:41234". */
  readonly authority: string;
  readonly cookieName: string;
  readonly cookieSecret: string;
}

/** Why a request is refused: status and one plain sentence, or null when it may pass. */
export type Refusal = { readonly status: number; readonly sentence: string } | null;

/**
 * Checks of every request. A foreign Host means DNS rebinding, a foreign Origin or Sec-Fetch-Site means that another
 * page is asking; neither gets to know whether its cookie would have been right.
 */
export function refuseStranger(request: IncomingMessage, gate: Gate): Refusal {
  if (count(request, 'host') !== 1 || request.headers.host !== gate.authority) {
    return { status: 421, sentence: 'This address is not served here.' };
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${gate.authority}`) {
    return { status: 403, sentence: 'Another page may not ask this host.' };
  }
  return null;
}

/** Whether another page caused the request; reading files from outside is refused, too. */
export function refuseOtherPage(request: IncomingMessage): Refusal {
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none'
    ? null
    : { status: 403, sentence: 'Another page may not ask this host.' };
}

/** The browser that redeemed the one-time address has the cookie; nobody else gets anything. */
export function refuseWithoutCookie(request: IncomingMessage, gate: Gate): Refusal {
  const given = readCookie(request.headers.cookie, gate.cookieName);
  return given !== null && isSameSecret(given, gate.cookieSecret)
    ? null
    : {
        status: 403,
        sentence: 'This browser has not been let in. Start Florilegium again for a fresh address.',
      };
}

/** Calls of the host must come from a script of our own page: exact Origin, same-origin fetch. */
export function refuseForeignCall(request: IncomingMessage, gate: Gate): Refusal {
  return request.headers.origin === `http://${gate.authority}` &&
    request.headers['sec-fetch-site'] === 'same-origin'
    ? null
    : { status: 403, sentence: 'Only the page of this notebook may call its host.' };
}

/** Node joins repeated headers or drops them; the raw list tells. */
function count(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((header, index) => index % 2 === 0 && header.toLowerCase() === name)
    .length;
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const separator = part.indexOf('=');
    if (separator > 0 && part.slice(0, separator).trim() === name) return part.slice(separator + 1).trim();
  }
  return null;
}
