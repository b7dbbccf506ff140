import { EventEmitter } from 'node:events';
import { runInThisContext } from 'node:vm';
import { startChromium, stopChromium } from './chromium.ts';
import { ipcMain } from './ipc-double.ts';
import { recorded } from './recorder.ts';
import { protocol, session } from './session-double.ts';
import { appEvents, BrowserWindow } from './window-double.ts';

/** The `electron` of the double: what src-main/electron uses of it, and nothing more. */
class AppDouble extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = {
    appendSwitch: (name: string, value = '') => void (recorded.switches[name] = value),
  };
  private readonly paths: Record<string, string> = {};
  private ready: Promise<void> | null = null;

  setPath(name: string, path: string) {
    this.paths[name] = path;
  }
  getPath(name: string): string {
    return this.paths[name] ?? '';
  }
  getLocale(): string {
    return process.env['FLORILEGIUM_DOUBLE_LOCALE'] ?? 'en-GB';
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  whenReady(): Promise<void> {
    const userData = this.paths['userData'];
    if (!userData) throw new Error('the double needs app.setPath("userData", …) before app.whenReady()');
    // Not before the main module has run to its end, as in Electron.
    this.ready ??= new Promise((resolve) => setImmediate(resolve)).then(async () => {
      const { debugPort } = await startChromium(userData);
      process.send?.({ type: 'ready', debugPort });
    });
    return this.ready;
  }
  quit(): void {
    void Promise.all(BrowserWindow.getAllWindows().map((window) => window.close())).then(() => {
      let prevented = false;
      this.emit('will-quit', { preventDefault: () => (prevented = true) });
      if (!prevented) this.exit(0);
    });
  }
  exit(code = 0): void {
    void stopChromium().finally(() => process.exit(code));
  }
}

export const app = new AppDouble();
appEvents.on('web-contents-created', (...args) => app.emit('web-contents-created', ...args));
appEvents.on('window-all-closed', () => app.emit('window-all-closed'));

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (menu: unknown) => void (recorded.menu = menu),
};

export const dialogAnswers: { canceled: boolean; filePaths: string[] }[] = [];

export const dialog = {
  showErrorBox(title: string, content: string) {
    recorded.dialogs.push({ kind: 'error', options: { title, content } });
    process.stderr.write(`${title}: ${content}\n`);
  },
  showOpenDialog(...args: unknown[]) {
    recorded.dialogs.push({ kind: 'open', options: args.at(-1) });
    return Promise.resolve({ canceled: true, filePaths: [] as string[] });
  },
};

export const shell = {
  openPath(path: string) {
    recorded.openedPaths.push(path);
    return Promise.resolve('');
  },
};

export { BrowserWindow, ipcMain, protocol, recorded, session };

process.on('message', (message: { type: string; id: number; source: string; argument: unknown }) => {
  if (message.type === 'quit') {
    app.quit();
    return;
  }
  void runForTest(message.source, message.argument).then(
    (value) => process.send?.({ type: 'value', id: message.id, value }),
    (error: unknown) => process.send?.({ type: 'error', id: message.id, error: String(error) }),
  );
});
process.on('SIGTERM', () => app.quit());
// The test is gone: so is the app.
process.on('disconnect', () => app.exit(1));

async function runForTest(source: string, argument: unknown): Promise<unknown> {
  const run = runInThisContext(`(${source})`) as (electron: unknown, argument: unknown) => unknown;
  return run({ app, BrowserWindow, dialog, ipcMain, Menu, protocol, recorded, session, shell }, argument);
}
