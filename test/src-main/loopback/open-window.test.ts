import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../src-main/loopback/find-chromium.ts';
import {
  type AppWindow,
  openWindow,
  profileFolderFor,
  WINDOW_HOST_NAME,
  windowFlags,
} from '../../../src-main/loopback/open-window.ts';
import { type LoopbackHost, startLoopbackHost } from '../../../src-main/loopback/start-loopback-host.ts';
import { devtoolsPort, forgetDevtoolsPort } from '../../doubles/devtools-port.ts';
import { fakeHostApi } from '../../doubles/fake-host-api.ts';

const browser = findChromium();
const asRoot = process.getuid?.() === 0;

let folder: string;
let host: LoopbackHost;
let window: AppWindow | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'florilegium-window-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer', 'index.html'), '<title>the page</title>');
});

afterEach(async () => {
  await window?.close();
  window = null;
  await host?.close();
});

afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

async function open(name: string): Promise<{ window: AppWindow; profileFolder: string }> {
  host = await startLoopbackHost({
    api: fakeHostApi(),
    rendererFolder: join(folder, 'renderer'),
    hostName: WINDOW_HOST_NAME,
  });
  const profileFolder = join(folder, name);
  forgetDevtoolsPort(profileFolder);
  window = await openWindow({
    browser: browser ?? '',
    address: host.address,
    port: host.port,
    profileFolder,
    asRoot,
    extraFlags: ['--headless=new', '--remote-debugging-port=0'],
  });
  return { window, profileFolder };
}

/** A second line to the browser, beside the host's own. */
async function connect(profileFolder: string) {
  const port = await devtoolsPort(profileFolder);
  const connected = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = connected.contexts()[0]?.pages()[0];
  if (!page) throw new Error('no page');
  return { connected, page };
}

describe.skipIf(browser === null)('the app window (skipped where no Chromium is found)', () => {
  it('opens the page at a stable origin in a profile of its own, and looks up no other host', async () => {
    const { profileFolder } = await open('profile');
    expect((await stat(profileFolder)).mode & 0o777).toBe(0o700);
    const { connected, page } = await connect(profileFolder);
    await page.waitForURL(`http://${WINDOW_HOST_NAME}/`);
    expect(await page.title()).toBe('the page');
    expect(await page.evaluate('isSecureContext')).toBe(true);
    for (const address of [
      'http://localhost:4711/',
      'https://example.org/',
      `http://${WINDOW_HOST_NAME}:8080/`,
    ]) {
      const other = await connected.contexts()[0]!.newPage();
      await expect(other.goto(address)).rejects.toThrow(/ERR_NAME_NOT_RESOLVED|ERR_CONNECTION_REFUSED/);
      await other.close();
    }
    await connected.close();
  });

  it('ends the browser when its last page is closed, and says that there was a window', async () => {
    const { window: opened, profileFolder } = await open('profile');
    const { page } = await connect(profileFolder);
    await page.waitForURL(`http://${WINDOW_HOST_NAME}/`);
    await page.close();
    expect(await opened.closed).toMatchObject({ shown: true });
  });

  it('is closed by its host', async () => {
    const { window: opened } = await open('profile');
    await opened.close();
    expect(await opened.closed).toBeDefined();
  });

  it('replaces a browser that a dead host left behind', async () => {
    const profileFolder = join(folder, 'leftover');
    const left = spawn(
      browser ?? '',
      [
        '--headless=new',
        '--no-first-run',
        `--user-data-dir=${profileFolder}`,
        '--remote-debugging-port=0',
        ...(asRoot ? ['--no-sandbox'] : []),
        'about:blank',
      ],
      { stdio: 'ignore' },
    );
    const gone = new Promise((resolve) => left.once('exit', resolve));
    await connect(profileFolder).then(({ connected }) => connected.close());
    await open('leftover');
    await gone;
    const { page, connected } = await connect(profileFolder);
    await page.waitForURL(`http://${WINDOW_HOST_NAME}/`);
    expect(await page.title()).toBe('the page');
    await connected.close();
  });
});

describe('a browser that cannot open a window', () => {
  it('is told from a window that was closed, with its last words', async () => {
    const program = join(folder, 'broken-browser.sh');
    await writeFile(program, '#!/bin/sh\necho "no display" >&2\nexit 1\n');
    await chmod(program, 0o755);
    const common = { address: 'http://x/', port: 1, profileFolder: join(folder, 'broken'), asRoot };
    const opened = await openWindow({ browser: program, ...common });
    expect(await opened.closed).toEqual({ shown: false, lastWords: 'no display' });
    await expect(openWindow({ browser: join(folder, 'absent'), ...common })).rejects.toThrow('ENOENT');
  });
});

describe('flags and folders of the browser', () => {
  const options = { browser: 'b', address: 'http://a/', port: 4711, profileFolder: '/p' };

  it('leave the sandbox out for root only', () => {
    expect(windowFlags({ ...options, asRoot: true })).toContain('--no-sandbox');
    expect(windowFlags({ ...options, asRoot: false })).not.toContain('--no-sandbox');
  });

  it('map the one name to the port and every other to nowhere', () => {
    expect(windowFlags({ ...options, asRoot: false })).toContain(
      '--host-resolver-rules=MAP notebook.localhost:80 127.0.0.1:4711, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    );
  });

  it('give a snap a folder it can see', () => {
    expect(profileFolderFor('/usr/bin/chromium', '/s', '/s/abc', '/home/a')).toBe('/s/abc/browser');
    expect(profileFolderFor('/snap/bin/chromium', '/s', '/s/abc', '/home/a')).toBe(
      '/home/a/snap/chromium/common/florilegium/abc/browser',
    );
  });
});
