import { mkdirSync } from 'node:fs';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { devtoolsPort, forgetDevtoolsPort } from '../devtools-port.ts';
import { utf8Environment } from '../../../src-main/shell/utf8-environment.ts';
import { serveAppScheme } from './session-double.ts';

let running: Promise<{ readonly context: BrowserContext; readonly debugPort: number }> | null = null;
let firstPageTaken = false;

/** Starts the browser on the app's userData folder, so that what pages store outlives a restart as in Electron. */
export function startChromium(userData: string): Promise<{ readonly debugPort: number }> {
  running ??= launch(userData);
  return running;
}

async function launch(userData: string) {
  mkdirSync(userData, { recursive: true, mode: 0o700 });
  forgetDevtoolsPort(userData);
  const port = await serveAppScheme();
  const context = await chromium.launchPersistentContext(userData, {
    executablePath: process.env['FLORILEGIUM_CHROMIUM'] ?? '/usr/bin/chromium',
    headless: process.env['FLORILEGIUM_HEADED'] === undefined,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: null,
    colorScheme: null,
    env: utf8Environment(),
    args: [
      // A second line for the test itself; ours is Playwright's pipe.
      '--remote-debugging-port=0',
      '--window-size=1280,800',
      `--host-resolver-rules=MAP *.localhost:80 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
  return { context, debugPort: await devtoolsPort(userData) };
}

/** A page for a window: the one the browser came with, then new ones. */
export async function openPage(): Promise<Page> {
  if (!running) throw new Error('a window before app.whenReady()');
  const { context } = await running;
  const [first] = context.pages();
  if (first && !firstPageTaken) {
    firstPageTaken = true;
    return first;
  }
  return context.newPage();
}

/** What `session.flushStorageData()` does at once, Chromium does within this time of a page's end. */
const STORAGE_WRITTEN_MS = 500;

/** Ends the browser, letting it write its profile. */
export async function stopChromium(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, STORAGE_WRITTEN_MS));
  if (running) await (await running).context.close();
}
