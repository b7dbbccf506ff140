import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../../../src-core/contract/frame.ts';
import { FRAME_CONTENT_TYPE } from '../../../src-core/contract/frame-content-type.ts';
import { type LoopbackHost, startLoopbackHost } from '../../../src-main/loopback/start-loopback-host.ts';
import { NONCE_PLACEHOLDER } from '../../../src-main/shell/security-headers.ts';
import { fakeHostApi } from '../../doubles/fake-host-api.ts';
import { type RawAnswer, type RawRequest, rawLines, rawRequest } from './raw-request.ts';

const HOST = 'notebook.localhost';
const ORIGIN = `http://${HOST}`;
const BODY_LIMIT = 64 * 1024;
const SHA = 'a'.repeat(64);

let folder: string;
let host: LoopbackHost;
let cookie: string;
const calls: string[] = [];

/** What to change in a request like our own page's; undefined takes a header away. */
interface Changes extends Omit<Partial<RawRequest>, 'headers'> {
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

function ask(target: string, changes: Changes = {}): Promise<RawAnswer> {
  const headers = Object.entries({
    Host: HOST,
    Cookie: cookie,
    'Sec-Fetch-Site': 'same-origin',
    ...changes.headers,
  });
  return rawRequest({
    port: host.port,
    target,
    ...changes,
    headers: Object.fromEntries(headers.filter((entry): entry is [string, string] => entry[1] !== undefined)),
  });
}

function call(
  method: string,
  request: unknown,
  headers: Changes['headers'] = {},
  more: Changes = {},
): Promise<RawAnswer> {
  return ask(`/rpc/${method}`, {
    method: 'POST',
    body: encodeFrame(request),
    ...more,
    headers: { Origin: ORIGIN, 'Content-Type': FRAME_CONTENT_TYPE, ...headers },
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'florilegium-loopback-'));
  const renderer = join(folder, 'renderer');
  await mkdir(join(renderer, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(
    join(renderer, 'index.html'),
    `<html><head><meta property="csp-nonce" nonce="${NONCE_PLACEHOLDER}"></head></html>`,
  );
  await writeFile(join(renderer, 'assets', 'index-abc.js'), 'export {};');
  host = await startLoopbackHost({
    api: fakeHostApi(calls),
    rendererFolder: renderer,
    hostName: HOST,
    bodyLimit: BODY_LIMIT,
  });
  const { pathname, search } = new URL(host.address);
  const answer = await rawRequest({
    port: host.port,
    target: pathname + search,
    headers: { Host: HOST, 'Sec-Fetch-Site': 'none' },
  });
  if (answer.status !== 200) throw new Error(answer.text);
  cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
});

beforeEach(() => {
  calls.length = 0;
});

afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

describe('the loopback host lets its own page in', () => {
  it('and answers a call with the result and its bytes', async () => {
    const answer = await call('readOriginal', { sha256: SHA });
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(decodeFrame(answer.body)).toEqual({
      ok: true,
      value: { ok: true, value: { bytes: new Uint8Array([0, 1, 254, 255]) } },
    });
  });

  it('and gives failures of the host as values', async () => {
    expect(decodeFrame((await call('noSuchMethod', {})).body)).toMatchObject({
      value: { ok: false, error: { code: 'request-invalid' } },
    });
    expect(decodeFrame((await call('readOriginal', { sha256: 'x' })).body)).toMatchObject({
      value: { ok: false, error: { code: 'request-invalid' } },
    });
    expect(decodeFrame((await call('readOriginal', {}, {}, { body: 'garbage' })).body)).toMatchObject({
      value: { ok: false, error: { code: 'request-invalid' } },
    });
    expect(calls).toEqual([]);
  });

  it('with a fresh nonce in page and policy each time', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const { text, headers } = await ask('/');
        const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? '';
        expect(String(headers['content-security-policy'])).toContain(`style-src 'self' 'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(nonces[0]?.length).toBeGreaterThanOrEqual(24);
  });

  it('and isolates every answer, a refusal too', async () => {
    for (const answer of [
      await ask('/'),
      await ask('/assets/index-abc.js'),
      await call('describe', {}),
      await ask('/nothing'),
    ]) {
      expect(answer.headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
    }
    const policy = String((await ask('/')).headers['content-security-policy']);
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toMatch(/unsafe|\*/);
  });
});

describe('the loopback host refuses', () => {
  it('a foreign, missing, doubled or almost right Host with 421, whatever else is right', async () => {
    for (const name of [
      'evil.example',
      '127.0.0.1',
      `127.0.0.1:${host.port}`,
      'localhost',
      `${HOST}:80`,
      `${HOST}.`,
      `evil.${HOST}`,
      HOST.toUpperCase(),
      '',
      undefined,
    ]) {
      expect((await ask('/', { headers: { Host: name } })).status, String(name)).toBe(421);
      expect((await call('readOriginal', { sha256: SHA }, { Host: name })).status, String(name)).toBe(421);
    }
    const doubled = ['GET / HTTP/1.1', `Host: ${HOST}`, 'Host: evil.example', `Cookie: ${cookie}`];
    expect(await rawLines(host.port, doubled)).toMatch(/^HTTP\/1.1 4(00|21)/);
    expect((await ask(`http://${HOST}/`, { headers: { Host: 'evil.example' } })).status).toBe(421);
    expect(calls).toEqual([]);
  });

  it('everything without the cookie or with a wrong one', async () => {
    const [name] = cookie.split('=');
    for (const given of [
      undefined,
      '',
      'florilegium=x',
      `${name}=`,
      `${name}=wrong`,
      cookie.slice(0, -1),
      `x${cookie}`,
    ]) {
      expect((await ask('/', { headers: { Cookie: given } })).status, String(given)).toBe(403);
      expect((await ask('/assets/index-abc.js', { headers: { Cookie: given } })).status, String(given)).toBe(
        403,
      );
      expect((await call('readOriginal', { sha256: SHA }, { Cookie: given })).status, String(given)).toBe(
        403,
      );
    }
    expect(calls).toEqual([]);
  });

  it('a used, wrong or missing token, and gives no cookie for it', async () => {
    const used = new URL(host.address);
    for (const target of [
      used.pathname + used.search,
      '/open?token=wrong',
      '/open?token=',
      '/open',
      `/open?token=${'A'.repeat(43)}`,
    ]) {
      const answer = await ask(target, { headers: { Cookie: undefined } });
      expect(answer.status, target).toBe(403);
      expect(answer.headers['set-cookie'], target).toBeUndefined();
    }
  });

  it('calls with a foreign, missing or null Origin', async () => {
    for (const origin of [
      'http://evil.example',
      `https://${HOST}`,
      `${ORIGIN}:80`,
      `${ORIGIN}/`,
      `http://127.0.0.1:${host.port}`,
      'null',
      undefined,
    ]) {
      expect((await call('readOriginal', { sha256: SHA }, { Origin: origin })).status, String(origin)).toBe(
        403,
      );
    }
    expect((await ask('/', { headers: { Origin: 'http://evil.example' } })).status).toBe(403);
    expect(calls).toEqual([]);
  });

  it('calls and files asked for by another site', async () => {
    for (const site of ['cross-site', 'same-site', 'none', undefined]) {
      expect(
        (await call('readOriginal', { sha256: SHA }, { 'Sec-Fetch-Site': site })).status,
        String(site),
      ).toBe(403);
    }
    for (const site of ['cross-site', 'same-site']) {
      expect((await ask('/', { headers: { 'Sec-Fetch-Site': site } })).status).toBe(403);
      expect((await ask('/assets/index-abc.js', { headers: { 'Sec-Fetch-Site': site } })).status).toBe(403);
    }
    expect(calls).toEqual([]);
  });

  it('calls of the types a form or a plain fetch can send', async () => {
    for (const type of [
      'text/plain',
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      `${FRAME_CONTENT_TYPE}; charset=utf-8`,
      undefined,
    ]) {
      expect(
        (await call('readOriginal', { sha256: SHA }, { 'Content-Type': type })).status,
        String(type),
      ).toBe(415);
    }
    expect((await call('readOriginal', { sha256: SHA }, { 'Content-Encoding': 'gzip' })).status).toBe(415);
    expect(calls).toEqual([]);
  });

  it('other HTTP methods, a preflight among them', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await ask('/rpc/readOriginal', {
        method,
        headers: { Origin: ORIGIN, 'Content-Type': FRAME_CONTENT_TYPE },
      });
      expect(answer.status, method).toBe(405);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await ask('/', { method })).status, method).toBe(405);
    expect(calls).toEqual([]);
  });

  it('every spelling of a path out of its folder', async () => {
    for (const target of [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/..%2fsecret.txt',
      '/..%5csecret.txt',
      '/..\\secret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '/%252e%252e/secret.txt',
      '/..%c0%afsecret.txt',
      '/%00/../../secret.txt',
      '//secret.txt',
      `/${join(folder, 'secret.txt')}`,
      `file://${join(folder, 'secret.txt')}`,
      '/assets/..;/secret.txt',
      '/assets/index-abc.js/../../../secret.txt',
      '/ASSETS/index-abc.js',
      '/assets/%69ndex-abc.js',
      '/assets',
      '/__proto__',
      '*',
    ]) {
      const answer = await ask(target);
      expect([400, 404], target).toContain(answer.status);
      expect(answer.text, target).not.toContain('secret\n');
    }
  });

  it('a body over the limit, announced or not, and one byte less passes', async () => {
    const request = {
      segments: [{ name: 'a.seg', bytes: new Uint8Array(BODY_LIMIT) }],
      manifest: new Uint8Array(),
      remove: [],
    };
    for (const chunked of [false, true]) {
      // The host hangs up on the sender; depending on timing the answer or the broken line is seen first.
      const outcome = await call('writeIndex', request, {}, { chunked }).then(
        ({ status }) => status,
        (error: NodeJS.ErrnoException) => error.code,
      );
      expect([413, 'EPIPE', 'ECONNRESET']).toContain(outcome);
    }
    expect(calls).toEqual([]);
    const head =
      encodeFrame({ ...request, segments: [{ name: 'a.seg', bytes: new Uint8Array(50_000) }] }).length -
      50_000;
    const bytes = new Uint8Array(BODY_LIMIT - head);
    expect((await call('writeIndex', { ...request, segments: [{ name: 'a.seg', bytes }] })).status).toBe(200);
    expect(calls).toEqual([`writeIndex ${bytes.length}`]);
  });
});

describe('the one-time address', () => {
  it('sets a cookie that scripts cannot read and other sites cannot send, and moves on by itself', async () => {
    const other = await startLoopbackHost({ api: fakeHostApi(), rendererFolder: join(folder, 'renderer') });
    try {
      expect(other.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]{43}$/);
      const { host: authority, pathname, search } = new URL(other.address);
      const headers = { Host: authority, 'Sec-Fetch-Site': 'cross-site' };
      const answer = await rawRequest({ port: other.port, target: pathname + search, headers });
      expect(answer.status).toBe(200);
      expect(String(answer.headers['set-cookie'])).toMatch(
        /^florilegium-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
      );
      expect(answer.text).toContain('url=/');
      const again = await rawRequest({ port: other.port, target: pathname + search, headers });
      expect(again.status).toBe(403);
      const known = { ...headers, Cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
      const back = await rawRequest({ port: other.port, target: pathname + search, headers: known });
      expect(back.status).toBe(200);
      expect(back.headers['set-cookie']).toBeUndefined();
    } finally {
      await other.close();
    }
  });
});

describe('closing the loopback host', () => {
  it('lets the running call finish and frees the port', async () => {
    let finish = (): void => {};
    const waiting = new Promise<void>((resolve) => (finish = resolve));
    let started = (): void => {};
    const running = new Promise<void>((resolve) => (started = resolve));
    const slow = {
      ...fakeHostApi(),
      async describe() {
        started();
        await waiting;
        return { ok: false as const, error: { code: 'record-missing' as const, values: {} } };
      },
    };
    const other = await startLoopbackHost({
      api: slow,
      rendererFolder: join(folder, 'renderer'),
      hostName: HOST,
    });
    const { pathname, search } = new URL(other.address);
    const opened = await rawRequest({ port: other.port, target: pathname + search, headers: { Host: HOST } });
    const answer = rawRequest({
      port: other.port,
      target: '/rpc/describe',
      method: 'POST',
      body: encodeFrame({}),
      headers: {
        Host: HOST,
        Origin: ORIGIN,
        Cookie: String(opened.headers['set-cookie']).split(';')[0] ?? '',
        'Content-Type': FRAME_CONTENT_TYPE,
        'Sec-Fetch-Site': 'same-origin',
      },
    });
    await running;
    const closed = other.close();
    finish();
    expect((await answer).status).toBe(200);
    await closed;
    await expect(rawRequest({ port: other.port, target: '/' })).rejects.toThrow('ECONNREFUSED');
  });
});
