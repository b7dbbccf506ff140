import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type NotebookHost, openNotebookHost } from '../host/open-notebook-host.ts';
import { errorInOneLine } from '../../src-core/base/error-sentences.ts';
import { programVersion } from '../shell/program-version.ts';
import { realFolder } from '../shell/real-folder.ts';
import { defaultNotebookFolder, notebookStateFolder } from '../shell/standard-folders.ts';
import { defaultStateFolder } from '../host/state-folder.ts';
import { findChromium } from './find-chromium.ts';
import { openWindow, profileFolderFor, WINDOW_HOST_NAME } from './open-window.ts';
import { readRememberedPort, rememberPort } from './remembered-port.ts';
import { showFolder } from './show-folder.ts';
import { type LoopbackHost, startLoopbackHost } from './start-loopback-host.ts';

/** node src-main/loopback/main.ts [--serve [--port N]] [--watch FOLDER] [NOTEBOOK_FOLDER]; `npm start` is the way for people. */
async function main(): Promise<number> {
  const given = readArguments();
  if (typeof given === 'string') return complain(given);
  const { values, positionals } = given;
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    return complain(`${values.port} is not a port; use a number from 1 to 65535.`);
  }
  const asked = new Promise<void>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => settle());
  });

  const folder = positionals[0] ?? defaultNotebookFolder(homedir());
  const state = defaultStateFolder();
  const opened = await openNotebookHost({
    folder,
    stateFolder: state,
    showFolder,
    ...(values.watch === undefined ? {} : { watchFolder: resolve(values.watch) }),
    version: programVersion(),
  });
  if (!opened.ok) return complain(errorInOneLine(opened.error, 'en'));
  const notebook = opened.value;
  try {
    for (const report of notebook.description.reports)
      process.stderr.write(`${errorInOneLine(report, 'en')}\n`);
    const notebookState = notebookStateFolder(state, realFolder(notebook.folder));
    return values.serve
      ? await serve(notebook, notebookState, port, asked)
      : await showWindow(notebook, state, notebookState, asked);
  } finally {
    await notebook.close();
  }
}

/** Serves until a signal comes. */
async function serve(
  notebook: NotebookHost,
  notebookState: string,
  port: number | null,
  asked: Promise<void>,
): Promise<number> {
  let loopback: LoopbackHost;
  try {
    loopback = await listen(notebook, port ?? (await readRememberedPort(notebookState)));
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    if (port !== null)
      return complain(`Port ${port} is taken by another program; leave --port out to get a free one.`);
    loopback = await listen(notebook, 0);
  }
  await rememberPort(notebookState, loopback.port);
  process.stdout.write(
    `The notebook ${notebook.folder} is served to one browser on this machine.\n` +
      `Open this address in it (it works once): ${loopback.address}\nCtrl+C ends it.\n`,
  );
  await asked;
  await loopback.close();
  return 0;
}

/** Opens the app window and stays until it is closed. */
async function showWindow(
  notebook: NotebookHost,
  state: string,
  notebookState: string,
  asked: Promise<void>,
): Promise<number> {
  const browser = findChromium();
  if (browser === null)
    return complain('No Chromium, Chrome or Edge was found; install one or set FLORILEGIUM_CHROMIUM.');
  const loopback = await startLoopbackHost({
    api: notebook.api,
    rendererFolder: RENDERER,
    hostName: WINDOW_HOST_NAME,
  });
  try {
    const window = await openWindow({
      browser,
      address: loopback.address,
      port: loopback.port,
      profileFolder: profileFolderFor(browser, state, notebookState, homedir()),
      asRoot: process.getuid?.() === 0,
    });
    void asked.then(() => window.close());
    const { shown, lastWords } = await window.closed;
    return shown
      ? 0
      : complain(`${browser} could not open a window.${lastWords ? ` Its last words:\n${lastWords}` : ''}`);
  } finally {
    await loopback.close();
  }
}

/** The arguments, or a sentence about what is wrong with them. */
function readArguments() {
  try {
    return parseArgs({
      options: {
        serve: { type: 'boolean', default: false },
        port: { type: 'string' },
        watch: { type: 'string' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const RENDERER = join(import.meta.dirname, '..', '..', 'out', 'renderer');

function listen(notebook: NotebookHost, port: number): Promise<LoopbackHost> {
  return startLoopbackHost({ api: notebook.api, rendererFolder: RENDERER, port });
}

function isPortTaken(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

process.exitCode = await main();
