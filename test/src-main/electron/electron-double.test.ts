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

/** Runs a main module whose statements are tried one after the other after app.whenReady(); answers what each threw. */
async function thrownBy(statements: readonly string[]): Promise<string[]> {
  await writeFile(
    join(folder, 'main', 'main.js'),
    `import { app, BrowserWindow, protocol, session } from 'electron';
     const hard = { contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false,
       nodeIntegrationInSubFrames: false, webSecurity: true, allowRunningInsecureContent: false, webviewTag: false,
       preload: ${JSON.stringify(join(folder, 'preload.cjs'))} };
     const thrown = [];
     const tried = async (statement) => { try { await statement(); thrown.push('nothing'); } catch (error) { thrown.push(error.message); } };
     app.setPath('userData', ${JSON.stringify(join(folder, 'profile'))});
     app.whenReady().then(async () => {
       ${statements.map((statement) => `await tried(async () => { ${statement} });`).join('\n')}
       process.stderr.write(JSON.stringify(thrown));
       app.exit(1);
     });`,
  );
  const app = await launchElectronDouble({ appFolder: folder, args: [] });
  const end = await app.firstWindow().then(
    () => '[]',
    (error: Error) => error.message,
  );
  return JSON.parse(end.slice(end.indexOf('['))) as string[];
}

describe('the Electron double', () => {
  it('throws on every preference that weakens a window, and on a session or contents left as open as Electron leaves them', async () => {
    const weak = [
      'contextIsolation: false',
      'sandbox: false',
      'sandbox: undefined',
      'nodeIntegration: true',
      'webSecurity: false',
      'webviewTag: true',
    ];
    const load = `await new BrowserWindow({ webPreferences: hard }).loadURL('app://notebook/');`;
    const thrown = await thrownBy([
      `protocol.handle('app', () => new Response());`,
      ...weak.map((preference) => `new BrowserWindow({ webPreferences: { ...hard, ${preference} } });`),
      load,
      `const open = session.defaultSession; open.setPermissionRequestHandler(() => {}); open.setPermissionCheckHandler(() => {});
       open.setDevicePermissionHandler(() => {}); open.setSpellCheckerEnabled(false); open.webRequest.onBeforeRequest(() => {});
       ${load}`,
    ]);
    expect(thrown).toEqual([
      'app: is not registered as a standard, secure scheme',
      ...weak.map((preference) =>
        expect.stringContaining(`insecure webPreferences: ${preference.split(':')[0]} must be`),
      ),
      expect.stringContaining('insecure session: no permission request handler'),
      expect.stringContaining('insecure web contents: no will-navigate'),
    ]);
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
