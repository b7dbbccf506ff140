import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeClone, encodeClone } from '../../doubles/electron-double/clone-codec.ts';
import { launchElectronDouble } from '../../doubles/electron-double/launch-electron-double.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'florilegium-insecure-'));
  await mkdir(join(folder, 'main'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'preload.cjs'), '');
});

afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

/** Runs a main module made of these lines after app.whenReady(); answers how the app ended. */
async function endOf(lines: string): Promise<string> {
  await writeFile(
    join(folder, 'main', 'main.js'),
    `import { app, BrowserWindow, protocol, session } from 'electron';
     const hard = { contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false,
       nodeIntegrationInSubFrames: false, webSecurity: true, allowRunningInsecureContent: false, webviewTag: false,
       preload: ${JSON.stringify(join(folder, 'preload.cjs'))} };
     app.setPath('userData', ${JSON.stringify(join(folder, 'profile'))});
     app.whenReady().then(async () => { ${lines} });`,
  );
  const app = await launchElectronDouble({ appFolder: folder, args: [] }).catch((error: Error) => error);
  if (app instanceof Error) return app.message;
  return app.firstWindow().then(
    () => 'a window',
    (error: Error) => error.message,
  );
}

describe('the Electron double', () => {
  it.each([
    'contextIsolation: false',
    'sandbox: false',
    'nodeIntegration: true',
    'webSecurity: false',
    'webviewTag: true',
    'sandbox: undefined',
  ])('throws on a window with %s', async (preference) => {
    const message = await endOf(`new BrowserWindow({ webPreferences: { ...hard, ${preference} } });`);
    expect(message).toContain(`insecure webPreferences: ${preference.split(':')[0]}`);
  });

  it('throws when session or contents are left as open as Electron leaves them', async () => {
    const load = `await new BrowserWindow({ webPreferences: hard }).loadURL('app://notebook/');`;
    expect(await endOf(load)).toContain('insecure session: no permission request handler');
    const shut = `const open = session.defaultSession; open.setPermissionRequestHandler(() => {}); open.setPermissionCheckHandler(() => {});
      open.setDevicePermissionHandler(() => {}); open.setSpellCheckerEnabled(false); open.webRequest.onBeforeRequest(() => {});`;
    expect(await endOf(shut + load)).toContain('insecure web contents: no will-navigate');
  });

  it('throws when a scheme is handled that was not registered as standard and secure', async () => {
    expect(await endOf(`protocol.handle('app', () => new Response());`)).toContain(
      'not registered as a standard, secure scheme',
    );
  });

  it('clones what Electron clones, and refuses what it refuses', () => {
    const value = {
      text: 'ä\u{1f600}\ud800',
      number: -0.5,
      infinite: -Infinity,
      nothing: undefined,
      none: null,
      big: 12n,
      date: new Date(7),
      map: new Map([[1, new Set(['a'])]]),
      list: [1, undefined, [new Uint8Array([0, 255])]],
      $: 'a key of ours',
    };
    expect(decodeClone(encodeClone(value))).toEqual(value);
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index);
    expect(decodeClone(encodeClone(bytes.subarray(1)))).toEqual(bytes.subarray(1));
    for (const refused of [() => 1, Symbol('s'), { deep: [() => 1] }, Promise.resolve(), new WeakMap()]) {
      expect(() => encodeClone(refused)).toThrow('An object could not be cloned.');
    }
  });
});
