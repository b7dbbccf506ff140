import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ElectronDouble,
  launchElectronDouble,
} from '../../doubles/electron-double/launch-electron-double.ts';
import { createFixtureApp, type FixtureApp } from '../../doubles/fixture-app.ts';

let fixture: FixtureApp;
let electron: ElectronDouble;
let page: Page;

function launch(env: Record<string, string> = {}): Promise<ElectronDouble> {
  return launchElectronDouble({
    appFolder: fixture.appFolder,
    args: [fixture.notebookFolder],
    env: { FLORILEGIUM_STATE: fixture.stateFolder, ...env },
  });
}

/** Runs source text in the page: these tests are compiled without the page's library. */
function inPage(source: string): Promise<unknown> {
  return page.evaluate(source);
}

beforeAll(async () => {
  fixture = await createFixtureApp();
  electron = await launch();
  page = await electron.firstWindow();
});

afterAll(async () => {
  await electron?.close();
  await fixture?.remove();
});

describe('the built Electron app', () => {
  it('exposes one function to the page, from its first line on, and nothing of Node or Electron', async () => {
    expect(await inPage('window.hostAtStart')).toBe('object');
    expect(await inPage('Object.keys(window.florilegiumHost)')).toEqual(['call']);
    expect(await inPage('[typeof require, typeof process, typeof module, typeof electron]')).toEqual(
      Array(4).fill('undefined'),
    );
    expect(
      await inPage(
        '(() => { try { florilegiumHost.call = 1; } catch {} return typeof florilegiumHost.call; })()',
      ),
    ).toBe('function');
  });

  it('answers calls over IPC, bytes included', async () => {
    const described = (await inPage('florilegiumHost.call("describe", {})')) as {
      ok: boolean;
      value: Record<string, unknown>;
    };
    expect(described).toMatchObject({
      ok: true,
      value: {
        folder: fixture.notebookFolder,
        capabilities: { saveFiles: 'dialog', revealFolder: true, watchFolder: 'dialog' },
      },
    });
    const bytes = await inPage(`(async () => {
      const bytes = Uint8Array.from({ length: 70000 }, (_, index) => index % 251);
      await florilegiumHost.call('writeIndex', { segments: [{ name: 'a.seg', bytes }], manifest: new Uint8Array([1]), remove: [] });
      const read = await florilegiumHost.call('readSegment', { name: 'a.seg', start: 0, end: -1 });
      return read.value.bytes instanceof Uint8Array && read.value.bytes.every((byte, index) => byte === bytes[index]) && read.value.bytes.length;
    })()`);
    expect(bytes).toBe(70_000);
  });

  it('refuses unknown methods, wrong requests and values that cannot be cloned', async () => {
    for (const method of ['toString', '__proto__', 'constructor', 'close', '']) {
      expect(await inPage(`florilegiumHost.call(${JSON.stringify(method)}, {})`), method).toMatchObject({
        ok: false,
        error: { code: 'request-invalid' },
      });
    }
    expect(
      await inPage('florilegiumHost.call("readOriginal", { sha256: "../../etc/passwd" })'),
    ).toMatchObject({ error: { code: 'request-invalid' } });
    expect(
      await inPage('florilegiumHost.call("describe", () => 1).then(() => "answered", () => "refused")'),
    ).toBe('refused');
  });

  it('serves the page isolated, under its policy, with workers', async () => {
    expect(
      await inPage('[isSecureContext, crossOriginIsolated, document.getElementById("inline").textContent]'),
    ).toEqual([true, true, 'inline scripts do not run']);
    await expect.poll(() => inPage('window.workerSaid')).toBe('a module of the worker');
    expect(await inPage('window.evalSaid')).toBe('EvalError');
    expect(await inPage('document.querySelector("meta[property=csp-nonce]").nonce.length')).toBeGreaterThan(
      20,
    );
    expect(
      await inPage(`fetch('/').then((answer) => answer.headers.get('content-security-policy'))`),
    ).toContain("default-src 'none'");
    for (const path of [
      '/../package.json',
      '/%2e%2e/main/main.js',
      '/..%2fmain%2fmain.js',
      '//main/main.js',
    ]) {
      expect(
        await inPage(`fetch(location.origin + ${JSON.stringify(path)}).then((answer) => answer.status)`),
        path,
      ).toBe(404);
    }
  });

  it('lets no request out, not even where the policy would be gone', async () => {
    expect(await inPage(`fetch('https://evil.example/').then(() => 'sent', () => 'stopped')`)).toBe(
      'stopped',
    );
    await page
      .context()
      .newCDPSession(page)
      .then((cdp) => cdp.send('Page.setBypassCSP', { enabled: true }));
    await page.reload();
    expect(
      await inPage(
        `fetch('https://evil.example/past-the-policy', { mode: 'no-cors' }).then(() => 'sent', () => 'stopped')`,
      ),
    ).toBe('stopped');
    expect(await electron.evaluate(({ recorded }) => recorded.cancelledRequests)).toContain(
      'https://evil.example/past-the-policy',
    );
  });

  it('refuses every navigation away, by script, link or form', async () => {
    const before = page.url();
    const ways = [
      [`location.href = 'https://evil.example/script'`, 'https://evil.example/script'],
      [
        `(() => { const link = document.createElement('a'); link.href = 'https://evil.example/link'; document.body.append(link); link.click(); })()`,
        'https://evil.example/link',
      ],
      [
        `(() => { const form = document.createElement('form'); form.action = '/form'; document.body.append(form); form.submit(); })()`,
        null,
      ],
      [`location.href = '/assets/page.js'`, 'app://notebook/assets/page.js'],
    ] as const;
    // One after the other: a page that goes on before it was refused has changed its mind.
    for (const [script, refused] of ways) {
      await inPage(script);
      if (refused === null) continue;
      await expect
        .poll(() => electron.evaluate(({ recorded }) => recorded.preventedNavigations))
        .toContain(refused);
    }
    expect(page.url()).toBe(before);
    expect(await inPage('typeof window.florilegiumHost')).toBe('object');
  });

  it('refuses every second window', async () => {
    const denied = async (address: string): Promise<void> => {
      await expect.poll(() => electron.evaluate(({ recorded }) => recorded.deniedWindows)).toContain(address);
    };
    await inPage(`window.open('https://evil.example/window')`);
    await denied('https://evil.example/window');
    await inPage(
      `(() => { const link = document.createElement('a'); link.href = '/'; link.target = '_blank'; document.body.append(link); link.click(); })()`,
    );
    await denied('app://notebook/');
    await expect.poll(() => page.context().pages().length).toBe(1);
  });

  it('asks for a folder before it saves, and a refusal is a failure told as such', async () => {
    const save = `florilegiumHost.call('saveFiles', { folderName: 'notes', files: [{ path: 'a.md', text: 'ä' }] })`;
    expect(await inPage(save)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await electron.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
    }, `${fixture.stateFolder}-exports`);
    const saved = (await inPage(save)) as { ok: true; value: { folder: string } };
    expect(saved).toMatchObject({ ok: true, value: { written: 1 } });
    expect(await readFile(`${saved.value.folder}/a.md`, 'utf8')).toBe('ä');
    expect(await inPage('florilegiumHost.call("revealFolder", {})')).toMatchObject({ ok: true });
    expect(await electron.evaluate(({ recorded }) => recorded.openedPaths)).toEqual([fixture.notebookFolder]);
  });

  it('shows its window, asks no outside host for names, and has a menu', async () => {
    expect(
      await electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.isVisible()),
      ),
    ).toEqual([true]);
    expect(await electron.evaluate(({ recorded }) => recorded.switches['host-resolver-rules'])).toBe(
      'MAP * ~NOTFOUND',
    );
    expect(
      await electron.evaluate(({ recorded }) =>
        (recorded.menu as { label: string }[]).map((item) => item.label),
      ),
    ).toEqual(['&File', '&Edit', '&View']);
  });

  it('says in one sentence that a notebook is open already, and keeps the lock as long as it runs', async () => {
    const second = launchElectronDouble({
      appFolder: fixture.appFolder,
      args: [fixture.notebookFolder],
      env: { FLORILEGIUM_STATE: `${fixture.stateFolder}-other` },
    }).then((other) => other.firstWindow());
    await expect(second).rejects.toThrow(/code 1: Florilegium: The notebook .* is already open/);
  });

  it('ends with its window, gives the lock back, and finds what the page stored and the system speaks at the next start', async () => {
    await inPage(
      `new Promise((resolve) => { const open = indexedDB.open('kept'); open.onsuccess = () => { open.result.close(); resolve(); }; })`,
    );
    const ended = new Promise((resolve) => electron.process().once('exit', resolve));
    await page.close();
    expect(await ended).toBe(0);
    await electron.close();

    electron = await launch({ FLORILEGIUM_DOUBLE_LOCALE: 'de-AT' });
    page = await electron.firstWindow();
    expect(await inPage('indexedDB.databases().then((all) => all.map((database) => database.name))')).toEqual(
      ['kept'],
    );
    expect(
      await electron.evaluate(({ recorded }) =>
        (recorded.menu as { label: string }[]).map((item) => item.label),
      ),
    ).toEqual(['&Datei', '&Bearbeiten', '&Ansicht']);
  });
});
