import type { IpcMain, Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { isAppPage, isInsideApp } from '../../../src-main/electron/app-address.ts';
import { answerAppRequest } from '../../../src-main/electron/app-protocol.ts';
import { hardenContents } from '../../../src-main/electron/harden-contents.ts';
import { hardenSession } from '../../../src-main/electron/harden-session.ts';
import { serveHostChannel } from '../../../src-main/electron/serve-host-channel.ts';
import { fakeHostApi } from '../../doubles/fake-host-api.ts';

describe('addresses', () => {
  it('are the page only when they are exactly the page, at any place in it', () => {
    expect(['app://notebook/', 'app://notebook/#/article/1'].every(isAppPage)).toBe(true);
    for (const other of [
      'app://notebook',
      'app://notebook/x',
      'app://notebook/?x',
      'app://other/',
      'app://notebook.evil/',
      'https://notebook/',
      'about:blank',
      'javascript:1',
      '',
    ]) {
      expect(isAppPage(other), other).toBe(false);
    }
  });

  it('are inside the app for its files, its blobs, and pictures written as data', () => {
    for (const [address, type] of [
      ['app://notebook/assets/a.js', 'script'],
      ['blob:app://notebook/1-2', 'image'],
      ['data:image/svg+xml,x', 'image'],
    ] as const) {
      expect(isInsideApp(address, type), address).toBe(true);
    }
    for (const [address, type] of [
      ['https://evil.example/', 'xhr'],
      ['http://127.0.0.1/', 'image'],
      ['file:///etc/passwd', 'image'],
      ['app://notebook', 'script'],
      ['app://notebook.evil.example/', 'script'],
      ['app://evil/', 'script'],
      ['blob:https://evil.example/1', 'image'],
      ['data:text/html,x', 'subFrame'],
      ['data:text/javascript,1', 'script'],
      ['ws://127.0.0.1/', 'webSocket'],
      ['devtools://devtools/', 'mainFrame'],
      ['APP://notebook/', 'script'],
      ['', 'other'],
    ] as const) {
      expect(isInsideApp(address, type), address).toBe(false);
    }
  });
});

it('the app protocol serves reading of its own origin only', () => {
  const files = {
    answer: (pathname: string) => (pathname === '/a.js' ? { body: new Uint8Array(), headers: {} } : null),
  };
  const status = (address: string, method = 'GET') =>
    answerAppRequest(new Request(address, { method }), files).status;
  expect(status('app://notebook/a.js')).toBe(200);
  expect(status('app://notebook/a.js?x#y')).toBe(200);
  expect(status('app://notebook/b.js')).toBe(404);
  expect(status('app://notebook/../a.js/..%2fa.js')).toBe(404);
  expect(status('app://other/a.js')).toBe(403);
  expect(status('app://notebook.other/a.js')).toBe(403);
  expect(status('app://notebook/a.js', 'POST')).toBe(405);
});

it('the host answers the main frame of its own page and nobody else', async () => {
  let handler: (event: unknown, ...args: unknown[]) => unknown = () => undefined;
  const calls: string[] = [];
  serveHostChannel(
    { handle: (_name: string, given: typeof handler) => (handler = given) } as unknown as IpcMain,
    fakeHostApi(calls),
  );
  const ask = (senderFrame: unknown) => handler({ senderFrame }, 'readOriginal', { sha256: 'a'.repeat(64) });
  expect(await ask({ origin: 'app://notebook', parent: null })).toMatchObject({ ok: true });
  calls.length = 0;
  for (const sender of [
    null,
    { origin: 'https://evil.example', parent: null },
    { origin: 'app://notebook.evil', parent: null },
    { origin: 'null', parent: null },
    { origin: 'app://notebook', parent: { origin: 'app://notebook' } },
  ]) {
    expect(await ask(sender)).toMatchObject({ ok: false, error: { code: 'request-invalid' } });
  }
  expect(calls).toEqual([]);
});

it('a session grants nothing but reading what the user chose to its own page', () => {
  const given: Record<string, (...args: unknown[]) => unknown> = {};
  const keep = (name: string) => (handler: (...args: unknown[]) => unknown) => (given[name] = handler);
  hardenSession({
    webRequest: { onBeforeRequest: keep('request') },
    setPermissionRequestHandler: keep('permission'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setSpellCheckerEnabled: (enabled: boolean) => expect(enabled).toBe(false),
    on: (name: string, handler: (...args: unknown[]) => unknown) => (given[name] = handler),
  } as unknown as Session);
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'made-up',
  ]) {
    const details = { requestingUrl: 'app://notebook/' };
    given['permission']?.(null, permission, (granted: boolean) => expect(granted).toBe(false), details);
    expect(given['check']?.(null, permission, 'app://notebook', details)).toBe(false);
  }
  const reading = (origin: string, fileAccessType: string): unknown[] => {
    const answers: unknown[] = [given['check']?.(null, 'fileSystem', origin, { fileAccessType })];
    const details = { requestingUrl: `${origin}/`, fileAccessType };
    given['permission']?.(null, 'fileSystem', (granted: boolean) => answers.push(granted), details);
    const decide = (action: string): number => answers.push(action);
    given['file-system-access-restricted']?.({}, { origin, isDirectory: true }, decide);
    return answers;
  };
  expect(reading('app://notebook', 'readable')).toEqual([true, true, 'allow']);
  expect(reading('app://notebook', 'writable').slice(0, 2)).toEqual([false, false]);
  expect(reading('app://notebook.evil', 'readable')).toEqual([false, false, 'deny']);
  expect(given['device']?.({ deviceType: 'usb' })).toBe(false);
  given['request']?.({ url: 'https://evil.example/', resourceType: 'xhr' }, (answer: unknown) =>
    expect(answer).toEqual({ cancel: true }),
  );
  let prevented = false;
  given['will-download']?.({ preventDefault: () => (prevented = true) });
  expect(prevented).toBe(true);
  expect.hasAssertions();
});

it('contents stay on their page, and open and embed nothing', () => {
  const given: Record<string, (event: object) => void> = {};
  let opening: (() => unknown) | null = null;
  hardenContents({
    on: (name: string, handler: (event: object) => void) => (given[name] = handler),
    setWindowOpenHandler: (handler: () => unknown) => (opening = handler),
  } as unknown as WebContents);
  const prevents = (name: string, event: object): boolean => {
    let prevented = false;
    given[name]?.({ ...event, preventDefault: () => (prevented = true) });
    return prevented;
  };
  for (const name of ['will-navigate', 'will-frame-navigate']) {
    expect(prevents(name, { url: 'app://notebook/', isMainFrame: true }), name).toBe(false);
    for (const url of [
      'https://evil.example/',
      'app://notebook/assets/a.js',
      'file:///etc/passwd',
      'data:text/html,x',
    ]) {
      expect(prevents(name, { url, isMainFrame: true }), `${name} ${url}`).toBe(true);
    }
  }
  expect(prevents('will-frame-navigate', { url: 'app://notebook/', isMainFrame: false })).toBe(true);
  expect(prevents('will-redirect', { url: 'app://notebook/' })).toBe(true);
  expect(prevents('will-attach-webview', {})).toBe(true);
  expect((opening as (() => unknown) | null)?.()).toEqual({ action: 'deny' });
});
