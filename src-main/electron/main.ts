import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron';
import { openNotebookHost } from '../host/open-notebook-host.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { errorInOneLine } from '../../src-core/base/error-sentences.ts';
import { programVersion } from '../shell/program-version.ts';
import { realFolder } from '../shell/real-folder.ts';
import { loadRendererFiles } from '../shell/renderer-files.ts';
import { defaultNotebookFolder, notebookStateFolder } from '../shell/standard-folders.ts';
import { defaultStateFolder } from '../host/state-folder.ts';
import { APP_SCHEME } from './app-address.ts';
import { answerAppRequest } from './app-protocol.ts';
import { createWindow } from './create-window.ts';
import { hardenContents } from './harden-contents.ts';
import { hardenSession } from './harden-session.ts';
import { languageOfLocale, menuTemplate } from './menu-template.ts';
import { serveHostChannel } from './serve-host-channel.ts';

/** electron PROJECT_FOLDER [NOTEBOOK_FOLDER], or the packaged program with [NOTEBOOK_FOLDER]. */
const folder = resolve(notebookArgument() ?? defaultNotebookFolder(homedir()));
const state = defaultStateFolder();

// One profile a notebook, as in the loopback host: notebooks run side by side, each in one window only.
app.setPath('userData', join(notebookStateFolder(state, realFolder(folder)), 'electron'));
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
app.commandLine.appendSwitch('disable-background-networking');
app.commandLine.appendSwitch('disable-component-update');
app.commandLine.appendSwitch('disable-domain-reliability');
protocol.registerSchemesAsPrivileged([
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);
app.on('web-contents-created', (_event, contents) => hardenContents(contents));

if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron gets ready only after this module has run to its end.
  void app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const language = languageOfLocale(app.getLocale());
  let window: BrowserWindow | null = null;
  const opened = await openNotebookHost({
    folder,
    stateFolder: state,
    version: programVersion(),
    async chooseFolder() {
      const options = {
        properties: ['openDirectory', 'createDirectory'] as ('openDirectory' | 'createDirectory')[],
      };
      const { canceled, filePaths } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options));
      return canceled ? null : (filePaths[0] ?? null);
    },
    showFolder,
  });
  if (!opened.ok) {
    dialog.showErrorBox('Florilegium', errorInOneLine(opened.error, language));
    app.exit(1);
    return;
  }
  const notebook = opened.value;
  const files = await loadRendererFiles(join(import.meta.dirname, '..', 'renderer'));
  hardenSession(session.defaultSession);
  protocol.handle(APP_SCHEME, (request) => answerAppRequest(request, files));
  serveHostChannel(ipcMain, notebook.api);
  const actions = {
    showNotebookFolder: () =>
      void showFolder(notebook.folder).catch((error: Error) =>
        dialog.showErrorBox('Florilegium', error.message),
      ),
    pressControl: (keyCode: 'Z' | 'Y') => {
      for (const type of ['keyDown', 'keyUp'] as const) {
        window?.webContents.sendInputEvent({ type, keyCode, modifiers: ['control'] });
      }
    },
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate(language, process.platform, app.isPackaged, actions)),
  );

  window = createWindow(notebook.description.name);
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    // The lock is given back and the last bytes are written before the process may go.
    event.preventDefault();
    // Appearance and the like stand in the page's storage, which the browser writes only after a while.
    session.defaultSession.flushStorageData();
    void notebook.close().finally(() => app.exit(0));
  });
}

/** Without this, a program that cannot start would go on without a window. */
function giveUp(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(
    'Florilegium',
    errorInOneLine(appError('internal', { reason }), languageOfLocale(app.getLocale())),
  );
  app.exit(1);
}

/** `shell.openPath` answers with a message when it fails. */
async function showFolder(path: string): Promise<void> {
  const problem = await shell.openPath(path);
  if (problem) throw new Error(problem);
}

/** The first argument that is no switch, after the program and, unpackaged, the project's folder. */
function notebookArgument(): string | undefined {
  return process.argv.slice(app.isPackaged ? 1 : 2).find((argument) => !argument.startsWith('-'));
}
