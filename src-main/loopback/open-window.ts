import { spawn } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { utf8Environment } from '../shell/utf8-environment.ts';
import { lastWindowShape, rememberWindowShape, type WindowShape } from '../shell/window-shape.ts';
import { endLeftoverBrowser } from './leftover-browser.ts';
import { watchPages } from './watch-pages.ts';

/** The name under which the window knows the host; Chromium treats *.localhost as a secure context. */
export const WINDOW_HOST_NAME = 'notebook.localhost';

/** What a window needs. */
export interface WindowOptions {
  /** Chromium, Chrome or Edge. */
  readonly browser: string;
  /** First address; its host is WINDOW_HOST_NAME. */
  readonly address: string;
  /** Port of 127.0.0.1 behind WINDOW_HOST_NAME. */
  readonly port: number;
  /** The browser's profile of this notebook; made when absent, readable by its owner only. */
  readonly profileFolder: string;
  /** Chromium's sandbox cannot run as root; only then it is left out. */
  readonly asRoot: boolean;
  /** Further flags, for tests. */
  readonly extraFlags?: readonly string[];
}

/** How a window ended. */
export interface WindowEnd {
  /** False when the browser ended without ever showing a page: it could not start. */
  readonly shown: boolean;
  /** The browser's last words, for the case that it could not start. */
  readonly lastWords: string;
}

/** An open app window. */
export interface AppWindow {
  /** Resolves when the window has been closed and the browser is gone. */
  readonly closed: Promise<WindowEnd>;
  close(): Promise<void>;
}

/** Time the browser gets to write its profile before it is killed, in ms. */
const CLOSE_PATIENCE = 5_000;

/** Flags that make a browser our window: a stable origin on any port, no look-up of any outside host, no bars. */
export function windowFlags(options: WindowOptions): readonly string[] {
  return [
    `--app=${options.address}`,
    `--user-data-dir=${options.profileFolder}`,
    `--host-resolver-rules=MAP ${WINDOW_HOST_NAME}:80 127.0.0.1:${options.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    '--remote-debugging-pipe',
    // Hides the bar that warns about the flags above.
    '--test-type',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-domain-reliability',
    '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,AutofillServerCommunication',
    '--no-proxy-server',
    '--password-store=basic',
    '--use-mock-keychain',
    '--class=Florilegium',
    ...(options.asRoot ? ['--no-sandbox'] : []),
    ...(options.extraFlags ?? []),
  ];
}

/** Opens the app window. Rejects when the browser cannot be started at all. */
export async function openWindow(options: WindowOptions): Promise<AppWindow> {
  await mkdir(options.profileFolder, { recursive: true, mode: 0o700 });
  await chmod(options.profileFolder, 0o700);
  await endLeftoverBrowser(options.profileFolder);
  const shapeFile = join(options.profileFolder, 'window.json');
  const browser = spawn(
    options.browser,
    [...windowFlags(options), ...shapeFlags(lastWindowShape(shapeFile))],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      // A Ctrl+C in the terminal must not hit the browser beside us: we close it in order.
      detached: process.platform !== 'win32',
      windowsHide: true,
      env: utf8Environment(),
    },
  );
  const pages = watchPages(browser, (shape) => rememberWindowShape(shapeFile, shape));
  let lastWords = '';
  browser.stderr
    ?.setEncoding('utf8')
    .on('data', (part: string) => (lastWords = (lastWords + part).slice(-2_000)));
  const closed = new Promise<WindowEnd>((resolve) =>
    browser.once('exit', () => resolve({ shown: pages.shown(), lastWords: lastWords.trim() })),
  );
  await new Promise<void>((resolve, reject) => {
    browser.once('spawn', resolve);
    browser.once('error', reject);
  });
  return {
    closed,
    async close() {
      pages.endBrowser();
      const timer = setTimeout(() => browser.kill('SIGKILL'), CLOSE_PATIENCE);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Chromium itself forgets the size of app windows on some desktops. */
function shapeFlags({ width, height, maximized }: WindowShape): string[] {
  return [`--window-size=${width},${height}`, ...(maximized ? ['--start-maximized'] : [])];
}

/**
 * Where a browser may keep a profile: a snap sees no hidden folders of the home folder, only its own.
 */
export function profileFolderFor(
  browser: string,
  stateFolder: string,
  notebookState: string,
  home: string,
): string {
  const snap = /^\/snap\/bin\/([a-z0-9-]+)$/.exec(browser)?.[1];
  return snap
    ? join(
        home,
        'snap',
        snap,
        'common',
        'florilegium',
        notebookState.slice(stateFolder.length + 1),
        'browser',
      )
    : join(notebookState, 'browser');
}
