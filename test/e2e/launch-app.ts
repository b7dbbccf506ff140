import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, chromium, type Page } from '@playwright/test';
import { utf8Environment } from '../../src-main/shell/utf8-environment.ts';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { launchElectronDouble } from '../doubles/electron-double/launch-electron-double.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The ways the app can run. */
export type AppKind = 'loopback' | 'electron-double' | 'electron';

/** A running app with its one window. */
export interface LaunchedApp {
  readonly page: Page;
  /** Folder below which the app saves exports: where it asks for one, the dialog is answered with this. */
  readonly exportFolder: string;
  /** Ends the app as a user does and waits until the notebook's lock is free. */
  close(): Promise<void>;
  /** Ends host and browser at once, as a power cut would. */
  kill(): Promise<void>;
}

/** What a launch needs; state and browser profile live beside the notebook folder, so a second launch finds them. */
export interface LaunchOptions {
  readonly notebookFolder: string;
  /** Language of browser and menus, e.g. "de-DE". Default: "en-GB". */
  readonly locale?: string;
}

/** Why a kind cannot run here, or null when it can. */
export function whyNot(kind: AppKind): string | null {
  return kind === 'electron' && electronRuntime() === null
    ? "Electron's runtime is not installed here (node_modules/electron/dist is missing)"
    : null;
}

/** Starts the built app on a notebook; `npm run build` comes before. */
export async function launchApp(kind: AppKind, options: LaunchOptions): Promise<LaunchedApp> {
  const app = await LAUNCHERS[kind](options);
  await app.page.setViewportSize({ width: 1280, height: 800 });
  return app;
}

const LAUNCHERS: Readonly<Record<AppKind, (options: LaunchOptions) => Promise<LaunchedApp>>> = {
  loopback: launchLoopbackApp,
  'electron-double': launchDouble,
  electron: launchElectron,
};

function stateOf({ notebookFolder }: LaunchOptions): Record<string, string> {
  return { FLORILEGIUM_STATE: `${notebookFolder}-state` };
}

/** The host as `npm start -- --serve` runs it, and a browser of our own with a profile that stays. */
async function launchLoopbackApp(options: LaunchOptions): Promise<LaunchedApp> {
  const host = spawn(
    process.execPath,
    [join(ROOT, 'src-main', 'loopback', 'main.ts'), '--serve', options.notebookFolder],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...stateOf(options) } },
  );
  // A failed test closes nothing; its host must not outlive the runner.
  const endWithRunner = (): void => void host.kill('SIGKILL');
  process.once('exit', endWithRunner);
  const ended = endOf(host).finally(() => process.off('exit', endWithRunner));
  const address = await printedAddress(host);
  const profile = `${options.notebookFolder}-browser`;
  await mkdir(profile, { recursive: true, mode: 0o700 });
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['FLORILEGIUM_CHROMIUM'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
    locale: options.locale ?? 'en-GB',
    colorScheme: null,
    env: utf8Environment(),
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  await page.waitForURL((url) => url.pathname === '/');
  return {
    page,
    exportFolder: join(options.notebookFolder, 'exports'),
    async close() {
      await context.close();
      host.kill('SIGTERM');
      await ended;
    },
    async kill() {
      await killProcess(host);
      await context.close();
    },
  };
}

async function launchDouble(options: LaunchOptions): Promise<LaunchedApp> {
  const app = await launchElectronDouble({
    args: [options.notebookFolder],
    env: { ...stateOf(options), FLORILEGIUM_DOUBLE_LOCALE: options.locale ?? 'en-GB' },
  });
  const exportFolder = await chosenFolder(options);
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, exportFolder);
  return {
    page: await app.firstWindow(),
    exportFolder,
    close: () => app.close(),
    kill: () => killProcess(app.process()),
  };
}

async function launchElectron(options: LaunchOptions): Promise<LaunchedApp> {
  const app = await _electron.launch({
    executablePath: electronRuntime() ?? '',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT, options.notebookFolder],
    locale: options.locale ?? 'en-GB',
    env: { ...(process.env as Record<string, string>), ...stateOf(options) },
  });
  const exportFolder = await chosenFolder(options);
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, exportFolder);
  return {
    page: await app.firstWindow(),
    exportFolder,
    close: () => app.close(),
    kill: () => killProcess(app.process()),
  };
}

async function chosenFolder({ notebookFolder }: LaunchOptions): Promise<string> {
  const folder = `${notebookFolder}-exports`;
  await mkdir(folder, { recursive: true });
  return folder;
}

async function killProcess(child: ChildProcess): Promise<void> {
  const ended = endOf(child);
  child.kill('SIGKILL');
  await ended;
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** The one-time address among what the host prints. */
async function printedAddress(host: ChildProcess): Promise<string> {
  if (!host.stdout) throw new Error('the host prints nowhere');
  for await (const line of createInterface({ input: host.stdout })) {
    const address = /http:\/\/\S+\/open\?token=\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('the host ended without an address');
}
