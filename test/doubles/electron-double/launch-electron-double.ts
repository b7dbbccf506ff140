import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Recorded } from './recorder.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** How to start the double. */
export interface LaunchOptions {
  /** Arguments after the project's folder, e.g. a notebook folder. */
  readonly args: readonly string[];
  /** Folder with the built main, preload and renderer. Default: out/. */
  readonly appFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What tests may touch of the double's main process, as an argument of `evaluate`. */
export interface ElectronForTests {
  readonly recorded: Recorded;
  readonly dialog: { showOpenDialog(): Promise<{ canceled: boolean; filePaths: string[] }> };
  readonly BrowserWindow: {
    getAllWindows(): { isVisible(): boolean; webContents: { pressed: unknown[] } }[];
  };
}

/** The running app, with the part of Playwright's ElectronApplication that our tests use. */
export interface ElectronDouble {
  firstWindow(): Promise<Page>;
  /** Runs a function in the main process; it must stand alone, and its value must be cloneable. */
  evaluate<Value, Argument = undefined>(
    run: (electron: ElectronForTests, argument: Argument) => Value,
    argument?: Argument,
  ): Promise<Awaited<Value>>;
  process(): ChildProcess;
  /** Quits the app; rejects when something happened that real Electron would have let out. */
  close(): Promise<void>;
}

type FromChild =
  | { readonly type: 'ready'; readonly debugPort: number }
  | { readonly type: 'value'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: string };

/** Runs the built app with the double for `electron`. Rejects with the app's last words when it ends before it is ready. */
export async function launchElectronDouble({
  args,
  appFolder = join(ROOT, 'out'),
  env = {},
}: LaunchOptions): Promise<ElectronDouble> {
  const child = spawn(
    process.execPath,
    ['--import', join(import.meta.dirname, 'register.ts'), join(appFolder, 'main', 'main.js'), ...args],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      serialization: 'advanced',
      env: { ...process.env, ...env },
    },
  );
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let nextId = 1;
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    lastWords = (lastWords + part).slice(-4_000);
  });
  const ended = new Promise<Error>((resolve) =>
    child.once('exit', (code) => resolve(new Error(`the app ended with code ${code}: ${lastWords.trim()}`))),
  );
  const debugPort = await new Promise<number>((resolve, reject) => {
    child.on('message', (message: FromChild) => {
      if (message.type === 'ready') return resolve(message.debugPort);
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.type === 'value') call?.resolve(message.value);
      else call?.reject(new Error(message.error));
    });
    void ended.then((error) => {
      reject(error);
      for (const call of waiting.values()) call.reject(error);
    });
  });

  let browser: Browser | null = null;
  const evaluate: ElectronDouble['evaluate'] = (run, argument) =>
    new Promise((resolve, reject) => {
      const id = nextId;
      nextId += 1;
      waiting.set(id, { resolve, reject });
      if (!child.connected) return reject(new Error(`the app is not running: ${lastWords.trim()}`));
      child.send({ type: 'evaluate', id, source: run.toString(), argument });
    });
  return {
    evaluate,
    process: () => child,
    async firstWindow() {
      try {
        browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${debugPort}`, { isLocal: true });
        const [context] = browser.contexts();
        const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
        if (!page) throw new Error('the double has no window');
        await page.waitForURL(/^http:\/\/[a-z]+\.localhost\//);
        return page;
      } catch (error) {
        // When the app ends, its own words say more than the broken line to its browser.
        const end = await Promise.race([
          ended,
          new Promise<null>((resolve) => setTimeout(resolve, 2_000, null)),
        ]);
        throw end ?? error;
      }
    },
    async close() {
      const problems =
        child.exitCode === null && child.connected ? await evaluate(({ recorded }) => recorded.problems) : [];
      if (child.connected) child.send({ type: 'quit' });
      await ended;
      await browser?.close();
      if (problems.length > 0) throw new Error(problems.join('\n'));
    },
  };
}
